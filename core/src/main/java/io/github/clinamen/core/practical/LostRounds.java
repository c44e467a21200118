package io.github.clinamen.core.practical;

import io.github.clinamen.core.bits.GamePlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;

/**
 * Which rounds of a chunk are lost: with three parties or more those that are wrong in the Mermin game, with two those whose outcomes
 * differ from CHSH's a + b = x y (mod 2).
 */
final class LostRounds {
    private LostRounds() {}

    /** @param lost at least {@code chunk.words()} words, the first of which are overwritten; 0 beyond the chunk's rounds */
    static void mark(RoundChunk chunk, long[] lost) {
        if (chunk.parties() > 2) {
            GamePlanes.wrong(chunk, new MerminGame(chunk.parties()), lost);
            return;
        }
        for (int w = 0; w < chunk.words(); w++) {
            long right = chunk.setting(0, w) & chunk.setting(1, w);
            lost[w] = (chunk.outcome(0, w) ^ chunk.outcome(1, w) ^ right) & chunk.validBits(w);
        }
    }
}
