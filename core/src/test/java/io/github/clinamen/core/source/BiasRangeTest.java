package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BiasRangeTest {
    private static final BigInteger UNIT = BigInteger.ONE.shiftLeft(64);

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.499999999999999999999", "1/3", "0.1", "0.01", "1/1000003", "1e-19", "1e-30"})
    @DisplayName("(C1) whatever the lean, eps <= P(1) <= 1-eps, in exact rationals")
    void leansNeverLeaveTheInterval(String eps) {
        Epsilon epsilon = Epsilon.parse(eps);
        BiasRange range = BiasRange.of(epsilon);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            long lean =
                    i == 0 ? BiasRange.ZEROS : i == 1 ? BiasRange.ONES : i == 2 ? BiasRange.EVEN : random.nextLong();
            BigFraction p = fraction(range.probabilityOfOne(lean));
            assertThat(p).isBetween(epsilon.value(), BigFraction.ONE.subtract(epsilon.value()));
        }
        assertThat(fraction(range.probabilityOfOne(BiasRange.EVEN))).isEqualTo(BigFraction.ONE_HALF);
        BigFraction slack = new BigFraction(BigInteger.ONE, UNIT);
        assertThat(fraction(range.probabilityOfOne(BiasRange.ZEROS)).subtract(epsilon.value()))
                .isLessThan(slack);
        assertThat(BigFraction.ONE.subtract(epsilon.value()).subtract(fraction(range.probabilityOfOne(BiasRange.ONES))))
                .isLessThan(slack);
    }

    @Test
    void aBitIsOneExactlyBelowItsProbability() {
        BiasRange range = BiasRange.of(Epsilon.parse("1/4"));
        long quarter = 1L << 62;
        assertThat(range.bit(BiasRange.ZEROS, quarter - 1)).isTrue();
        assertThat(range.bit(BiasRange.ZEROS, quarter)).isFalse();
        assertThat(range.bit(BiasRange.ONES, -quarter - 1)).isTrue();
        assertThat(range.bit(BiasRange.ONES, -quarter)).isFalse();
    }

    @Test
    void rejectsARangeOutsideTheUnitInterval() {
        assertThatThrownBy(() -> new BiasRange(0, 0)).hasMessageContaining("2^63");
        assertThatThrownBy(() -> new BiasRange(5, -4)).hasMessageContaining("complement");
        assertThatThrownBy(() -> new BiasRange(Long.MIN_VALUE + 1, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigFraction fraction(long unsigned) {
        return new BigFraction(new BigInteger(Long.toUnsignedString(unsigned)), UNIT);
    }
}
