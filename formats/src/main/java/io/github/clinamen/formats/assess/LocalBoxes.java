package io.github.clinamen.formats.assess;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.Optional;
import org.hipparchus.special.Gamma;

/**
 * How likely boxes without entanglement are to lose as seldom as was seen, if the settings came round by round from a source of the
 * promise epsilon: the p-value of docs/data.md, never too small.
 *
 * <p>The boxes may remember all earlier rounds. Given the past, what they answer in a round is a mixture of local strategies, each of
 * which loses at {@code leastLost} or more of the joint settings that are tested; each of these comes with probability at least
 * epsilon to the number of source bits a round. So a round is lost with probability at least their product p, whatever came before,
 * and the number of lost rounds is stochastically at least binomial: P(at most k lost of n) is at most that of the binomial of n and p.
 *
 * @param rounds n
 * @param lost k
 * @param leastLoss p, between 0 and 1
 * @param relabellings how many names were tried for the data, by which the p-value is multiplied
 * @param log10 the common logarithm of the p-value, rounded up, at most 0
 */
public record LocalBoxes(long rounds, long lost, double leastLoss, double relabellings, double log10) {
    /** Covers the rounding of the logarithms, of which the largest is some 10^11 for 10^10 rounds. */
    private static final double ROUNDING = 1e-15;

    private static final double NEGLIGIBLE = 1e-18;

    /**
     * @param leastLost tested joint settings at which every local strategy loses
     * @param bits source bits that make the settings of a round
     */
    public static LocalBoxes of(
            long rounds, long lost, long leastLost, int bits, Epsilon epsilon, double relabellings) {
        double p = leastLost * Math.pow(epsilon.value().doubleValue(), bits);
        return new LocalBoxes(
                rounds, lost, p, relabellings, Math.min(0, lowerTail(rounds, lost, p) + Math.log10(relabellings)));
    }

    /**
     * For the Mermin game of three and more parties, if all its settings were measured. Where rounds at untested settings are among
     * the data, all n settings of a round were drawn; else the last was made of the others, and n - 1 bits were.
     *
     * @return empty when the symmetry had to stand for settings that were not measured
     */
    public static Optional<LocalBoxes> of(BoxCounts counts, Assessment assessment, Epsilon epsilon) {
        if (assessment.symmetryAssumed()) {
            return Optional.empty();
        }
        int n = counts.parties();
        long lost = assessment.settings().stream()
                .mapToLong(SettingAssessment::wrong)
                .sum();
        long tested = assessment.settings().stream()
                .mapToLong(SettingAssessment::shots)
                .sum();
        long leastLost = ((1L << n - 1) - Math.round(assessment.localBound())) / 2;
        double relabellings = assessment.names().equals(LocalRelabelling.NONE) ? 1 : Math.pow(2, 2 * n + 1);
        return Optional.of(
                of(counts.shots(), lost, leastLost, tested == counts.shots() ? n - 1 : n, epsilon, relabellings));
    }

    /**
     * The common logarithm of P(at most k of n) for a binomial of probability p, rounded up; 0 where k is not below the mean.
     */
    static double lowerTail(long n, long k, double p) {
        if (p <= 0 || k >= n * p) {
            return 0;
        }
        if (p >= 1) {
            return Double.NEGATIVE_INFINITY;
        }
        // The largest term is that of k; those before it fall at least geometrically.
        double largest = Gamma.logGamma(n + 1.0)
                - Gamma.logGamma(k + 1.0)
                - Gamma.logGamma(n - k + 1.0)
                + k * Math.log(p)
                + (n - k) * Math.log1p(-p);
        double sum = 1;
        double term = 1;
        for (double i = k; i > 0 && term > NEGLIGIBLE * sum; i--) {
            term *= i / (n - i + 1) * ((1 - p) / p);
            sum += term;
        }
        double slack = ROUNDING * (n * Math.log(n + 2.0) + 1) + 1e-9;
        return (largest + Math.log(sum) + slack) / Math.log(10);
    }

    /** The p-value, 0 when it is too small for a number. */
    public double pValue() {
        return Math.pow(10, log10);
    }
}
