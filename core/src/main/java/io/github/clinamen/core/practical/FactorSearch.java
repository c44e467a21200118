package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.GoldenSection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The table of factors whose mean logarithm is largest for boxes of known frequencies, found in plain arithmetic; {@link FactorTable} checks
 * and scales it.
 *
 * <p>max sum nu_j log F_j subject to sum_j A_rj F_j &lt;= 1 at each vertex r is a concave problem in 16 variables: {@link Barrier} solves it.
 *
 * @param model what the boxes must obey
 * @param epsilon the promise of the source
 * @param frequencies nu, of the 16 cases in the order of {@link FactorTable}, above 0
 */
public record FactorSearch(BoxModel model, Epsilon epsilon, double[] frequencies) {
    private static final double LEAST_POWER = 1e-7;
    private static final int SEARCH_STEPS = 20;
    private static final double SEARCH_GAP = 1e-9;
    private static final double GAP = 1e-12;
    private static final MathContext DIGITS = new MathContext(14);

    /** @param counts of the 16 cases in rounds that are not to be certified */
    public static FactorSearch of(BoxModel model, Epsilon epsilon, long[] counts) {
        // Half a round each, so that what was not seen does not count as impossible.
        double all = Arrays.stream(counts).sum() + 8;
        return new FactorSearch(
                model,
                epsilon,
                Arrays.stream(counts).mapToDouble(c -> (c + 0.5) / all).toArray());
    }

    /** The best table for this b. */
    public FactorTable best(BigFraction power) {
        List<BigFraction> numbers = new ArrayList<>();
        for (double each : factors(power.doubleValue(), GAP)) {
            numbers.add(ExactDecimal.fraction(new BigDecimal(each).round(DIGITS)));
        }
        return FactorTable.scaled(model, epsilon, power, numbers);
    }

    /**
     * The best table of all for so many rounds: what a table certifies a round falls with b, and what the error costs falls, too.
     *
     * @param errorBits log2 of 1/error
     */
    public FactorTable best(double rounds, double errorBits) {
        double log = GoldenSection.minimise(Math.log(LEAST_POWER), 0, SEARCH_STEPS, b -> {
            double power = Math.exp(b);
            return -(rounds * mean(factors(power, SEARCH_GAP)) - errorBits) / power;
        });
        return best(ExactDecimal.fraction(new BigDecimal(Math.exp(log)).round(new MathContext(6))));
    }

    /** Expected bits of min-entropy of so many rounds, by the table. */
    public double bits(FactorTable table, double rounds, double errorBits) {
        double[] f =
                table.factors().stream().mapToDouble(BigFraction::doubleValue).toArray();
        return (rounds * mean(f) - errorBits) / table.power().doubleValue();
    }

    private double mean(double[] factors) {
        double mean = 0;
        for (int i = 0; i < 16; i++) {
            mean += frequencies[i] * Math.log(factors[i]);
        }
        return mean / Math.log(2);
    }

    private double[] factors(double power, double gap) {
        return new Barrier(frequencies, vertices(1 + power)).solve(gap);
    }

    private double[][] vertices(double exponent) {
        List<double[]> all = new ArrayList<>();
        List<List<BigFraction>> sources =
                ChshPolytope.settings(epsilon).stream().map(List::of).distinct().toList();
        for (BigFraction[] box : ChshPolytope.boxes(model)) {
            double[] raised = Arrays.stream(box)
                    .mapToDouble(p -> Math.pow(p.doubleValue(), exponent))
                    .toArray();
            for (List<BigFraction> source : sources) {
                double[] row = new double[16];
                Arrays.setAll(row, j -> source.get(j >> 2).doubleValue() * raised[j]);
                all.add(row);
            }
        }
        return all.toArray(double[][]::new);
    }
}
