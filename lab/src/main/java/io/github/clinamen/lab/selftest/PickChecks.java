package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the scattered layout picks what fair bits would: one round of every bin for certain, all rounds of a bin alike,
 * and neighbouring bins without regard to each other.
 */
final class PickChecks {
    private static final int MOST_PAIRED = 4;

    private PickChecks() {}

    /**
     * @param source of fair bits
     * @param choiceBits log2 of Nb, 1 to 14
     */
    static List<Check> of(SanthaVaziraniSource source, int choiceBits, long rounds) {
        PickPlanes planes = new PickPlanes(choiceBits);
        int nb = 1 << choiceBits;
        int bins = planes.bins(RoundChunk.ROUNDS);
        long[] picks = new long[planes.drawnWords(0, RoundChunk.ROUNDS)];
        long[] mask = new long[RoundChunk.WORDS];
        long[] counts = new long[nb];
        long[] pairs = new long[choiceBits <= MOST_PAIRED ? nb * nb : 0];
        RoundChunk nothing = RoundChunk.allocate(1, 0);
        long picked = 0;
        long notOne = 0;
        for (long c = 0; c * RoundChunk.ROUNDS < rounds; c++) {
            source.draw(c, picks, nothing, 0);
            planes.mask(c, RoundChunk.ROUNDS, picks, mask);
            int before = -1;
            for (int bin = 0; bin < bins; bin++) {
                int position = only(mask, bin << choiceBits, nb);
                if (position < 0) {
                    notOne++;
                    continue;
                }
                picked++;
                counts[position]++;
                if (pairs.length > 0 && before >= 0) {
                    pairs[before * nb + position]++;
                }
                // Pairs that do not overlap, so that they are independent.
                before = before < 0 ? position : -1;
            }
        }
        String group = "picks of bins of " + nb + ", source " + source.spec();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.never(group, "bins without exactly one pick", picked + notOne, notOne));
        checks.add(uniform(group, "position in the bin", counts));
        if (pairs.length > 0) {
            checks.add(uniform(group, "positions in two neighbouring bins", pairs));
        }
        return checks;
    }

    private static Check uniform(String group, String name, long[] counts) {
        double[] equal = new double[counts.length];
        java.util.Arrays.fill(equal, 1.0 / counts.length);
        return new Check(
                group,
                name,
                java.util.Arrays.stream(counts).sum(),
                "Pearson",
                "uniform",
                Tail.chiSquare(counts, equal));
    }

    /** The place of the only bit that is set among nb, -1 if there are more or fewer. */
    private static int only(long[] mask, int start, int nb) {
        int found = -1;
        for (int i = 0; i < nb; i++) {
            if ((mask[start + i >> 6] >>> (start + i & 63) & 1) == 1) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }
}
