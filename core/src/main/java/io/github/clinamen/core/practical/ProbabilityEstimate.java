package io.github.clinamen.core.practical;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A probability estimation factor (Zhang, Knill, Bierhorst 2018) for rounds that are won or lost: f0 for a round that is not lost, f1 = rho f0 for
 * one that is, with f0 as large as E[F P(a|x)^b] &lt;= 1 allows for all boxes under the curve and all inputs of the source. All
 * of it is fixed before the data.
 *
 * @param curve the guessing bound
 * @param leastSetting kappa, the least probability that the source can give any setting: epsilon^parties
 * @param ratio rho, from 0 (exclusive) to 1
 * @param power b, above 0, at most 1
 * @param near the loss for which the curve's lines are chosen; any is right, the expected one is best
 */
public record ProbabilityEstimate(
        GuessCurve curve, BigFraction leastSetting, BigFraction ratio, BigFraction power, BigFraction near) {
    private static final MathContext DOWN = new MathContext(40, RoundingMode.FLOOR);

    public ProbabilityEstimate {
        BigFraction all = BigFraction.ONE.divide(new BigFraction(1L << curve.parties()));
        if (leastSetting.signum() <= 0 || leastSetting.compareTo(all) > 0) {
            throw new IllegalArgumentException("leastSetting: expected above 0 and at most 2^-" + curve.parties()
                    + ", found " + leastSetting.doubleValue());
        }
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

    /** f0, of which only the lower end of the enclosure may be used: 1 / max over L of (1 - (1 - rho) kappa L) G(L)^b. */
    public Log2 winFactor() {
        BigFraction c = BigFraction.ONE.subtract(ratio).multiply(leastSetting);
        List<GuessCurve.Line> lines = new ArrayList<>(curve.lines(near));
        lines.add(new GuessCurve.Line(BigFraction.ONE, BigFraction.ZERO));
        Log2 largest = null;
        for (BigFraction loss : candidates(lines, c)) {
            BigFraction guess = lines.stream()
                    .map(line -> line.at(loss))
                    .min(BigFraction::compareTo)
                    .orElseThrow();
            Log2 here = Log2.of(BigFraction.ONE.subtract(c.multiply(loss)))
                    .times(Log2.of(guess).power(power));
            largest = largest == null ? here : largest.max(here);
        }
        return Log2.ONE.dividedBy(java.util.Objects.requireNonNull(largest));
    }

    /**
     * Where the largest can be: the logarithm of (1 - cL) G^b is concave in L, so its maximum is at an end, where two lines meet, or
     * where the derivative for one line is zero: L = (b g1 - c g0) / (c g1 (1 + b)).
     */
    private List<BigFraction> candidates(List<GuessCurve.Line> lines, BigFraction c) {
        List<BigFraction> found = new ArrayList<>();
        BigFraction most = new BigFraction(curve.mostLoss());
        found.add(curve.leastLoss());
        found.add(most);
        for (GuessCurve.Line p : lines) {
            if (p.slope().signum() > 0 && c.signum() > 0) {
                BigFraction above = power.multiply(p.slope()).subtract(c.multiply(p.intercept()));
                found.add(above.divide(c.multiply(p.slope()).multiply(power.add(1))));
            }
            for (GuessCurve.Line q : lines) {
                BigFraction slope = p.slope().subtract(q.slope());
                if (slope.signum() != 0) {
                    found.add(q.intercept().subtract(p.intercept()).divide(slope));
                }
            }
        }
        found.removeIf(loss -> loss.compareTo(curve.leastLoss()) < 0 || loss.compareTo(most) > 0);
        return found;
    }

    /**
     * Bits k such that, but for a probability of at most the error, the outcomes had a probability of at most 2^-k given settings and
     * side information: ((n - lost) log2 f0 + lost log2 f1 - log2 1/error) / b, rounded downward.
     *
     * @param rounds n
     * @param lost how many rounds were lost, 0 to n
     */
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
