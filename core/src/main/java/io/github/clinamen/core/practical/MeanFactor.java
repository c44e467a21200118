package io.github.clinamen.core.practical;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bound.GoldenSection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/**
 * What the factors of an estimate give on average for boxes of loss L, but for f0: H(L) = (1 - mu - c L) G(L)^b + mu U(L)^b with c = (1 - rho) kappa, G and U
 * the curve at tested and untested settings; and the most it can be.
 *
 * <p>H is concave: G^b and U^b are, being concave functions to a power of at most 1, and the product of a falling line, not
 * negative, and a rising concave function is.
 */
final class MeanFactor {
    private static final MathContext UP = new MathContext(64, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(64, RoundingMode.FLOOR);
    /** About the place where H seems largest, to plain arithmetic. */
    private static final BigFraction NEAR = new BigFraction(1, 1_000_000L);

    private final ProbabilityEstimate estimate;
    private final BigFraction weight;
    private final BigFraction low;
    private final BigFraction high;
    private final List<GuessCurve.Line> tested = new ArrayList<>();
    private final List<GuessCurve.Line> untested = new ArrayList<>();

    MeanFactor(ProbabilityEstimate estimate) {
        this.estimate = estimate;
        this.weight = BigFraction.ONE.subtract(estimate.ratio()).multiply(estimate.leastSetting());
        this.low = estimate.curve().leastLoss();
        this.high = new BigFraction(estimate.curve().mostLoss());
        tested.addAll(estimate.curve().lines(estimate.near()));
        tested.add(new GuessCurve.Line(BigFraction.ONE, BigFraction.ZERO));
        untested.addAll(tested);
        untested.addAll(estimate.curve().untested());
    }

    /** At least the largest H of all losses that boxes can have. */
    Log2 most() {
        // Any places give a bound; the better the largest is guessed the tighter.
        BigFraction seeming = new BigFraction(
                GoldenSection.minimise(low.doubleValue(), high.doubleValue(), loss -> -approximate(loss)));
        TreeSet<BigFraction> places =
                new TreeSet<>(List.of(low, seeming.subtract(NEAR), seeming, seeming.add(NEAR), high));
        for (BigFraction corner : corners()) {
            if (corner.subtract(seeming).abs().compareTo(NEAR) < 0) {
                places.add(corner);
            }
        }
        List<Tangents> tangents = places.stream()
                .filter(loss -> loss.compareTo(low) >= 0 && loss.compareTo(high) <= 0)
                .map(this::at)
                .toList();
        BigDecimal most = tangents.getFirst().value;
        for (int i = 1; i < tangents.size(); i++) {
            Tangents from = tangents.get(i - 1);
            Tangents to = tangents.get(i);
            BigDecimal width = ExactDecimal.rounded(to.loss.subtract(from.loss), UP);
            most = most.max(from.value.add(width.multiply(from.rise)).min(to.value.add(width.multiply(to.fall))));
        }
        return Log2.of(ExactDecimal.fraction(most));
    }

    /**
     * A concave function is below its tangents: so these bound it on both sides of a place.
     *
     * @param value at least H there
     * @param rise at least its slope to the right, and 0
     * @param fall at least its slope to the left, taken the other way, and 0
     */
    private record Tangents(BigFraction loss, BigDecimal value, BigDecimal rise, BigDecimal fall) {}

    private Tangents at(BigFraction loss) {
        BigFraction mu = estimate.leastUntested();
        Power g = power(tested, loss);
        Power u = power(untested, loss);
        BigFraction share = BigFraction.ONE.subtract(mu).subtract(weight.multiply(loss));
        Log2 sum = Log2.of(share).times(g.value);
        if (mu.signum() > 0) {
            sum = sum.plus(Log2.of(mu).times(u.value));
        }
        // H' = share (G^b)' - c G^b + mu (U^b)'
        BigDecimal lower = ExactDecimal.rounded(weight, DOWN).multiply(g.value.lowerDecimal());
        BigDecimal upper = ExactDecimal.rounded(weight, UP).multiply(g.value.upperDecimal());
        BigDecimal rise =
                g.slope(g.right, share, true).add(u.slope(u.right, mu, true)).subtract(lower);
        BigDecimal fall = upper.subtract(g.slope(g.left, share, false)).subtract(u.slope(u.left, mu, false));
        return new Tangents(loss, sum.upperDecimal(), rise.max(BigDecimal.ZERO), fall.max(BigDecimal.ZERO));
    }

    /**
     * The least of some lines, to the power b.
     *
     * @param base the least
     * @param value base^b
     * @param left the line's slope to the left
     * @param right to the right
     */
    private record Power(BigFraction base, BigFraction exponent, Log2 value, BigFraction left, BigFraction right) {
        /** share b base^(b-1) slope, rounded upward or downward. */
        BigDecimal slope(BigFraction line, BigFraction share, boolean up) {
            BigFraction factor = share.multiply(exponent).multiply(line).divide(base);
            return up
                    ? ExactDecimal.rounded(factor, UP).multiply(value.upperDecimal())
                    : ExactDecimal.rounded(factor, DOWN).multiply(value.lowerDecimal());
        }
    }

    private Power power(List<GuessCurve.Line> lines, BigFraction loss) {
        BigFraction least = lines.stream()
                .map(line -> line.at(loss))
                .min(BigFraction::compareTo)
                .orElseThrow();
        List<BigFraction> slopes = lines.stream()
                .filter(line -> line.at(loss).equals(least))
                .map(GuessCurve.Line::slope)
                .sorted()
                .toList();
        return new Power(
                least, estimate.power(), Log2.of(least).power(estimate.power()), slopes.getLast(), slopes.getFirst());
    }

    private List<BigFraction> corners() {
        List<BigFraction> found = new ArrayList<>();
        for (GuessCurve.Line p : untested) {
            for (GuessCurve.Line q : untested) {
                BigFraction slope = p.slope().subtract(q.slope());
                if (slope.signum() > 0) {
                    found.add(q.intercept().subtract(p.intercept()).divide(slope));
                }
            }
        }
        return found;
    }

    /** In plain arithmetic, and the same on every machine: what a plan certifies hangs on it in its last digits. */
    private double approximate(double loss) {
        double mu = estimate.leastUntested().doubleValue();
        double b = estimate.power().doubleValue();
        return (1 - mu - weight.doubleValue() * loss) * StrictMath.pow(least(tested, loss), b)
                + mu * StrictMath.pow(least(untested, loss), b);
    }

    private static double least(List<GuessCurve.Line> lines, double loss) {
        double least = 1;
        for (GuessCurve.Line line : lines) {
            least = Math.min(
                    least, line.intercept().doubleValue() + line.slope().doubleValue() * loss);
        }
        return least;
    }
}
