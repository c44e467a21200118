package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
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
 * <p>max sum nu_j log F_j subject to sum_j A_rj F_j &lt;= 1 at each vertex r has the dual max over weights y of sum nu_j log (A^T y)_j,
 * with F_j = nu_j / (A^T y)_j: the likeliest mixture of vertices, which y_r := y_r sum_j A_rj F_j finds, step by step (expectation maximisation).
 *
 * @param model what the boxes must obey
 * @param epsilon the promise of the source
 * @param frequencies nu, of the 16 cases in the order of {@link FactorTable}, above 0
 */
public record FactorSearch(BoxModel model, Epsilon epsilon, double[] frequencies) {
    private static final int STEPS = 4_000;
    private static final MathContext DIGITS = new MathContext(12);

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
        double[][] vertices = vertices(1 + power.doubleValue());
        double[] weights = new double[vertices.length];
        Arrays.fill(weights, 1.0 / weights.length);
        double[] f = factors(vertices, weights);
        for (int step = 0; step < STEPS; step++) {
            for (int r = 0; r < weights.length; r++) {
                weights[r] *= dot(vertices[r], f);
            }
            f = factors(vertices, weights);
        }
        List<BigFraction> numbers = new ArrayList<>();
        for (double each : f) {
            numbers.add(ExactDecimal.fraction(new BigDecimal(each).round(DIGITS)));
        }
        return FactorTable.scaled(model, epsilon, power, numbers);
    }

    /** Expected bits of min-entropy of so many rounds, by the table. */
    public double bits(FactorTable table, double rounds, double errorBits) {
        double mean = 0;
        for (int i = 0; i < 16; i++) {
            mean += frequencies[i] * Math.log(table.factors().get(i).doubleValue());
        }
        return (rounds * mean / Math.log(2) - errorBits) / table.power().doubleValue();
    }

    private double[] factors(double[][] vertices, double[] weights) {
        double[] mixture = new double[16];
        for (int r = 0; r < weights.length; r++) {
            for (int j = 0; j < 16; j++) {
                mixture[j] += weights[r] * vertices[r][j];
            }
        }
        double[] f = new double[16];
        Arrays.setAll(f, j -> frequencies[j] / mixture[j]);
        return f;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private double[][] vertices(double exponent) {
        List<double[]> all = new ArrayList<>();
        for (BigFraction[] box : ChshPolytope.boxes(model)) {
            for (BigFraction[] source : ChshPolytope.settings(epsilon)) {
                double[] row = new double[16];
                Arrays.setAll(row, j -> source[j >> 2].doubleValue() * Math.pow(box[j].doubleValue(), exponent));
                all.add(row);
            }
        }
        return all.toArray(double[][]::new);
    }
}
