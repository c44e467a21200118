package io.github.clinamen.core.source;

import io.github.clinamen.core.bits.RoundChunk;

/** In which order a stream's bits become the drawn settings planes of a chunk. */
public enum DrawOrder {
    /**
     * 64 rounds of one plane, then 64 rounds of the next: word by word. Good where any interleaving of the rounds is allowed
     * (Theorem A (I)).
     */
    WORDS {
        @Override
        void draw(SanthaVaziraniSource source, long chunk, RoundChunk planes) {
            source.draw(chunk, NONE, planes, planes.parties());
        }
    },
    /**
     * All bits of a round before those of the next: plane p of round r of a chunk is bit m r + p of what the source gives
     * for the chunk, m bits for each of its rounds, rounded up to whole words of 64 rounds. Boxes with memory know earlier
     * rounds, and the source's promise is about earlier bits; so no bit of an earlier round may come later than one of this.
     */
    ROUNDS {
        @Override
        void draw(SanthaVaziraniSource source, long chunk, RoundChunk planes) {
            int m = planes.parties();
            long[] drawn = new long[m * planes.usedWords()];
            source.draw(chunk, drawn, planes.withRounds(0), 0);
            long[] ours = new long[m];
            for (int p = 0; p < m; p++) {
                for (int k = 0; k < m; k++) {
                    ours[k] = every(m, p, k);
                }
                for (int w = 0; w < planes.usedWords(); w++) {
                    long settings = 0;
                    int done = 0;
                    for (int k = 0; k < m; k++) {
                        settings |= Long.compress(drawn[m * w + k], ours[k]) << done;
                        done += Long.bitCount(ours[k]);
                    }
                    planes.setSetting(p, w, settings);
                }
            }
        }
    };

    private static final long[] NONE = {};

    /** Draws the settings planes of one chunk from a source that is read in order; the chunk has as many parties as planes. */
    abstract void draw(SanthaVaziraniSource source, long chunk, RoundChunk planes);

    /** The bits i of word k with 64 k + i = p modulo m. */
    private static long every(int m, int p, int k) {
        long mask = 0;
        for (int i = Math.floorMod(p - 64 * k, m); i < 64; i += m) {
            mask |= 1L << i;
        }
        return mask;
    }
}
