package io.github.clinamen.core.security;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The exact trade-off of (P1) for one game and outcome function: for each alpha the least beta such that the bias of the
 * contributed bit is at most alpha + beta I on every non-signalling box. Piecewise linear and convex; every point on it,
 * breakpoints and between, is usable.
 *
 * @param points breakpoints by increasing alpha and decreasing beta, the last one (1, 0)
 */
public record Frontier(List<Point> points) {
    /**
     * One usable pair of (P1).
     *
     * @param alpha 0 to 1
     * @param beta at least 0
     */
    public record Point(BigFraction alpha, BigFraction beta) {}

    /** Five parties, majority of three (THEORY 3.1): from (1/2, 5/8) to (1, 0). */
    public static final Frontier FIVE_PARTY_MAJORITY = new Frontier(List.of(
            new Point(new BigFraction(1, 2), new BigFraction(5, 8)), new Point(BigFraction.ONE, BigFraction.ZERO)));

    public Frontier {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("frontier: expected at least one point");
        }
    }
}
