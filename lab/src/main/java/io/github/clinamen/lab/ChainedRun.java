package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.source.BiasRange;
import java.util.SplittableRandom;

/**
 * A run of the {@link ChainedBell} baseline with simulated honest quantum boxes and a source whose bits all lean to zero.
 *
 * @param rounds how many were measured
 * @param wrongAllowed W
 * @param bit the parity of Alice's outcomes
 * @param wrong how many rounds were wrong
 */
public record ChainedRun(long rounds, long wrongAllowed, boolean bit, long wrong) {
    private static final long MAX_ROUNDS = 1L << 30;
    private static final int MAX_SETTING_BITS = 29;

    /**
     * @param rounds 1 to 2^30
     * @throws IllegalArgumentException when these are too many rounds or settings
     */
    public static ChainedRun play(ChainedBell game, Epsilon epsilon, long rounds, long seed) {
        if (rounds < 1 || rounds > MAX_ROUNDS || game.settingBits() > MAX_SETTING_BITS) {
            throw new IllegalArgumentException("chained: expected 1 to 2^30 rounds and at most 2^29 settings, found "
                    + rounds + " and 2^" + game.settingBits());
        }
        SplittableRandom coins = new SplittableRandom(seed);
        BiasRange range = BiasRange.of(epsilon);
        int circle = 2 << game.settingBits();
        boolean bit = false;
        long wrong = 0;
        for (long round = 0; round < rounds; round++) {
            int alice = 2 * (int) draw(game.settingBits(), range, coins);
            int bob = (alice + (draw(1, range, coins) == 1 ? 1 : circle - 1)) % circle;
            boolean a = coins.nextBoolean();
            boolean b = a ^ coins.nextDouble() < differ(alice, bob, circle);
            boolean mustDiffer = alice == 0 && bob == circle - 1;
            bit ^= a;
            wrong += (a != b) != mustDiffer ? 1 : 0;
        }
        return new ChainedRun(rounds, (long) game.wrongAllowed(rounds), bit, wrong);
    }

    public boolean accepted() {
        return wrong <= wrongAllowed;
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
