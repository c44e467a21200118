package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChshBoxTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 4", "1, 1"})
    @DisplayName(
            "P(ab|xy) = (1 + (-1)^(a + b + xy) c)/4 with c = (1 - noise)/sqrt 2, never more than quantum theory allows")
    void table(int numerator, int denominator) {
        BigFraction noise = new BigFraction(numerator, denominator);
        BoxTable box = ChshBox.table(noise);
        double c = (1 - noise.doubleValue()) / Math.sqrt(2);
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 2; y++) {
                BigFraction correlation = BigFraction.ZERO;
                for (int a = 0; a < 2; a++) {
                    for (int b = 0; b < 2; b++) {
                        int sign = (a + b + x * y) % 2 == 0 ? 1 : -1;
                        BigFraction p = box.probability(a | b << 1, x | y << 1);
                        assertThat(p.doubleValue()).isCloseTo((1 + sign * c) / 4, within(1e-12));
                        correlation = correlation.add(p.multiply(sign));
                    }
                }
                // The square is rational: 1/sqrt 2 is rounded down.
                assertThat(correlation.multiply(correlation).multiply(2))
                        .isLessThanOrEqualTo(BigFraction.ONE.subtract(noise).pow(2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_001})
    void noiseIsFrom0To1(int thousandths) {
        assertThatThrownBy(() -> ChshBox.table(new BigFraction(thousandths, 1000)))
                .hasMessageContaining("expected noise from 0 to 1");
    }
}
