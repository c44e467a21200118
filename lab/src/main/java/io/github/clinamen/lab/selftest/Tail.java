package io.github.clinamen.lab.selftest;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Probabilities of results at least as extreme as those seen: exact for counts, Pearson's limit for tables. */
final class Tail {
    private Tail() {}

    /**
     * Of a number of successes in trials whose success probabilities lie between two ends, whatever the earlier trials were:
     * twice the smaller of the two tails, at the end that makes each the larger.
     */
    static double binomial(long successes, long trials, double low, double high) {
        return Math.min(1, 2 * Math.min(atLeast(successes, trials, high), atMost(successes, trials, low)));
    }

    /** P(X >= k), X binomial, as an incomplete beta function. */
    static double atLeast(long k, long trials, double p) {
        if (k <= 0 || p >= 1) {
            return 1;
        }
        return k > trials || p <= 0 ? 0 : Beta.regularizedBeta(p, k, trials - k + 1.0);
    }

    /** P(X <= k). */
    static double atMost(long k, long trials, double p) {
        return atLeast(trials - k, trials, 1 - p);
    }

    /**
     * Of a table of counts against probabilities that add up to 1, by Pearson's statistic; 0 when something of probability
     * zero was seen. The limit law is good to a few percent at these tails when every expected count is in the hundreds.
     */
    static double chiSquare(long[] counts, double[] probabilities) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        double statistic = 0;
        int degrees = -1;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * probabilities[i];
            if (expected > 0) {
                statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
                degrees++;
            } else if (counts[i] > 0) {
                return 0;
            }
        }
        return degrees < 1 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2);
    }
}
