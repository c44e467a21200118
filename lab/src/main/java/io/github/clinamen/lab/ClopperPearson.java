package io.github.clinamen.lab;

import org.hipparchus.special.Beta;

/**
 * The exact confidence interval of a probability from a number of successes (Clopper and Pearson, Biometrika 26, 1934).
 *
 * @param low from 0
 * @param high to 1
 */
public record ClopperPearson(double low, double high) {
    /**
     * @param risk that the interval misses the probability, half of it on each side, such as 0.05
     */
    public static ClopperPearson of(long successes, long trials, double risk) {
        if (successes < 0 || successes > trials || risk <= 0 || risk >= 1) {
            throw new IllegalArgumentException("interval: expected 0 <= successes <= trials and 0 < risk < 1, found "
                    + successes + " of " + trials + " at risk " + risk);
        }
        // P(at least k successes | low) = risk/2 and P(at most k successes | high) = risk/2, as incomplete beta
        // functions.
        double low = successes == 0 ? 0 : quantile(risk / 2, successes, trials - successes + 1.0);
        double high = successes == trials ? 1 : quantile(1 - risk / 2, successes + 1.0, (double) trials - successes);
        return new ClopperPearson(low, high);
    }

    /** The x at which the regularised incomplete beta function takes a value, by bisection. */
    private static double quantile(double value, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double x = (low + high) / 2;
            if (Beta.regularizedBeta(x, a, b) < value) {
                low = x;
            } else {
                high = x;
            }
        }
        return (low + high) / 2;
    }
}
