package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DistillingFunctionTest {
    @Test
    @DisplayName("Lemma 4: 3 sqrt(Nd) holds for every Nd, with 1024 entries and with the 16 settings of each")
    void thePapersConstant() {
        assertThat(new DistillingFunction(1024).exists(new BigFraction(3), 1)).isTrue();
        assertThat(new DistillingFunction(16 * 1024).exists(new BigFraction(3), 1))
                .isTrue();
        // The paper's tail exp(-mu^2) does not bear the 16 settings; half the exponent is a constant smaller by sqrt 2.
        assertThat(new DistillingFunction(16 * 1024).exists(new BigFraction(2121, 1000), 1))
                .isFalse();
    }

    @Test
    @DisplayName("the least constant is sqrt(ln(r)/2 + ln(2)/(2 Nd)), rounded up to a thousandth")
    void leastConstant() {
        for (int rays : new int[] {2, 3, 77, 1024, 16 * 1024}) {
            for (int nd : new int[] {1, 2, 3, 131, 1000}) {
                double exact = Math.sqrt(Math.log(rays) / 2 + Math.log(2) / (2 * nd));
                BigFraction c = new DistillingFunction(rays).leastConstant(nd);
                assertThat(c.doubleValue()).isBetween(exact, exact + 1.0001e-3);
                assertThat(new DistillingFunction(rays).exists(c, 1000)).isTrue();
            }
        }
    }

    @Test
    void refusesWhatItCannotDecide() {
        DistillingFunction lemma = new DistillingFunction(77);
        assertThatThrownBy(() -> new DistillingFunction(0)).hasMessageContaining("rays: expected 1");
        assertThatThrownBy(() -> lemma.exists(BigFraction.ZERO, 1)).hasMessageContaining("c: expected above 0");
        assertThatThrownBy(() -> lemma.exists(BigFraction.ONE, 0)).hasMessageContaining("distilledRounds: expected 1");
    }
}
