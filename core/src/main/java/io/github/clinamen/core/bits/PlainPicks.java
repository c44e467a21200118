package io.github.clinamen.core.bits;

import java.util.Arrays;

/** The plain twin of pick masks: bin by bin. Never optimised. */
final class PlainPicks {
    private PlainPicks() {}

    static void mask(PickPlanes planes, long chunk, int rounds, long[] picks, long[] mask) {
        Arrays.fill(mask, 0);
        int bins = planes.bins(rounds);
        for (int bin = 0; bin < bins; bin++) {
            long round = ((long) bin << planes.choiceBits()) + planes.pick(picks, bins, bin);
            long inChunk = round - (chunk - planes.drawnWith(chunk)) * RoundChunk.ROUNDS;
            if (0 <= inChunk && inChunk < rounds) {
                mask[(int) (inChunk >> 6)] |= 1L << (inChunk & 63);
            }
        }
    }
}
