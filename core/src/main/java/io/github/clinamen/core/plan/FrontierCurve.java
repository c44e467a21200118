package io.github.clinamen.core.plan;

import io.github.clinamen.core.game.Frontier;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A frontier in plain arithmetic, by t = 1 - alpha, which keeps its digits where alpha is near 1: beta rises with t from
 * (0, 0).
 */
final class FrontierCurve {
    private static final int POINT_BITS = 44;

    private final Frontier frontier;
    private final double[] t;
    private final double[] beta;

    FrontierCurve(Frontier frontier) {
        this.frontier = frontier;
        List<Frontier.Point> points = frontier.points().reversed();
        this.t = points.stream()
                .mapToDouble(p -> BigFraction.ONE.subtract(p.alpha()).doubleValue())
                .toArray();
        this.beta = points.stream().mapToDouble(p -> p.beta().doubleValue()).toArray();
    }

    /** Breakpoints, from the greatest alpha to the least. */
    double[] breakpoints() {
        return t.clone();
    }

    /** 1 - alpha at the point of least alpha. */
    double greatest() {
        return t[t.length - 1];
    }

    double beta(double at) {
        for (int i = 1; i < t.length; i++) {
            if (at <= t[i]) {
                return beta[i - 1] + (beta[i] - beta[i - 1]) * ((at - t[i - 1]) / (t[i] - t[i - 1]));
            }
        }
        return beta[beta.length - 1];
    }

    /**
     * Where f = max { alpha, (alpha + beta/q) Nb^-kappa } is least: its two parts meet on the ray beta = slope * alpha,
     * slope = q (Nb^kappa - 1). Returns t there, or at the end of the frontier that the ray misses.
     */
    double meet(double slope) {
        if (beta[0] > slope * (1 - t[0])) {
            return t[0];
        }
        for (int i = 1; i < t.length; i++) {
            if (beta[i] >= slope * (1 - t[i])) {
                double rise = (beta[i] - beta[i - 1]) / (t[i] - t[i - 1]);
                return (slope - beta[i - 1] + rise * t[i - 1]) / (rise + slope);
            }
        }
        return greatest();
    }

    /** The exact point of the frontier next to t. */
    Frontier.Point point(double at) {
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
