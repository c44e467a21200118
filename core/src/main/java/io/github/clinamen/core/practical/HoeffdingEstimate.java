package io.github.clinamen.core.practical;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * The plain estimate: the fraction of lost rounds q is, but for a probability of exp(-2 n delta^2), at least the mean of the
 * rounds' probabilities to lose less delta (Hoeffding, Azuma), and by concavity the outcomes have -n log2 G((q + delta)/kappa) bits.
 *
 * @param curve the guessing bound
 * @param leastSetting kappa, the least probability that the source can give any setting
 */
public record HoeffdingEstimate(GuessCurve curve, BigFraction leastSetting) {
    private static final MathContext UP = new MathContext(40, RoundingMode.CEILING);
    /** An upper bound on ln 2. */
    private static final BigDecimal LN2 = new BigDecimal("0.6931471805599453094172321214581766");

    public HoeffdingEstimate {
        if (leastSetting.signum() <= 0
                || leastSetting.multiply(new BigFraction(1L << curve.parties())).compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("leastSetting: expected above 0 and at most 2^-" + curve.parties()
                    + ", found " + leastSetting.doubleValue());
        }
    }

    /** delta = sqrt(ln(1/error) / 2n), rounded upward. */
    static BigFraction margin(long rounds, BigFraction error) {
        BigDecimal ln = Log2.of(error).lower().negate().multiply(LN2);
        BigDecimal square = ln.divide(BigDecimal.valueOf(2 * rounds), UP);
        BigDecimal root = square.sqrt(new MathContext(40, RoundingMode.DOWN));
        return ExactDecimal.fraction(root.add(root.ulp()));
    }

    /**
     * Bits of min-entropy after {@code lost} of {@code rounds} rounds were lost, except with probability {@code error}; rounded downward.
     */
    public BigDecimal entropy(long rounds, long lost, BigFraction error) {
        if (rounds < 1 || lost < 0 || lost > rounds) {
            throw new IllegalArgumentException("lost: expected 0 to " + rounds + " rounds, found " + lost);
        }
        FailureProbability.require("error", error);
        BigFraction loss = new BigFraction(lost)
                .divide(new BigFraction(rounds))
                .add(margin(rounds, error))
                .divide(leastSetting);
        return Log2.of(curve.bound(loss)).power(rounds).upper().negate();
    }
}
