package io.github.clinamen.core.practical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * All three outcomes of the three-party Mermin game under quantum theory, at settings that it does not test: lines P(a|x) &lt;= c + s L, and
 * the check that proves one of them. docs/practical.md reduces the claim to one inequality for t from 0 to 1,
 *
 * <p>1/(4 Z) + w (1/X - 1/Z) + (1/4) sum of three 1/(lambda - (s/2) sqrt q) &lt;= 1, lambda = c + 2 s, X, Z = lambda -+ (s/2) mu, mu^2 = 16 - 12 t^2,
 *
 * <p>where every part rises or falls with t, so that its value at one end of a short interval bounds it on all of it.
 */
final class UntestedQuantumLines {
    private static final MathContext UP = new MathContext(24, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(24, RoundingMode.FLOOR);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal THIRD = ONE.divide(new BigDecimal(3), DOWN);
    /** Covers what rounding does to the slope of a tangent. */
    private static final BigDecimal SLACK = new BigDecimal("1e-12");

    private static final int DEEPEST = 16;
    private static final int TANGENTS = 64;

    /** Each proved by {@link #holds}; the intercepts are within 1 percent of what three qubits attain from slope 1 on. */
    static final List<GuessCurve.Line> ALL = List.of(
            line("0.322588", "0.75"),
            line("0.277013", "0.85"),
            line("0.237707", "1"),
            line("0.214272", "1.15"),
            line("0.194739", "1.35"),
            line("0.179677", "1.6"),
            line("0.165584", "2"),
            line("0.155671", "2.5"),
            line("0.147845", "3.2"),
            line("0.142683", "4"),
            line("0.138787", "5"),
            line("0.135362", "6.5"),
            line("0.133300", "8"),
            line("0.131560", "10"),
            line("0.129991", "13"),
            line("0.128784", "17"),
            line("0.127906", "22"),
            line("0.127120", "30"),
            line("0.126584", "40"),
            line("0.126053", "60"),
            line("0.125631", "100"),
            line("0.125317", "200"),
            line("0.125128", "500"),
            line("0.125035", "2000"),
            line("0.125010", "10000"));

    private UntestedQuantumLines() {}

    private static GuessCurve.Line line(String intercept, String slope) {
        return new GuessCurve.Line(
                ExactDecimal.fraction(new BigDecimal(intercept)), ExactDecimal.fraction(new BigDecimal(slope)));
    }

    /**
     * Whether intervals can be found on which the inequality holds; false says nothing but that none were.
     *
     * @param line with finite decimals
     */
    static boolean holds(GuessCurve.Line line) {
        BigDecimal slope = decimal(line.slope());
        return new Claim(decimal(line.intercept()).add(slope.multiply(TWO)), slope).holds(BigDecimal.ZERO, ONE, 0);
    }

    private static BigDecimal decimal(BigFraction x) {
        return new BigDecimal(x.getNumerator()).divide(new BigDecimal(x.getDenominator()));
    }

    /** The inequality for one line. */
    private record Claim(BigDecimal lambda, BigDecimal slope) {
        boolean holds(BigDecimal from, BigDecimal to, int depth) {
            if (holdsOn(from, to)) {
                return true;
            }
            BigDecimal middle = from.add(to).divide(TWO);
            return depth < DEEPEST && holds(from, middle, depth + 1) && holds(middle, to, depth + 1);
        }

        private boolean holdsOn(BigDecimal from, BigDecimal to) {
            BigDecimal most = root(largest(from), UP);
            BigDecimal least = root(largest(to), DOWN);
            BigDecimal x = lambda.subtract(half(slope.multiply(most, UP)));
            if (x.signum() <= 0) {
                return false;
            }
            BigDecimal nearest = lambda.add(half(slope.multiply(least, DOWN)));
            BigDecimal farthest = lambda.add(half(slope.multiply(most, UP)));
            BigDecimal sum = QUARTER.divide(nearest, UP)
                    .add(overlap(to, least).multiply(ONE.divide(x, UP).subtract(ONE.divide(farthest, DOWN)), UP))
                    .add(others(from, to))
                    .add(SLACK);
            return sum.compareTo(ONE) <= 0;
        }

        /** 16 - 12 t^2, the square of M's largest eigenvalue. */
        private static BigDecimal largest(BigDecimal t) {
            return new BigDecimal(16).subtract(t.multiply(t).multiply(new BigDecimal(12)));
        }

        /** An upper bound on w: (1 + min(1, 6 t sqrt(1 - t^2/2) / mu)) / 8. */
        private static BigDecimal overlap(BigDecimal t, BigDecimal least) {
            BigDecimal real = t.multiply(new BigDecimal(6)).multiply(root(ONE.subtract(half(t.multiply(t))), UP), UP);
            return ONE.add(real.divide(least, UP).min(ONE)).divide(new BigDecimal(8), UP);
        }

        /**
         * An upper bound on the mean of 1/(lambda - (s/2) sqrt q) over three q from 0 to qmax with a sum of 12 t^2, times 3/4. With u = s
         * sqrt q / 2 lambda it is 1/(1 - u), which is concave in u^2 up to u = 1/3 and then convex: so the tangent at a u1 up to there
         * bounds all of it if it does at the end.
         */
        private BigDecimal others(BigDecimal from, BigDecimal to) {
            BigDecimal scale = slope.divide(lambda.multiply(TWO), UP);
            BigDecimal sum = to.multiply(to).multiply(new BigDecimal(12));
            BigDecimal end = scale.multiply(root(sum.min(largest(from)), UP), UP);
            BigDecimal mean = scale.multiply(scale).multiply(sum).divide(new BigDecimal(3), UP);
            BigDecimal first = scale.multiply(to).multiply(TWO, DOWN).min(THIRD);
            for (int i = 0; i < TANGENTS; i++) {
                BigDecimal u = first.multiply(new BigDecimal(TANGENTS - i)).divide(new BigDecimal(TANGENTS), DOWN);
                BigDecimal gap = ONE.subtract(u);
                BigDecimal rise = ONE.divide(TWO.multiply(u).multiply(gap).multiply(gap), DOWN);
                BigDecimal atEnd = ONE.divide(gap, DOWN)
                        .add(rise.multiply(end.multiply(end).subtract(u.multiply(u)), DOWN));
                if (end.compareTo(ONE) < 0 && atEnd.compareTo(ONE.divide(ONE.subtract(end), UP)) >= 0) {
                    BigDecimal here = ONE.divide(gap, UP).add(rise.multiply(mean.subtract(u.multiply(u)), UP));
                    return here.multiply(new BigDecimal("0.75")).divide(lambda, UP);
                }
            }
            return ONE.add(ONE);
        }

        private static BigDecimal half(BigDecimal x) {
            return x.divide(TWO);
        }

        private static BigDecimal root(BigDecimal x, MathContext rounding) {
            BigDecimal down = x.sqrt(new MathContext(24, RoundingMode.DOWN));
            return rounding == DOWN || down.multiply(down).compareTo(x) == 0 ? down : down.add(down.ulp());
        }
    }
}
