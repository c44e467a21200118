package io.github.clinamen.core.practical;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Smooth min-entropy against an adversary who keeps a quantum system, by generalised entropy accumulation (Metger, Fawzi, Sutter, Renner 2022,
 * theorem 4.3): docs/practical.md checks its premises. The min-tradeoff function is the tangent f(q) = value - rise (q/kappa - L0) of what a round's
 * outcomes have by the guessing curve, at the loss L0.
 *
 * @param curve the guessing bound of quantum boxes
 * @param leastSetting kappa, the least probability that the source can give any setting
 * @param leastUntested mu, the least probability of an untested one
 * @param power a - 1, the order of the Renyi entropy less 1: above 0, below 1/2
 * @param near L0; any is right, the expected loss is best
 */
public record AccumulationEstimate(
        GuessCurve curve, BigFraction leastSetting, BigFraction leastUntested, BigFraction power, BigFraction near)
        implements Estimate {
    private static final MathContext UP = new MathContext(50, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(50, RoundingMode.FLOOR);
    /** ln 2 between two decimals, and an upper bound on e^2. */
    private static final BigDecimal LN2_UP = new BigDecimal("0.69314718055994530941723212145818");

    private static final BigDecimal LN2_DOWN = new BigDecimal("0.69314718055994530941723212145817");
    private static final BigDecimal BEYOND = new BigDecimal(1000);
    private static final BigDecimal E_SQUARED = new BigDecimal("7.3890560989306502273");

    public AccumulationEstimate {
        if (!curve.isQuantum()) {
            throw new IllegalArgumentException("curve: expected one of quantum boxes, found " + curve.name());
        }
        ProbabilityEstimate.requireShares(curve, leastSetting, leastUntested);
        if (power.signum() <= 0 || power.compareTo(BigFraction.ONE_HALF) >= 0) {
            throw new IllegalArgumentException("power: expected above 0 and below 1/2, found " + power.doubleValue());
        }
        if (near.compareTo(curve.leastLoss()) < 0 || near.compareTo(new BigFraction(curve.mostLoss())) > 0) {
            throw new IllegalArgumentException(
                    "near: expected a loss that boxes can have, found " + near.doubleValue());
        }
    }

    /**
     * The affine function: what a round has at the loss L0, rounded downward, and how fast that falls with the loss, rounded upward.
     *
     * @param value bits at L0
     * @param rise bits for one unit of loss
     */
    private record Tangent(BigDecimal value, BigDecimal rise) {}

    private Tangent tangent() {
        BigFraction tested = BigFraction.ONE.subtract(leastUntested);
        GuessCurve.Line g = least(curve.lines(near));
        GuessCurve.Line u =
                least(Stream.concat(Stream.of(g), curve.untested().stream()).toList());
        BigDecimal value = Log2.of(g.at(near))
                .power(tested)
                .times(Log2.of(u.at(near)).power(leastUntested))
                .upper()
                .negate();
        BigFraction slope = tested.multiply(g.slope())
                .divide(g.at(near))
                .add(leastUntested.multiply(u.slope()).divide(u.at(near)));
        return new Tangent(value, ExactDecimal.rounded(slope, UP).divide(LN2_DOWN, UP));
    }

    private GuessCurve.Line least(List<GuessCurve.Line> lines) {
        return Collections.min(lines, Comparator.comparing(line -> line.at(near)));
    }

    /**
     * Bits k of eps-smooth min-entropy with eps = error/2, given that the run was accepted, or else that had a probability below the error: the distance
     * from a state of min-entropy k, twice eps, and the chance of such an acceptance are each at most the error.
     */
    @Override
    public BigDecimal entropy(long rounds, long lost, BigFraction error) {
        if (rounds < 1 || lost < 0 || lost > rounds) {
            throw new IllegalArgumentException("lost: expected 0 to " + rounds + " rounds, found " + lost);
        }
        FailureProbability.require("error", error);
        Tangent f = tangent();
        BigDecimal n = BigDecimal.valueOf(rounds);
        // rise is a little too steep: right where q/kappa is above L0, and below it adds at most an ulp times L0.
        BigFraction above = new BigFraction(lost)
                .divide(new BigFraction(rounds))
                .divide(leastSetting)
                .subtract(near);
        BigDecimal mean = f.value
                .subtract(f.rise.multiply(ExactDecimal.rounded(above, UP)))
                .subtract(ROUNDING);
        BigDecimal range = f.rise.multiply(ExactDecimal.rounded(BigFraction.ONE.divide(leastSetting), UP));
        BigDecimal errorBits = Log2.of(error).lower().negate();
        return n.multiply(mean.subtract(secondOrder(range)))
                .subtract(errorCost(errorBits))
                .round(DOWN);
    }

    /** Far more than what rounding does to the tangent, far less than a bit in 2^40 rounds. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-30");

    /** x (ln 2/2) V^2 + x^2 K', x = (a-1)/(2-a), V = log2(2 d^2 + 1) + sqrt(2 + Var f), where Var f is at most a quarter of the range squared. */
    private BigDecimal secondOrder(BigDecimal range) {
        BigFraction one = BigFraction.ONE;
        BigDecimal x = ExactDecimal.rounded(power.divide(one.subtract(power)), UP);
        BigDecimal variance =
                range.multiply(range).divide(new BigDecimal(4), UP).add(BigDecimal.TWO);
        BigDecimal root = variance.sqrt(new MathContext(50, RoundingMode.DOWN));
        BigInteger square = BigInteger.ONE.shiftLeft(2 * curve.parties());
        BigDecimal v = Log2.of(square.shiftLeft(1).add(BigInteger.ONE))
                .upper()
                .add(root)
                .add(root.ulp());
        BigDecimal first = x.multiply(LN2_UP).multiply(v).multiply(v).divide(BigDecimal.TWO, UP);
        // 2 log2 d + max f - min f
        BigDecimal exponent = range.add(BigDecimal.valueOf(2L * curve.parties()));
        // ln(2^z + e^2) <= z ln 2 + e^2 2^-z, and 2^-z <= d^-2
        if (x.multiply(exponent).compareTo(BEYOND) > 0) {
            // So much is lost that nothing is left, and no min-entropy is below 0.
            return BEYOND.pow(10);
        }
        BigDecimal ln = exponent.multiply(LN2_UP).add(E_SQUARED.divide(new BigDecimal(square), UP));
        BigDecimal large = Log2.powerOfTwo(
                        ExactDecimal.fraction(x.multiply(exponent).round(UP)))
                .upperDecimal();
        BigFraction three = new BigFraction(3).subtract(power.add(1).multiply(2));
        BigFraction two = one.subtract(power);
        BigDecimal fraction = ExactDecimal.rounded(
                        two.pow(3).divide(three.pow(3).multiply(6)), UP)
                .divide(LN2_DOWN, UP);
        BigDecimal k = fraction.multiply(large).multiply(ln.pow(3));
        return first.add(x.multiply(x).multiply(k));
    }

    /** (g(eps) + a log2(1/P))/(a - 1), g = -log2(1 - sqrt(1 - eps^2)) <= 1 + 2 log2(1/eps), with eps = error/2 and P at least the error. */
    private BigDecimal errorCost(BigDecimal errorBits) {
        BigDecimal smoothing =
                errorBits.add(BigDecimal.ONE).multiply(BigDecimal.TWO).add(BigDecimal.ONE);
        BigDecimal order = ExactDecimal.rounded(power.add(1), UP);
        return smoothing.add(order.multiply(errorBits)).divide(ExactDecimal.rounded(power, DOWN), UP);
    }
}
