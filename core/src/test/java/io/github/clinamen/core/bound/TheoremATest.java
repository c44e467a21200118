package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheoremATest {
    private static final BigFraction HALF = BigFraction.ONE_HALF;

    private static TheoremA bound(BigFraction f, long rounds, long wrong) {
        return new TheoremA("A3", f, new ParityCode(rounds), wrong, 1);
    }

    @Test
    @DisplayName("(A3) P(guess) - 1/2 <= (1 - eps^2/3)^N / 4, and the trace distance is twice that: f^N / 2")
    void threeParties() {
        for (String text : List.of("1/2", "0.3", "0.1", "1/7")) {
            Epsilon eps = Epsilon.parse(text);
            BigFraction f = BigFraction.ONE.subtract(eps.value().pow(2).divide(3));
            assertThat(CertifiedGauge.a3().factor(eps, SettingRule.PARITY_COMPLETION))
                    .isEqualTo(f);
            for (int n = 1; n < 40; n += 7) {
                Claim.Distance claim =
                        Amplification.ofParity(CertifiedGauge.a3(), eps, n, 0).claim();
                assertThat(claim.theorem()).isEqualTo("A3");
                assertThat(Log2.of(f.pow(n).multiply(HALF)).lower())
                        .isLessThanOrEqualTo(claim.traceDistance().upper());
                assertThat(claim.traceDistance().upper().doubleValue())
                        .isCloseTo(
                                Math.log(f.pow(n).doubleValue() / 2) / Math.log(2),
                                org.assertj.core.api.Assertions.within(1e-12));
                assertThat(claim.paperFigure().upper().doubleValue())
                        .isCloseTo(
                                claim.traceDistance().upper().doubleValue() - 1,
                                org.assertj.core.api.Assertions.within(1e-12));
            }
        }
    }

    @Test
    @DisplayName("(A2) CHSH: f = 1 - eps^2; two rounds at eps 1/2 have D = .5625 at most")
    void chsh() {
        Amplification plan = Amplification.ofParity(CertifiedGauge.chsh(), Epsilon.HALF, 2, 0);
        assertThat(plan.claim().theorem()).isEqualTo("A2");
        assertThat(plan.theorem().factor()).isEqualTo(new BigFraction(3, 4));
        assertThat(plan.claim().traceDistance().upperDecimal().doubleValue())
                .isCloseTo(0.5625 / 2, org.assertj.core.api.Assertions.within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 3", "200, 5", "1000, 80"})
    @DisplayName(
            "with noise no z gives less than the bound says by more than a part in 10^6, and the bound is z's for some z")
    void noise(long rounds, long wrong) {
        BigFraction f = new BigFraction(11, 12);
        double found = bound(f, rounds, wrong).traceDistance().upper().doubleValue();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < 100_000; i++) {
            double z = i / 100_000.0;
            double log = -wrong * Math.log(z) + rounds * Math.log(1 - (1 - z) / 12) - Math.log(2);
            least = Math.min(least, log / Math.log(2));
        }
        assertThat(found).isBetween(least - 1e-4, least + 1e-4);
    }

    @Test
    @DisplayName("more wrong rounds, fewer rounds, more attempts and a larger f never make the distance smaller")
    void monotone() {
        BigFraction f = new BigFraction(11, 12);
        Log2 usual = bound(f, 300, 4).traceDistance();
        assertThat(usual.isBelow(bound(f, 300, 5).traceDistance())).isTrue();
        assertThat(usual.isBelow(bound(f, 299, 4).traceDistance())).isTrue();
        assertThat(usual.isBelow(bound(new BigFraction(23, 25), 300, 4).traceDistance()))
                .isTrue();
        Log2 three = new TheoremA("A3", f, new ParityCode(300), 4, 3).traceDistance();
        assertThat(three.upper().subtract(usual.upper()).doubleValue())
                .isCloseTo(Math.log(3) / Math.log(2), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    @DisplayName("many bits: the sum over nonzero codewords, so that a code never has less than its lightest word")
    void codes() {
        BigFraction f = new BigFraction(3, 4);
        LinearCode code = LinearCode.parse("repeat:3:simplex3");
        TheoremA many = new TheoremA("A2", f, code, 0, 1);
        assertThat(many.name()).isEqualTo("A2-bits");
        // Seven codewords of weight 4 in simplex3, repeated three times.
        assertThat(many.traceDistance().upper().doubleValue())
                .isCloseTo(
                        Math.log(7 * f.pow(12).doubleValue() / 2) / Math.log(2),
                        org.assertj.core.api.Assertions.within(1e-9));
        assertThat(new TheoremA("A2", f, code, 2, 1).name()).isEqualTo("A2-bits-noise");
        assertThat(bound(f, 9, 1).name()).isEqualTo("A3-noise");
    }

    @Test
    void whatIsNoBoundIsRefused() {
        assertThatThrownBy(() -> bound(new BigFraction(9, 8), 1, 0)).hasMessageContaining("factor: expected 0 to 1");
        assertThatThrownBy(() -> bound(HALF, 1, -1)).hasMessageContaining("wrongAllowed: expected 0 or more");
        assertThatThrownBy(() -> new TheoremA("A3", HALF, new ParityCode(1), 0, 0))
                .hasMessageContaining("attempts: expected 1 or more");
    }

    @Test
    @DisplayName("a distance of 1/4 and above claims nothing")
    void vacuous() {
        assertThat(bound(HALF, 1, 0).claim("").isVacuous()).isTrue();
        assertThat(bound(HALF, 2, 0).claim("").isVacuous()).isFalse();
        assertThat(bound(new BigFraction(11, 12), 7, 0).claim("").isVacuous()).isTrue();
        assertThat(bound(new BigFraction(11, 12), 8, 0).claim("").isVacuous()).isFalse();
    }
}
