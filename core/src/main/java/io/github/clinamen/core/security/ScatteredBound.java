package io.github.clinamen.core.security;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.source.Epsilon;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.source.Epsilon;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The bound for the scattered layout: (P4) for one bit and no wrong round allowed, (P5) with W allowed, (P6) for the bits
 * of a code.
 *
 * @param point the pair (alpha, beta) of (P1)
 * @param settingProbability q, the least P(x | x in X), above 0 and at most 1
 * @param choiceBits log2 Nb
 * @param wrongAllowed W, how many tested rounds may be wrong
 * @param code of length Nd
 */
public record ScatteredBound(
        Epsilon epsilon,
        Frontier.Point point,
        BigFraction settingProbability,
        int choiceBits,
        long wrongAllowed,
        LinearCode code)
        implements SecurityBound {
    /** z is taken as a multiple of 2^-Z_BITS: any z is valid, the best one nearly reached. */
    private static final int Z_BITS = 40;

    public ScatteredBound {
        Sizes.require(code.length(), choiceBits);
        if (settingProbability.signum() <= 0 || settingProbability.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("q: expected above 0 and at most 1, found " + settingProbability);
        }
        if (wrongAllowed < 0) {
            throw new IllegalArgumentException("wrongAllowed: expected 0 or more, found " + wrongAllowed);
        }
    }

    static ScatteredBound of(ProtocolPlan plan, Layout.Scattered scattered) {
        LinearCode code = switch (plan.distillation()) {
            case Distillation.Parity parity -> new ParityCode(scattered.distilledRounds());
            case Distillation.Code coded -> coded.code();
            case Distillation.Family family ->
                throw new IllegalArgumentException("distillation: the scattered layout has no bound for "
                        + family.spec() + ", expected parity or a code");
        };
        BigFraction q = SettingProbability.least(
                SettingChoice.PARITY_COMPLETION, plan.game().parties(), plan.epsilon());
        return new ScatteredBound(plan.epsilon(), plan.point(), q, scattered.choiceBits(), plan.wrongAllowed(), code);
    }

    @Override
    public String analysis() {
        return "scattered";
    }

    /** (P4), (P5), (P6): 1/4 z^-W times the sum over nonzero codewords of f_z^weight, for the best z found. */
    @Override
    public Log2 log2Excess() {
        Log2 quarter = Log2.of(new BigFraction(1, 4));
        if (wrongAllowed == 0) {
            return quarter.times(code.weightSum(factor(BigFraction.ZERO)));
        }
        BigFraction z = bestZ();
        return quarter.times(Log2.of(z).power(-wrongAllowed)).times(code.weightSum(factor(z)));
    }

    /** f_z = max { alpha, (alpha + beta / ((1-z) q)) Nb^-kappa }, but at most 1, which a bin's total mass never exceeds. */
    private Log2 factor(BigFraction z) {
        BigFraction seen = BigFraction.ONE.subtract(z).multiply(settingProbability);
        BigFraction worst = point.alpha().add(point.beta().divide(seen));
        Log2 choice = Log2.of(BigFraction.ONE.subtract(epsilon.value())).power(choiceBits);
        if (worst.signum() == 0) {
            throw new IllegalArgumentException("point: alpha and beta are both 0, which no box allows");
        }
        Log2 f = Log2.of(worst).times(choice);
        if (point.alpha().signum() > 0) {
            f = f.max(Log2.of(point.alpha()));
        }
        return f.min(Log2.ONE);
    }

    /** The z in (0, 1) of the least bound, searched in plain arithmetic: golden section on the logit of z. */
    private BigFraction bestZ() {
        double ratio = point.beta().divide(settingProbability).doubleValue();
        double alpha = point.alpha().doubleValue();
        double choice = choiceBits * Math.log1p(-epsilon.toDouble()) / Math.log(2);
        double z = GoldenSection.minimise(-40, 40, logit -> {
            double tried = 1 / (1 + StrictMath.exp(-logit));
            double free = 1 / (1 + StrictMath.exp(logit));
            double f = Math.max(StrictMath.log(alpha), StrictMath.log(alpha + ratio / free) + choice * Math.log(2));
            return -wrongAllowed * StrictMath.log(tried) / Math.log(2)
                    + code.estimateWeightSum(Math.min(f / Math.log(2), -1e-300));
        });
        long scaled = Math.round(StrictMath.scalb(1 / (1 + StrictMath.exp(-z)), Z_BITS));
        long inside = Math.clamp(scaled, 1, (1L << Z_BITS) - 1);
        return new BigFraction(inside, 1L << Z_BITS);
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.SANTHA_VAZIRANI,
                Assumption.PICKS_FIRST,
                Assumption.SOURCE_BOX_INDEPENDENCE,
                Assumption.NO_SIGNALLING,
                Assumption.PARITY_COMPLETION,
                Assumption.TRUSTED_PROCESSING,
                Assumption.NON_SIGNALLING_FRONTIER);
    }

    @Override
    public String parameters() {
        String label = !(code instanceof ParityCode) ? "(P6)" : wrongAllowed > 0 ? "(P5)" : "(P4)";
        String noise = wrongAllowed > 0 ? ", W = " + wrongAllowed : "";
        String bits = code instanceof ParityCode ? "" : ", code " + code.spec();
        return label + ": eps = " + epsilon + ", Nd = " + code.length() + ", Nb = 2^" + choiceBits + ", " + point
                + noise + bits;
    }
}
