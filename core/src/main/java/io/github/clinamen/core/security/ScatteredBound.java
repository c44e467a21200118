package io.github.clinamen.core.security;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.Epsilon;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * The bound for the scattered layout: (P4) for one bit and no wrong round allowed, (P5) with W allowed, (P6) for the bits
 * of a code, each with (P4)'s or (P7)'s factor for a bin.
 *
 * @param frontier the pairs (alpha, beta) of (P1)
 * @param settingProbability q, the least P(x | x in X), above 0 and at most 1
 * @param choiceBits log2 Nb
 * @param wrongAllowed W, how many tested rounds may be wrong
 * @param code of length Nd
 * @param adapted whether each pick may be charged with a point of its own (P7) instead of one for all (P4)
 */
public record ScatteredBound(
        Epsilon epsilon,
        Frontier frontier,
        BigFraction settingProbability,
        int choiceBits,
        long wrongAllowed,
        LinearCode code,
        boolean adapted)
        implements SecurityBound {
    private static final int U_BITS = 60;

    private static final double SMALLEST = 0x1p-50;
    private static final double LOG_SMALLEST = Math.log(SMALLEST);
    private static final double LOG_LARGEST = Math.log1p(-SMALLEST);
    private static final double LN2 = Math.log(2);

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
        return new ScatteredBound(
                plan.epsilon(), plan.frontier(), q, scattered.choiceBits(), plan.wrongAllowed(), code, true);
    }

    @Override
    public String analysis() {
        return "scattered";
    }

    /** The same bound by (P4) alone, with one point of the frontier for all picks. */
    public ScatteredBound withCommonPoint() {
        return new ScatteredBound(epsilon, frontier, settingProbability, choiceBits, wrongAllowed, code, false);
    }

    /** 1/4 z^-W times the sum over nonzero codewords of f_z^weight, for the best z found; without W, z = 0. */
    @Override
    public Log2 log2Excess() {
        Log2 quarter = Log2.of(new BigFraction(1, 4));
        BinFactor factor = new BinFactor(epsilon, choiceBits, frontier, adapted);
        if (wrongAllowed == 0) {
            return quarter.times(code.weightSum(factor.bound(settingProbability)));
        }
        // u = 1 - z; any u in (0, 1) is valid.
        double best = bestComplement(factor, settingProbability.doubleValue(), wrongAllowed, code::estimateWeightSum);
        long scaled = Math.clamp(Math.round(StrictMath.scalb(best, U_BITS)), 1, (1L << U_BITS) - 1);
        BigFraction u = new BigFraction(scaled, 1L << U_BITS);
        return quarter.times(Log2.of(BigFraction.ONE.subtract(u)).power(-wrongAllowed))
                .times(code.weightSum(factor.bound(u.multiply(settingProbability))));
    }

    /**
     * Where, nearly, z^-W times the weight sum at f_z is least, as 1 - z; in plain arithmetic.
     *
     * @param logSum log2 of the weight sum from log2 f
     */
    public static double bestComplement(BinFactor factor, double q, double wrong, DoubleUnaryOperator logSum) {
        return Math.exp(GoldenSection.minimise(LOG_SMALLEST, LOG_LARGEST, logU -> {
            double u = Math.exp(logU);
            double log2f = Math.log1p(-Math.min(factor.estimateGap(u * q), 1 - SMALLEST)) / LN2;
            return -wrong * Math.log1p(-u) / LN2 + logSum.applyAsDouble(Math.min(log2f, -Double.MIN_NORMAL));
        }));
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
        String factor = adapted ? "(P7)" : "(P4)";
        String label =
                !(code instanceof ParityCode) ? factor + ", (P6)" : wrongAllowed > 0 ? factor + ", (P5)" : factor;
        String noise = wrongAllowed > 0 ? ", W = " + wrongAllowed : "";
        String bits = code instanceof ParityCode ? "" : ", code " + code.spec();
        return label + ": eps = " + epsilon + ", Nd = " + code.length() + ", Nb = 2^" + choiceBits + noise + bits;
    }
}
