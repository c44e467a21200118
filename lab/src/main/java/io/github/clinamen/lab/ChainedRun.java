package io.github.clinamen.lab;

import io.github.clinamen.core.source.BiasRange;
import io.github.clinamen.core.Epsilon;
import java.util.SplittableRandom;

/**
 * A run of the {@link ChainedBell} baseline with simulated honest quantum boxes and a source whose bits all lean to zero.
 *
 * @param accepted whether every tested round was right
 * @param bit Alice's outcome in the picked round
 * @param wrong how many tested rounds were wrong
 */
public record ChainedRun(boolean accepted, boolean bit, long wrong) {
    /** Rounds that a run may have, log2. */
    public static final int MAX_CHOICE_BITS = 30;

    public static ChainedRun play(ChainedBell plan, Epsilon epsilon, long seed) {
        if (plan.choiceBits() > MAX_CHOICE_BITS || plan.settingBits() > MAX_CHOICE_BITS) {
            throw new IllegalArgumentException(
                    "chained: expected at most 2^30 rounds and settings to run, found 2^" + plan.choiceBits());
        }
        SplittableRandom coins = new SplittableRandom(seed);
        BiasRange range = BiasRange.of(epsilon);
        int circle = 2 << plan.settingBits();
        long pick = draw(plan.choiceBits(), range, coins);
        boolean kept = false;
        long wrong = 0;
        for (long round = 0; round < 1L << plan.choiceBits(); round++) {
            int alice = 2 * (int) draw(plan.settingBits(), range, coins);
            int bob = (alice + (draw(1, range, coins) == 1 ? 1 : circle - 1)) % circle;
            boolean a = coins.nextBoolean();
            boolean b = a ^ coins.nextDouble() < differ(alice, bob, circle);
            boolean mustDiffer = alice == 0 && bob == circle - 1;
            if (round == pick) {
                kept = a;
            } else if ((a != b) != mustDiffer) {
                wrong++;
            }
        }
        return new ChainedRun(wrong == 0, kept, wrong);
    }

    /** Born's rule for a maximally entangled pair measured at angles s pi / 2M: P(a != b) = sin^2 of half their distance. */
    static double differ(int alice, int bob, int circle) {
        double sine = StrictMath.sin((alice - bob) * Math.PI / circle / 2);
        return sine * sine;
    }

    private static long draw(int bits, BiasRange range, SplittableRandom coins) {
        long drawn = 0;
        for (int i = 0; i < bits; i++) {
            drawn |= range.bit(BiasRange.ZEROS, coins.nextLong()) ? 1L << i : 0;
        }
        return drawn;
    }
}
