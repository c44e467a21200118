package io.github.clinamen.lab;

/**
 * The baseline: the protocol of Colbeck and Renner (reference [2]) for two parties and the chained Bell inequality, in the
 * scattered form of this project with one bin, re-derived here. It is no plan of the engine, whose settings are bits.
 *
 * <p>Alice has M = 2^m settings 0, 2, ..., 2M - 2, Bob M settings 1, 3, ..., 2M - 1. Tested are the 2M pairs of neighbours
 * on the circle of 2M; outcomes must agree, but must differ for the pair (0, 2M - 1). With I the sum of the 2M probabilities
 * of a wrong pair, each outcome's bias given any non-signalling knowledge is at most I, so at most alpha + beta I for every
 * alpha + beta = 1 (M = 2: CHSH). Local boxes have I >= 1, the best quantum boxes I = 2M sin^2(pi / 4M) -> 0, but never 0:
 * only so many rounds can be tested before an honest run fails.
 *
 * <p>Settings are made from m + 1 source bits, Alice's m and one that says which neighbour Bob measures, so each pair has
 * probability at least q = eps^(m+1); of Nb rounds the source picks one and the others are tested, as in (P4):
 *
 * <pre>
 *   P(guess) &lt;= 1/2 + 1/4 min over alpha of max { alpha, (alpha + (1 - alpha)/q) Nb^-kappa }.
 * </pre>
 *
 * Honest boxes are accepted with probability (1 - delta)^(Nb - 1), delta = sin^2(pi / 4M), so Nb may grow as M^2 and no
 * faster; the bound then goes to 1/2 as M grows if (1 - eps)^2 < eps, that is above {@link #REDERIVED_THRESHOLD}.
 *
 * @param settingBits m, 1 to 500
 * @param choiceBits log2 Nb, 0 to 1020
 */
public record ChainedBell(int settingBits, int choiceBits) {
    /** The printed 0.442: 1 / (1 + 2^(1/3)). */
    public static final double PRINTED_THRESHOLD = 1 / (1 + Math.cbrt(2));

    /** (3 - sqrt 5) / 2 = 0.38197, where (1 - eps)^2 = eps. */
    public static final double REDERIVED_THRESHOLD = (3 - Math.sqrt(5)) / 2;

    private static final int MAX_SETTING_BITS = 500;

    public ChainedBell {
        if (settingBits < 1 || settingBits > MAX_SETTING_BITS || choiceBits < 0 || choiceBits > 1020) {
            throw new IllegalArgumentException(
                    "chained: expected 1 to 500 setting bits and 0 to 1020 choice bits, found " + settingBits + " and "
                            + choiceBits);
        }
    }

    /** The largest test that honest boxes pass with at least a given probability. */
    public static ChainedBell largest(int settingBits, double acceptance) {
        int choiceBits = 0;
        ChainedBell next = new ChainedBell(settingBits, 0);
        ChainedBell best = next;
        while (next.honestAcceptance() >= acceptance) {
            best = next;
            choiceBits++;
            next = new ChainedBell(settingBits, choiceBits);
        }
        return best;
    }

    /**
     * The smallest protocol of this kind that reaches a target, as log2 of its rounds; infinite when none with up to 500
     * setting bits does.
     *
     * @param excess the most that P(guess) - 1/2 may be
     */
    public static double log2Rounds(double epsilon, double excess, double acceptance) {
        for (int m = 1; m <= MAX_SETTING_BITS; m++) {
            ChainedBell tried = largest(m, acceptance);
            if (tried.excess(epsilon) <= excess) {
                return tried.choiceBits;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** sin^2(pi / 4M): how often the best quantum boxes are wrong at any tested pair. */
    public double honestWrong() {
        double sine = StrictMath.sin(StrictMath.scalb(Math.PI, -settingBits - 2));
        return sine * sine;
    }

    /** (1 - delta)^(Nb - 1). */
    public double honestAcceptance() {
        return StrictMath.exp((StrictMath.scalb(1.0, choiceBits) - 1) * StrictMath.log1p(-honestWrong()));
    }

    /** The bound on P(guess) - 1/2, in plain arithmetic: a figure, not a certificate. */
    public double excess(double epsilon) {
        double log2Choice = choiceBits * StrictMath.log1p(-epsilon) / StrictMath.log(2);
        double log2Pair = (settingBits + 1) * StrictMath.log(epsilon) / StrictMath.log(2);
        // alpha = (alpha + (1 - alpha)/q) t at alpha = (t/q) / (1 - t + t/q), t = Nb^-kappa
        double ratio = StrictMath.pow(2, Math.min(1000, log2Choice - log2Pair));
        return ratio / (1 - StrictMath.pow(2, log2Choice) + ratio) / 4;
    }
}
