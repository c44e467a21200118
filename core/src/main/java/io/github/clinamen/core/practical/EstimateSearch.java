package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bound.GoldenSection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * The rho and b that certify most after a given number of lost rounds, found in plain arithmetic: any would be valid, and {@link
 * ProbabilityEstimate} makes the claim.
 *
 * @param curve the guessing bound
 * @param leastSetting kappa
 * @param leastUntested mu
 * @param rounds n
 * @param lost how many are lost
 * @param errorBits log2 of 1/error
 */
public record EstimateSearch(
        GuessCurve curve, double leastSetting, double leastUntested, double rounds, double lost, double errorBits) {
    private static final double LOG_2 = Math.log(2);
    private static final int GRID = 14;
    private static final MathContext DIGITS = new MathContext(9);

    /** What was found, rounded to short decimals; {@code near} is the loss at which the inequality is tight. */
    public record Choice(BigFraction ratio, BigFraction power, BigFraction near) {}

    /**
     * For boxes of a model, against whoever the model lets listen: in model QQ only the tangent and the order are chosen.
     *
     * @param rounds n
     * @param lost how many are lost
     * @param error the probability that the estimate may fail
     */
    public static Choice choose(
            BoxModel model, int parties, Epsilon epsilon, long rounds, long lost, BigFraction error) {
        GuessCurve curve = GuessCurve.of(model, parties);
        BigFraction setting = epsilon.value().pow(parties);
        BigFraction untested = curve.leastUntested(epsilon);
        if (model.hasQuantumAdversary()) {
            AccumulationEstimate best = new AccumulationSearch(curve, setting, untested, rounds, lost, error).best();
            return new Choice(BigFraction.ONE, best.power(), best.near());
        }
        return new EstimateSearch(
                        curve,
                        setting.doubleValue(),
                        untested.doubleValue(),
                        rounds,
                        lost,
                        -Log2.of(error).lower().doubleValue())
                .best();
    }

    Choice best() {
        double logPower = valley(Math.log(1e-7), 0, logB -> -bits(bestRatio(Math.exp(logB)), Math.exp(logB)));
        double b = Math.exp(logPower);
        double ratio = bestRatio(b);
        double near = tightest(ratio, b);
        return new Choice(rounded(ratio), rounded(b), rounded(near));
    }

    private static BigFraction rounded(double value) {
        return ExactDecimal.fraction(new BigDecimal(value).round(DIGITS));
    }

    private double bestRatio(double b) {
        // 1 - rho in logarithmic steps: a lost round weighs little where kappa is not small.
        double log = valley(Math.log(1e-9), Math.log(1 - 1e-9), logGap -> -bits(1 - Math.exp(logGap), b));
        return 1 - Math.exp(log);
    }

    private double bits(double ratio, double b) {
        double winFactor = -logMean(tightest(ratio, b), ratio, b) / LOG_2;
        return (rounds * winFactor + lost * Math.log(ratio) / LOG_2 - errorBits) / b;
    }

    /** The loss at which the mean is largest; it is concave. */
    private double tightest(double ratio, double b) {
        return GoldenSection.minimise(
                curve.leastLoss().doubleValue(), curve.mostLoss(), loss -> -logMean(loss, ratio, b));
    }

    private double logMean(double loss, double ratio, double b) {
        // log1p and expm1 keep the digits of a mean that is nearly 1
        double tested = Math.expm1(b * Math.log(curve.approximate(loss)));
        double untested = leastUntested == 0 ? tested : Math.expm1(b * Math.log(curve.approximateUntested(loss)));
        double lost = (1 - ratio) * leastSetting * loss;
        return Math.log1p((1 - leastUntested) * tested + leastUntested * untested - lost * (1 + tested));
    }

    /** The lowest of a few points, then the bottom of the valley about it. */
    private static double valley(double low, double high, DoubleUnaryOperator function) {
        double step = (high - low) / GRID;
        double best = low;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double here = function.applyAsDouble(low + i * step);
            if (here < least) {
                least = here;
                best = low + i * step;
            }
        }
        return GoldenSection.minimise(Math.max(low, best - step), Math.min(high, best + step), function);
    }
}
