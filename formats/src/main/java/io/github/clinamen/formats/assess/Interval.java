package io.github.clinamen.formats.assess;

import org.hipparchus.special.Beta;

/** A confidence interval; the numbers are statistics, to some ten digits. */
public record Interval(double lower, double upper) {
    private static final int HALVINGS = 60;

    /**
     * The exact interval of Clopper and Pearson for a probability. It covers the truth at least as often as asked, also
     * when the trials have different probabilities and their mean is meant (Hoeffding 1956).
     *
     * @param confidence above 0 and below 1
     */
    public static Interval clopperPearson(long events, long trials, double confidence) {
        if (events < 0 || events > trials || trials < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "interval: expected 0 <= events <= trials and a confidence between 0 and 1," + " found " + events
                            + " of " + trials + " at " + confidence);
        }
        double tail = (1 - confidence) / 2;
        double k = events;
        double rest = trials - events;
        double lower = events == 0 ? 0 : solve(k, rest + 1, tail);
        double upper = events == trials ? 1 : solve(k + 1, rest, 1 - tail);
        return new Interval(lower, upper);
    }

    /** The p at which the regularised incomplete beta function I_p(a, b), which increases with p, has this value. */
    private static double solve(double a, double b, double value) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (Beta.regularizedBeta(middle, a, b) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
