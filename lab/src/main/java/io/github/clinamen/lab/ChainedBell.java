package io.github.clinamen.lab;

import io.github.clinamen.core.bound.TheoremA;

/**
 * The two-party baseline, with the chained Bell game of M = 2^m settings a party (Colbeck and Renner, reference [2] of the paper),
 * by Theorem A: m + 1 source bits choose one of the 2M tested pairs, no box is predictable at all of them, and
 *
 * <pre>
 *   f = 1 - eps^(m+1),  D &lt;= z^-W (1 - (1-z)(1-f))^N.
 * </pre>
 *
 * Honest quantum boxes lose sin^2(pi / 4M) of the rounds, so eps^(m+1) has to be larger: possible above {@link #THRESHOLD}. In plain
 * arithmetic: a figure, not a certificate.
 *
 * @param settingBits m, 1 to 500
 */
public record ChainedBell(int settingBits) {
    /** The threshold of [2] as printed, 0.442: 1 / (1 + 2^(1/3)). */
    public static final double PRINTED_THRESHOLD = 1 / (1 + Math.cbrt(2));

    /** For M to infinity sin^2(pi / 4M) falls as 4^-m. */
    public static final double THRESHOLD = 0.25;

    private static final int MAX_SETTING_BITS = 500;

    /** So many standard deviations more wrong rounds than expected are allowed. */
    private static final double SIGMAS = 4;

    public ChainedBell {
        if (settingBits < 1 || settingBits > MAX_SETTING_BITS) {
            throw new IllegalArgumentException("chained: expected 1 to 500 setting bits, found " + settingBits);
        }
    }

    /**
     * The fewest rounds of all games of this kind with up to 2^24 settings, infinite when none reaches the target.
     *
     * @param excess the most that P(guess) - 1/2 of (C6) may be
     */
    public static double leastRounds(double epsilon, double excess) {
        double least = Double.POSITIVE_INFINITY;
        for (int m = 1; m <= 24; m++) {
            least = Math.min(least, new ChainedBell(m).rounds(epsilon, excess));
        }
        return least;
    }

    /** sin^2(pi / 4M): how often the best quantum boxes are wrong at any tested pair. */
    public double honestWrong() {
        double sine = StrictMath.sin(StrictMath.scalb(Math.PI, -settingBits - 2));
        return sine * sine;
    }

    /** W = p N + 4 sigma: fewer wrong rounds than that in all but some 10^-4 of the honest runs; not rounded. */
    public double wrongAllowed(double rounds) {
        double p = honestWrong();
        return p * rounds + SIGMAS * Math.sqrt(rounds * p * (1 - p));
    }

    /** The bound on P(guess) - 1/2 for so many rounds with these wrong ones allowed. */
    public double excess(double epsilon, double rounds) {
        double loss = Math.pow(epsilon, settingBits + 1);
        double wrong = wrongAllowed(rounds);
        double u = TheoremA.bestComplement(loss, wrong, logFactor -> rounds * logFactor);
        double log2 = -wrong * Math.log1p(-u) / Math.log(2) + rounds * TheoremA.logFactor(loss, u);
        return Math.min(0.25, Math.pow(2, log2) / 4);
    }

    /** The fewest rounds that reach a target, infinite when none do. */
    public double rounds(double epsilon, double excess) {
        if (Math.pow(epsilon, settingBits + 1) <= honestWrong()) {
            return Double.POSITIVE_INFINITY;
        }
        double high = 1;
        while (excess(epsilon, high) > excess) {
            high *= 2;
            if (high > 1e30) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double low = high / 2;
        while (high - low > Math.max(1, 1e-9 * high)) {
            double middle = Math.floor((low + high) / 2);
            if (excess(epsilon, middle) > excess) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
