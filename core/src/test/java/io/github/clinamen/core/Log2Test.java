package io.github.clinamen.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against logarithms of 200 digits. */
class Log2Test {
    /** The reference is itself rounded beyond its 200th digit. */
    private static final BigDecimal SLACK = new BigDecimal("1e-190");

    private static void requireEnclosed(Log2 log, BigDecimal truth) {
        assertThat(log.lower()).isLessThanOrEqualTo(truth.add(SLACK));
        assertThat(log.upper()).isGreaterThanOrEqualTo(truth.subtract(SLACK));
        BigDecimal width = log.upper().subtract(log.lower());
        BigDecimal scale = truth.abs().max(new BigDecimal("1e-30"));
        assertThat(width).as("width at %s", truth).isLessThan(scale.multiply(new BigDecimal("1e-25")));
    }

    @Test
    @DisplayName("the logarithm of a rational is never outside its enclosure, near 1 as well as far from it")
    void rationals() {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            BigInteger p = new BigInteger(1 + random.nextInt(400), random).add(BigInteger.ONE);
            BigInteger q = new BigInteger(1 + random.nextInt(400), random).add(BigInteger.ONE);
            BigFraction x = i % 3 == 0
                    ? BigFraction.ONE.subtract(new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(1 + i / 3)))
                    : new BigFraction(p, q);
            requireEnclosed(Log2.of(x), ReferenceLog.log2(x));
        }
        assertThat(Log2.of(8).upper()).isEqualByComparingTo("3");
        assertThat(Log2.of(BigFraction.ONE).upper()).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("powers, products and sums enclose what exact rationals give")
    void arithmetic() {
        Random random = new Random(2);
        for (int i = 0; i < 40; i++) {
            BigFraction a = new BigFraction(1 + random.nextInt(1000), 1 + random.nextInt(1000));
            BigFraction b = new BigFraction(1 + random.nextInt(1000), 1 + random.nextInt(1000));
            int n = random.nextInt(60) - 30;
            requireEnclosed(
                    Log2.of(a).power(n).times(Log2.of(b)),
                    ReferenceLog.log2(a.pow(n).multiply(b)));
            requireEnclosed(Log2.of(a).plus(Log2.of(b).power(n)), ReferenceLog.log2(a.add(b.pow(n))));
            requireEnclosed(Log2.of(a).dividedBy(Log2.of(b)), ReferenceLog.log2(a.divide(b)));
        }
    }

    @Test
    @DisplayName("sums of numbers thousands of powers of two apart stay above the greater")
    void farApart() {
        Log2 tiny = Log2.powerOfTwo(new BigFraction(-1_000_000_000_000L));
        Log2 sum = Log2.ONE.plus(tiny);
        assertThat(sum.lower()).isEqualByComparingTo("0");
        assertThat(sum.upper()).isPositive().isLessThan(new BigDecimal("1e-500"));
    }

    @Test
    @DisplayName("decimals are rounded up")
    void decimals() {
        assertThat(Log2.of(new BigFraction(1, 3)).decimalUp(4)).isEqualTo("3.334e-1");
        assertThat(Log2.of(1024).decimalUp(3)).isEqualTo("1.03e3");
        assertThat(Log2.of(new BigFraction(99_999, 100_000)).decimalUp(3)).isEqualTo("1.00e0");
        assertThat(Log2.powerOfTwo(new BigFraction(-363_619)).decimalUp(2)).isEqualTo("6.0e-109461");
        assertThat(Log2.of(new BigFraction(1, 3)).upperDouble()).isGreaterThanOrEqualTo(-1.584962500721156);
    }

    @Test
    @DisplayName("numbers that are not above zero are refused")
    void refusals() {
        assertThatThrownBy(() -> Log2.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> Log2.of(BigFraction.MINUS_ONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
