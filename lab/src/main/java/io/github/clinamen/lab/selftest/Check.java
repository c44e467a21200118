package io.github.clinamen.lab.selftest;

/**
 * One question put to the simulator, and how surprising its answer would be if the simulator did what it says.
 *
 * @param group what is tested, such as {@code source biased:1, epsilon 0.1}
 * @param name the question
 * @param trials how many bits or rounds it was asked of
 * @param observed what was seen
 * @param expected what a right simulator shows, on average or as a range
 * @param pValue an upper bound on the probability that a right simulator answers at least as extremely, 0 to 1; 0 where the
 *     answer is impossible
 */
public record Check(String group, String name, long trials, String observed, String expected, double pValue) {
    public Check {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("pValue: expected 0 to 1, found " + pValue);
        }
    }

    /** A count that must be zero: any other is impossible. */
    static Check never(String group, String name, long trials, long count) {
        return new Check(group, name, trials, Long.toString(count), "0", count == 0 ? 1 : 0);
    }

    /** A number of successes of independent trials with one probability. */
    static Check binomial(String group, String name, long successes, long trials, double probability) {
        return new Check(
                group,
                name,
                trials,
                frequency(successes, trials),
                decimal(probability),
                Tail.binomial(successes, trials, probability, probability));
    }

    static String frequency(long count, long trials) {
        return trials == 0 ? "none" : decimal((double) count / trials);
    }

    static String decimal(double x) {
        return String.format(java.util.Locale.ROOT, "%.5f", x);
    }
}
