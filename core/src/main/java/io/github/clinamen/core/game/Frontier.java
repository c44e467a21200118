package io.github.clinamen.core.game;

import io.github.clinamen.core.Rationals;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The exact trade-off of (P1) for one game and outcome function: for each alpha the least beta such that the bias of the
 * contributed bit is at most alpha + beta I on every non-signalling box. Piecewise linear and convex; every point on it,
 * breakpoints and between, is usable.
 *
 * @param points breakpoints by increasing alpha and decreasing beta, convex, the last one (1, 0)
 */
public record Frontier(List<Point> points) {
    /**
     * One usable pair of (P1).
     *
     * @param alpha 0 to 1
     * @param beta at least 0
     */
    public record Point(BigFraction alpha, BigFraction beta) {
        public Point {
            if (alpha.signum() < 0 || alpha.compareTo(BigFraction.ONE) > 0) {
                throw new IllegalArgumentException("alpha: expected a number from 0 to 1, found " + alpha);
            }
            if (beta.signum() < 0) {
                throw new IllegalArgumentException("beta: expected a number of 0 or more, found " + beta);
            }
        }

        @Override
        public String toString() {
            return "alpha = " + Rationals.format(alpha) + ", beta = " + Rationals.format(beta);
        }
    }

    /** Five parties, majority of three (theory.md 2); its last segment is beta = (1 - alpha)/2. */
    public static final Frontier FIVE_PARTY_MAJORITY = new Frontier(List.of(
            new Point(new BigFraction(1, 2), new BigFraction(5, 8)),
            new Point(new BigFraction(2, 3), new BigFraction(1, 4)),
            new Point(new BigFraction(3, 4), new BigFraction(1, 8)),
            new Point(BigFraction.ONE, BigFraction.ZERO)));

    /** Four parties, majority of three: twice the beta of five. */
    public static final Frontier FOUR_PARTY_MAJORITY = new Frontier(List.of(
            new Point(new BigFraction(1, 2), new BigFraction(5, 4)),
            new Point(new BigFraction(2, 3), new BigFraction(1, 2)),
            new Point(new BigFraction(3, 4), new BigFraction(1, 4)),
            new Point(BigFraction.ONE, BigFraction.ZERO)));

    public Frontier {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("frontier: expected at least one point");
        }
        if (!points.getLast().equals(new Point(BigFraction.ONE, BigFraction.ZERO))) {
            throw new IllegalArgumentException(
                    "frontier: expected (1, 0) as the last point, found " + points.getLast());
        }
        for (int i = 1; i < points.size(); i++) {
            Point left = points.get(i - 1);
            Point right = points.get(i);
            if (left.alpha().compareTo(right.alpha()) >= 0 || left.beta().compareTo(right.beta()) <= 0) {
                throw new IllegalArgumentException(
                        "frontier: expected increasing alpha and decreasing beta, found " + left + " before " + right);
            }
            if (i > 1 && slope(points.get(i - 2), left).compareTo(slope(left, right)) >= 0) {
                throw new IllegalArgumentException("frontier: expected a convex curve, found a bend at " + left);
            }
        }
    }

    private static BigFraction slope(Point left, Point right) {
        return right.beta().subtract(left.beta()).divide(right.alpha().subtract(left.alpha()));
    }

    /**
     * The point at this alpha, exactly, between the breakpoints around it.
     *
     * @param alpha from the first breakpoint's to the last one's
     * @throws IllegalArgumentException for other values: to the left of the first breakpoint the curve is not known
     */
    public Point at(BigFraction alpha) {
        BigFraction first = points.getFirst().alpha();
        if (alpha.compareTo(first) < 0 || alpha.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("alpha: expected from " + first + " to 1, found " + alpha);
        }
        int i = 0;
        while (alpha.compareTo(points.get(i).alpha()) > 0) {
            i++;
        }
        Point right = points.get(i);
        BigFraction missing = right.alpha().subtract(alpha);
        return missing.signum() == 0
                ? right
                : new Point(
                        alpha,
                        right.beta().subtract(slope(points.get(i - 1), right).multiply(missing)));
    }
}
