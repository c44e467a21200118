package io.github.clinamen.core.bound;

import io.github.clinamen.core.game.Frontier;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * A frontier in plain arithmetic, by t = 1 - alpha, which keeps its digits where alpha is near 1: beta rises with t from
 * (0, 0).
 */
public final class FrontierCurve {
    private static final int POINT_BITS = 44;

    private final Frontier frontier;
    private final double[] t;
    private final double[] beta;

    public FrontierCurve(Frontier frontier) {
        this.frontier = frontier;
        List<Frontier.Point> points = frontier.points().reversed();
        this.t = points.stream()
                .mapToDouble(p -> BigFraction.ONE.subtract(p.alpha()).doubleValue())
                .toArray();
        this.beta = points.stream().mapToDouble(p -> p.beta().doubleValue()).toArray();
    }

    /** t where a function with one valley on each segment is least. */
    public double least(DoubleUnaryOperator function) {
        double best = greatest();
        for (int i = 1; i < t.length; i++) {
            for (double at : new double[] {GoldenSection.minimise(t[i - 1], t[i], function), t[i - 1], t[i]}) {
                if (function.applyAsDouble(at) < function.applyAsDouble(best)) {
                    best = at;
                }
            }
        }
        return best;
    }

    /** 1 - alpha at the point of least alpha. */
    public double greatest() {
        return t[t.length - 1];
    }

    /** s(1 + excess): the greatest 1 - alpha with alpha + beta/q at most 1 + excess. */
    double reach(double q, double excess) {
        int i = segment(q, excess);
        if (i == t.length) {
            return t[t.length - 1];
        }
        double left = beta[i - 1] / q - t[i - 1];
        return t[i - 1] + (excess - left) * slope(q, i);
    }

    /** How fast {@link #reach} rises with the excess. */
    double reachSlope(double q, double excess) {
        int i = segment(q, excess);
        return i == t.length ? 0 : slope(q, i);
    }

    private double slope(double q, int i) {
        return (t[i] - t[i - 1]) / (beta[i] / q - t[i] - (beta[i - 1] / q - t[i - 1]));
    }

    /** The first breakpoint whose alpha + beta/q is above 1 + excess. */
    private int segment(double q, double excess) {
        int i = 1;
        while (i < t.length && beta[i] / q - t[i] <= excess) {
            i++;
        }
        return i;
    }

    /** The least beta for alpha = 1 - at. */
    public double beta(double at) {
        for (int i = 1; i < t.length; i++) {
            if (at <= t[i]) {
                return beta[i - 1] + (beta[i] - beta[i - 1]) * ((at - t[i - 1]) / (t[i] - t[i - 1]));
            }
        }
        return beta[beta.length - 1];
    }

    /**
     * Where f = max { alpha, (alpha + beta/q) Nb^-kappa } is least: its two parts meet on the ray beta = slope * alpha,
     * slope = q (Nb^kappa - 1). Returns t there, or at the point of least alpha when the ray passes above it.
     *
     * @param slope at least 0
     */
    public double meet(double slope) {
        for (int i = 1; i < t.length; i++) {
            if (beta[i] >= slope * (1 - t[i])) {
                double rise = (beta[i] - beta[i - 1]) / (t[i] - t[i - 1]);
                return (slope - beta[i - 1] + rise * t[i - 1]) / (rise + slope);
            }
        }
        return greatest();
    }

    /** The exact point of the frontier next to t. */
    public Frontier.Point point(double at) {
        if (at >= greatest()) {
            return frontier.points().getFirst();
        }
        if (at <= t[0]) {
            return frontier.points().getLast();
        }
        int shift = POINT_BITS - Math.getExponent(at);
        BigFraction rounded = new BigFraction(Math.round(Math.scalb(at, shift))).divide(BigFraction.TWO.pow(shift));
        BigFraction alpha = BigFraction.ONE.subtract(rounded);
        BigFraction least = frontier.points().getFirst().alpha();
        return frontier.at(alpha.compareTo(least) < 0 ? least : alpha);
    }
}
