package io.github.clinamen.core.bound;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.game.Frontier;
import org.hipparchus.fraction.BigFraction;

/**
 * The bound (P3) for the paper's blocks distilled by parity.
 *
 * @param frontier the pairs (alpha, beta) of (P1)
 * @param settingProbability q, the least P(x | x in X), above 0 and at most 1
 * @param distilledRounds Nd, at least 1
 * @param choiceBits log2 Nb
 */
public record ProductBound(
        Epsilon epsilon, Frontier frontier, BigFraction settingProbability, long distilledRounds, int choiceBits) {
    public ProductBound {
        Sizes.require(distilledRounds, choiceBits);
        if (settingProbability.signum() <= 0 || settingProbability.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("q: expected above 0 and at most 1, found " + settingProbability);
        }
    }

    /** (P3): 1/4 [ alpha^Nd + (alpha + beta/q)^Nd Nb^-kappa ], at the point of the frontier where it is nearly least. */
    public Log2 log2Excess() {
        Log2 quarter = Log2.of(new BigFraction(1, 4));
        FrontierCurve curve = new FrontierCurve(frontier);
        Frontier.Point point = curve.point(bestPoint(curve));
        long nd = distilledRounds;
        BigFraction worst = point.alpha().add(point.beta().divide(settingProbability));
        // Nb^-kappa = (1-eps)^log2 Nb
        Log2 choice = Log2.of(BigFraction.ONE.subtract(epsilon.value())).power(choiceBits);
        Log2 sum = Log2.of(worst).power(nd).times(choice);
        if (point.alpha().signum() > 0) {
            sum = sum.plus(Log2.of(point.alpha()).power(nd));
        }
        return quarter.times(sum);
    }

    private double bestPoint(FrontierCurve curve) {
        double q = settingProbability.doubleValue();
        double logChoice = choiceBits * Math.log1p(-epsilon.toDouble());
        return curve.least(t -> {
            double safe = distilledRounds * Math.log1p(-t);
            double risk = distilledRounds * Math.log1p(curve.beta(t) / q - t) + logChoice;
            return Math.max(safe, risk) + Math.log1p(Math.exp(-Math.abs(safe - risk)));
        });
    }

    public Claim.Distance claim() {
        return Claim.Distance.ofPaperFigure(
                "P3", log2Excess(), "eps = " + epsilon + ", Nd = " + distilledRounds + ", Nb = 2^" + choiceBits);
    }
}
