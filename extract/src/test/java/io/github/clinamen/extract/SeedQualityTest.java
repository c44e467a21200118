package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class SeedQualityTest {
    @Test
    void theRateOfAnEpsilonSource() {
        assertThat(SeedQuality.rateOfEpsilonSource(BigFraction.ONE_HALF)).isEqualTo(BigFraction.ONE);
        for (int i = 1; i < 50; i++) {
            BigFraction rate = SeedQuality.rateOfEpsilonSource(new BigFraction(i, 100));
            assertThat(rate.doubleValue()).isEqualTo(-Math.log(1 - i / 100.0) / Math.log(2), within(1e-12));
            assertThat(rate).isLessThan(BigFraction.ONE);
        }
        assertThatThrownBy(() -> SeedQuality.rateOfEpsilonSource(new BigFraction(51, 100)))
                .hasMessage("epsilon: expected above 0 and at most 1/2, found 0.51");
    }
}
