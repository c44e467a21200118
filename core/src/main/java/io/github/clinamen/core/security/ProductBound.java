package io.github.clinamen.core.security;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The bound (P3) for the paper's blocks distilled by parity.
 *
 * @param frontier the pairs (alpha, beta) of (P1)
 * @param settingProbability q, the least P(x | x in X), above 0 and at most 1
 * @param parityCompletion whether settings are made by parity completion, for the ledger
 * @param distilledRounds Nd, at least 1
 * @param choiceBits log2 Nb
 */
public record ProductBound(
        Epsilon epsilon,
        Frontier frontier,
        BigFraction settingProbability,
        boolean parityCompletion,
        long distilledRounds,
        int choiceBits)
        implements SecurityBound {
    public ProductBound {
        Sizes.require(distilledRounds, choiceBits);
        if (settingProbability.signum() <= 0 || settingProbability.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("q: expected above 0 and at most 1, found " + settingProbability);
        }
    }

    static ProductBound of(ProtocolPlan plan, Layout.Blocks blocks) {
        return new ProductBound(
                plan.epsilon(),
                plan.frontier(),
                SettingProbability.least(plan.settingChoice(), plan.game().parties(), plan.epsilon()),
                plan.settingChoice() == io.github.clinamen.core.protocol.SettingChoice.PARITY_COMPLETION,
                blocks.distilledRounds(),
                blocks.choiceBits());
    }

    @Override
    public String analysis() {
        return "product";
    }

    /** (P3): 1/4 [ alpha^Nd + (alpha + beta/q)^Nd Nb^-kappa ], at the point of the frontier where it is nearly least. */
    @Override
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

    @Override
    public List<Assumption> assumptions() {
        List<Assumption> all = new ArrayList<>(List.of(
                Assumption.SANTHA_VAZIRANI,
                Assumption.BLOCK_CHOICE_LAST,
                Assumption.SOURCE_BOX_INDEPENDENCE,
                Assumption.NO_SIGNALLING,
                Assumption.TRUSTED_PROCESSING,
                Assumption.NON_SIGNALLING_FRONTIER));
        if (parityCompletion) {
            all.add(Assumption.PARITY_COMPLETION);
        }
        return List.copyOf(all);
    }

    @Override
    public String parameters() {
        return "(P3): eps = " + epsilon + ", Nd = " + distilledRounds + ", Nb = 2^" + choiceBits;
    }
}
