package io.github.clinamen.core.practical;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * A probability estimation factor (Zhang, Knill, Bierhorst 2018) for rounds that are won or lost: f0 for a round that is not lost, f1 = rho f0 for
 * one that is, with f0 as large as E[F P(a|x)^b] &lt;= 1 allows for all boxes under the curve and all inputs of the source. All
 * of it is fixed before the data.
 *
 * @param curve the guessing bound
 * @param leastSetting kappa, the least probability that the source can give any setting: epsilon^parties
 * @param leastUntested mu, the least probability with which the source can give a setting that cannot be lost: epsilon in Mermin games, whose
 *     last bit decides between the kinds; 0 where there are none
 * @param ratio rho, from 0 (exclusive) to 1
 * @param power b, above 0, at most 1
 * @param near the loss for which the curve's lines are chosen; any is right, the expected one is best
 */
public record ProbabilityEstimate(
        GuessCurve curve,
        BigFraction leastSetting,
        BigFraction leastUntested,
        BigFraction ratio,
        BigFraction power,
        BigFraction near)
        implements Estimate {
    private static final MathContext DOWN = new MathContext(40, RoundingMode.FLOOR);

    public ProbabilityEstimate {
        requireShares(curve, leastSetting, leastUntested);
        if (ratio.signum() <= 0 || ratio.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("ratio: expected above 0 and at most 1, found " + ratio.doubleValue());
        }
        if (power.signum() <= 0 || power.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("power: expected above 0 and at most 1, found " + power.doubleValue());
        }
        if (near.signum() < 0) {
            throw new IllegalArgumentException("near: expected 0 or more, found " + near.doubleValue());
        }
    }

    /** @throws IllegalArgumentException when no source can promise such least probabilities of a setting and of an untested one */
    static void requireShares(GuessCurve curve, BigFraction leastSetting, BigFraction leastUntested) {
        BigFraction all = BigFraction.ONE.divide(new BigFraction(1L << curve.parties()));
        if (leastSetting.signum() <= 0 || leastSetting.compareTo(all) > 0) {
            throw new IllegalArgumentException("leastSetting: expected above 0 and at most 2^-" + curve.parties()
                    + ", found " + leastSetting.doubleValue());
        }
        if (leastUntested.signum() < 0 || leastUntested.compareTo(BigFraction.ONE_HALF) > 0) {
            throw new IllegalArgumentException(
                    "leastUntested: expected 0 to 1/2, found " + leastUntested.doubleValue());
        }
    }

    /** As without a promise of untested rounds: every round is bounded as if it had been tested. */
    public ProbabilityEstimate(
            GuessCurve curve, BigFraction leastSetting, BigFraction ratio, BigFraction power, BigFraction near) {
        this(curve, leastSetting, BigFraction.ZERO, ratio, power, near);
    }

    /**
     * f0, of which only the lower end of the enclosure may be used: 1 / max over L of (1 - mu - (1 - rho) kappa L) G(L)^b + mu U(L)^b, where U is
     * G at untested settings.
     */
    public Log2 winFactor() {
        return Log2.ONE.dividedBy(new MeanFactor(this).most());
    }

    /**
     * Bits k such that, but for a probability of at most the error, the outcomes had a probability of at most 2^-k given settings and
     * side information: ((n - lost) log2 f0 + lost log2 f1 - log2 1/error) / b, rounded downward.
     *
     * @param rounds n
     * @param lost how many rounds were lost, 0 to n
     */
    @Override
    public BigDecimal entropy(long rounds, long lost, BigFraction error) {
        if (rounds < 1 || lost < 0 || lost > rounds) {
            throw new IllegalArgumentException("lost: expected 0 to " + rounds + " rounds, found " + lost);
        }
        FailureProbability.require("error", error);
        BigDecimal sum = winFactor()
                .power(rounds)
                .lower()
                .add(Log2.of(ratio).power(lost).lower())
                .add(Log2.of(error).lower());
        BigFraction bits = ExactDecimal.fraction(sum).divide(power);
        return new BigDecimal(bits.getNumerator()).divide(new BigDecimal(bits.getDenominator()), DOWN);
    }
}
