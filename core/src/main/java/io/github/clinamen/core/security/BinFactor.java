package io.github.clinamen.core.security;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.game.Frontier;
import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * f: what each bin of the scattered layout multiplies the bias by, for one source, game and Nb. By (P4) the analysis
 * charges every pick with one point (alpha, beta) of the frontier; by (P7) each pick with a point that fits its
 * probability, which is never worse.
 *
 * <p>q is the least probability with which a test meets a wrong setting: that of the source, or (1-z) times it with noise.
 */
public final class BinFactor {
    /** Beyond, (P4) alone is evaluated. */
    private static final int MOST_ADAPTED_BITS = 64;

    private static final int ROUNDED_BITS = 50;

    private final Epsilon epsilon;
    private final int choiceBits;
    private final List<Frontier.Point> points;
    private final FrontierCurve curve;
    private final boolean adapted;
    private final double logFree;
    private final double[] pick;
    private final double[] picks;

    /**
     * @param choiceBits log2 Nb
     * @param adapted whether (P7) may be used beside (P4)
     */
    public BinFactor(Epsilon epsilon, int choiceBits, Frontier frontier, boolean adapted) {
        this.epsilon = epsilon;
        this.choiceBits = choiceBits;
        this.points = frontier.points().reversed();
        this.curve = new FrontierCurve(frontier);
        this.adapted = adapted && choiceBits <= MOST_ADAPTED_BITS;
        this.logFree = StrictMath.log1p(-epsilon.toDouble());
        int kinds = this.adapted ? choiceBits + 1 : 0;
        this.pick = new double[kinds];
        this.picks = new double[kinds];
        double logRare = StrictMath.log(epsilon.toDouble());
        double ways = 1;
        for (int j = 0; j < kinds; j++) {
            pick[j] = StrictMath.exp(j * logRare + (choiceBits - j) * logFree);
            picks[j] = ways;
            ways = ways * (choiceBits - j) / (j + 1);
        }
    }

    /** 1 - f in plain arithmetic, to some twelve digits, for searches only. */
    public double estimateGap(double q) {
        double common = commonPoint(q);
        return adapted ? Math.max(common, adaptedGap(q)) : common;
    }

    /** t = 1 - alpha where f of (P4) is least. Its f is alpha: the ray meets the frontier or passes above its end. */
    private double commonPoint(double q) {
        return curve.meet(q * Math.expm1(-choiceBits * logFree));
    }

    /**
     * 1 - f of (P7): the greatest g at most 1 - (1-eps)^m with g <= sum_j C(m,j) p_j s((1-g)/p_j), where s(t) is the
     * greatest 1 - alpha with alpha + beta/q <= t, so g is at most the greatest 1 - alpha of all. The difference is
     * concave and piecewise linear in g: Newton's steps from above end after a few.
     */
    private double adaptedGap(double q) {
        double gap = Math.min(curve.greatest(), -Math.expm1(choiceBits * logFree));
        for (int step = 0; step < 100; step++) {
            double value = -gap;
            double slope = -1;
            for (int j = 0; j < pick.length; j++) {
                // 1 - p_0 keeps its digits.
                double rest = j == 0 ? -Math.expm1(choiceBits * logFree) : 1 - pick[j];
                double excess = (rest - gap) / pick[j];
                value += picks[j] * pick[j] * curve.reach(q, Math.max(0, excess));
                slope -= picks[j] * curve.reachSlope(q, Math.max(0, excess));
            }
            double next = gap - value / slope;
            if (value >= 0 || !(next < gap * (1 - 1e-15))) {
                break;
            }
            gap = Math.max(0, next);
        }
        return gap;
    }

    /** An upper bound on f, at most 1. */
    public Log2 bound(BigFraction q) {
        Log2 f = Log2.ONE.min(common(q));
        if (adapted) {
            // A little less than the estimate, so that it passes; where it does not, its digits are lost and (P4) is as
            // good.
            double gap = adaptedGap(q.doubleValue()) * (1 - 1e-12);
            if (gap > 0) {
                BigFraction exact = rounded(gap);
                if (satisfies(q, exact)) {
                    return f.min(Log2.of(BigFraction.ONE.subtract(exact)));
                }
            }
        }
        return f;
    }

    /** (P4): max { alpha, (alpha + beta/q) Nb^-kappa } at the point where it is nearly least. */
    private Log2 common(BigFraction q) {
        Frontier.Point point = curve.point(commonPoint(q.doubleValue()));
        Log2 f = Log2.of(point.alpha().add(point.beta().divide(q)))
                .times(Log2.of(BigFraction.ONE.subtract(epsilon.value())).power(choiceBits));
        return point.alpha().signum() > 0 ? f.max(Log2.of(point.alpha())) : f;
    }

    /** (P7) in exact arithmetic, for f = 1 - gap. */
    boolean satisfies(BigFraction q, BigFraction gap) {
        BigFraction eps = epsilon.value();
        BigFraction f = BigFraction.ONE.subtract(gap);
        BigFraction p = BigFraction.ONE.subtract(eps).pow(choiceBits);
        if (f.compareTo(p) < 0) {
            return false;
        }
        BigFraction ratio = eps.divide(BigFraction.ONE.subtract(eps));
        BigFraction sum = BigFraction.ZERO;
        BigInteger ways = BigInteger.ONE;
        for (int j = 0; j <= choiceBits; j++) {
            BigFraction excess = f.divide(p).subtract(BigFraction.ONE);
            sum = sum.add(p.multiply(reach(q, excess)).multiply(ways));
            ways = ways.multiply(BigInteger.valueOf(choiceBits - j)).divide(BigInteger.valueOf(j + 1));
            p = p.multiply(ratio);
        }
        return sum.compareTo(gap) >= 0;
    }

    /** s(1 + excess), exactly. */
    private BigFraction reach(BigFraction q, BigFraction excess) {
        BigFraction left = BigFraction.ZERO;
        BigFraction leftCost = BigFraction.ZERO;
        for (Frontier.Point point : points.subList(1, points.size())) {
            BigFraction right = BigFraction.ONE.subtract(point.alpha());
            BigFraction cost = point.beta().divide(q).subtract(right);
            if (cost.compareTo(excess) > 0) {
                BigFraction share = excess.subtract(leftCost).divide(cost.subtract(leftCost));
                return left.add(share.multiply(right.subtract(left)));
            }
            left = right;
            leftCost = cost;
        }
        return left;
    }

    private static BigFraction rounded(double value) {
        int shift = ROUNDED_BITS - Math.getExponent(value);
        return new BigFraction((long) Math.scalb(value, shift)).divide(BigFraction.TWO.pow(shift));
    }
}
