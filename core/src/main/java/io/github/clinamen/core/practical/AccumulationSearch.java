package io.github.clinamen.core.practical;

import io.github.clinamen.core.bound.GoldenSection;
import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.fraction.BigFraction;

/** The tangent and the order that certify most after a given number of lost rounds; any would be valid. */
record AccumulationSearch(
        GuessCurve curve,
        BigFraction leastSetting,
        BigFraction leastUntested,
        long rounds,
        long lost,
        BigFraction error) {
    private static final int STEPS = 22;
    private static final double LEAST_POWER = 1e-8;
    private static final double LARGEST_POWER = 0.4;
    private static final MathContext DIGITS = new MathContext(9);

    AccumulationEstimate best() {
        double low = curve.leastLoss().doubleValue() + 1e-9;
        // The curve's corner at 1, where it stops to say anything, is before the largest loss.
        double near = GoldenSection.minimise(low, low + 1, STEPS, loss -> -bits(loss, bestPower(loss)));
        return estimate(near, bestPower(near));
    }

    private double bestPower(double near) {
        return Math.exp(GoldenSection.minimise(
                Math.log(LEAST_POWER), Math.log(LARGEST_POWER), STEPS, log -> -bits(near, Math.exp(log))));
    }

    private double bits(double near, double power) {
        return estimate(near, power).entropy(rounds, lost, error).doubleValue();
    }

    private AccumulationEstimate estimate(double near, double power) {
        return new AccumulationEstimate(curve, leastSetting, leastUntested, rounded(power), rounded(near));
    }

    private static BigFraction rounded(double value) {
        return ExactDecimal.fraction(new BigDecimal(value).round(DIGITS));
    }
}
