package io.github.clinamen.core.practical;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.SanthaVaziraniSource;

/**
 * Settings in the order of the rounds: all bits of a round before those of the next. Boxes with memory know earlier rounds, and the
 * source's promise is about earlier bits; so no bit of an earlier round may come later than one of this round. Setting p of
 * round r of a chunk is bit n r + p of what the source gives for the chunk, n settings for each of its rounds, rounded up to
 * whole words of 64 rounds.
 */
final class RoundOrder {
    private static final RoundChunk NO_ROUNDS = RoundChunk.allocate(1, 0);

    private RoundOrder() {}

    /** Draws the settings of one chunk from a source that is read in order. */
    static void draw(SanthaVaziraniSource source, long c, RoundChunk chunk) {
        int n = chunk.parties();
        long[] drawn = new long[n * chunk.usedWords()];
        source.draw(c, drawn, NO_ROUNDS, 0);
        long[] ours = new long[n];
        for (int p = 0; p < n; p++) {
            for (int k = 0; k < n; k++) {
                ours[k] = every(n, p, k);
            }
            for (int w = 0; w < chunk.usedWords(); w++) {
                long settings = 0;
                int done = 0;
                for (int k = 0; k < n; k++) {
                    settings |= Long.compress(drawn[n * w + k], ours[k]) << done;
                    done += Long.bitCount(ours[k]);
                }
                chunk.setSetting(p, w, settings);
            }
        }
    }

    /** The bits i of word k with 64 k + i = p modulo n. */
    private static long every(int n, int p, int k) {
        long mask = 0;
        for (int i = Math.floorMod(p - 64 * k, n); i < 64; i += n) {
            mask |= 1L << i;
        }
        return mask;
    }
}
