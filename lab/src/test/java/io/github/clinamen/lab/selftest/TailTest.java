package io.github.clinamen.lab.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
    @ParameterizedTest
    @CsvSource({"20, 1/2", "20, 1/10", "33, 2/5", "200, 1/100", "200, 9/10"})
    @DisplayName("binomial tails are the exact sums, to 10 digits, also far out")
    void binomialTails(int n, String probability) {
        String[] parts = probability.split("/", -1);
        BigFraction p = new BigFraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        BigFraction[] mass = new BigFraction[n + 1];
        BigInteger ways = BigInteger.ONE;
        for (int k = 0; k <= n; k++) {
            mass[k] = p.pow(k).multiply(BigFraction.ONE.subtract(p).pow(n - k)).multiply(ways);
            ways = ways.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        BigFraction below = BigFraction.ZERO;
        for (int k = 0; k <= n; k++) {
            double atLeast = decimal(BigFraction.ONE.subtract(below));
            below = below.add(mass[k]);
            double atMost = decimal(below);
            assertThat(Tail.atLeast(k, n, p.doubleValue())).isCloseTo(atLeast, within(1e-10 * atLeast));
            assertThat(Tail.atMost(k, n, p.doubleValue())).isCloseTo(atMost, within(1e-10 * atMost));
            assertThat(Tail.binomial(k, n, p.doubleValue(), p.doubleValue()))
                    .isCloseTo(Math.min(1, 2 * Math.min(atLeast, atMost)), within(1e-10));
        }
    }

    /** Also where numerator and denominator are beyond doubles. */
    private static double decimal(BigFraction x) {
        return new BigDecimal(x.getNumerator())
                .divide(new BigDecimal(x.getDenominator()), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Test
    @DisplayName("a range of probabilities takes the end that excuses the count best")
    void range() {
        assertThat(Tail.binomial(500, 1000, 0.1, 0.9)).isEqualTo(1);
        assertThat(Tail.binomial(950, 1000, 0.1, 0.9)).isEqualTo(2 * Tail.atLeast(950, 1000, 0.9));
        assertThat(Tail.binomial(50, 1000, 0.1, 0.9)).isEqualTo(2 * Tail.atMost(50, 1000, 0.1));
        assertThat(Tail.binomial(1, 1000, 0, 0.9)).isEqualTo(1);
        assertThat(Tail.atLeast(1001, 1000, 0.5)).isZero();
        assertThat(Tail.atLeast(1, 1000, 0)).isZero();
        assertThat(Tail.atLeast(1000, 1000, 1)).isEqualTo(1);
    }

    @Test
    @DisplayName("Pearson's tail at the tabulated 5% and 0.1% points of 1, 4 and 9 degrees of freedom")
    void pearson() {
        // Two cells, expected 50 each: statistic 2 d^2 / 50.
        assertThat(chiSquare(2, 3.841)).isCloseTo(0.05, within(1e-4));
        assertThat(chiSquare(5, 9.488)).isCloseTo(0.05, within(1e-4));
        assertThat(chiSquare(10, 27.877)).isCloseTo(0.001, within(1e-5));
        assertThat(Tail.chiSquare(new long[] {5, 5, 1}, new double[] {0.5, 0.5, 0}))
                .isZero();
        assertThat(Tail.chiSquare(new long[] {5, 5, 0}, new double[] {0.5, 0.5, 0}))
                .isEqualTo(1);
        assertThat(Tail.chiSquare(new long[] {7, 0}, new double[] {1, 0})).isEqualTo(1);
    }

    /** A table of this many cells whose statistic is nearly this: one count moved from one cell to another. */
    private static double chiSquare(int cells, double statistic) {
        long each = 1_000_000_000_000L;
        long moved = Math.round(Math.sqrt(statistic * each / 2));
        long[] counts = new long[cells];
        double[] equal = new double[cells];
        java.util.Arrays.fill(counts, each);
        java.util.Arrays.fill(equal, 1.0 / cells);
        counts[0] += moved;
        counts[1] -= moved;
        return Tail.chiSquare(counts, equal);
    }
}
