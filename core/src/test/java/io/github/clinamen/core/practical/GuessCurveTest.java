package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Rationals;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Paper and law: the curves take their published values, and their rational lines lie on them and never below. */
class GuessCurveTest {
    private static final ThreePartyQuantumCurve QUANTUM = new ThreePartyQuantumCurve();

    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    static Stream<GuessCurve> curves() {
        return Stream.of(
                QUANTUM,
                new ChshQuantumCurve(),
                PolygonCurve.FIVE_PARTIES,
                PolygonCurve.THREE_PARTIES,
                PolygonCurve.CHSH);
    }

    @ParameterizedTest(name = "M = {0}: {1}")
    @CsvSource({"2,1", "2.9,.775", "3,.75", "3.2,.69641", "3.6,.55981", "3.95,.35247", "4,.25"})
    @DisplayName("three-party quantum, M = 4 - 2 L")
    void theTableOfTheQuantumCurve(String mermin, double guess) {
        BigFraction loss = new BigFraction(4).subtract(number(mermin)).divide(2);
        assertThat(QUANTUM.bound(loss).doubleValue()).isCloseTo(guess, within(5e-6));
    }

    @Test
    @DisplayName("three-party quantum in M: 3/2 - M/4 up to 3, then 3/4 - M/8 + sqrt(3 M (4 - M))/8")
    void theQuantumCurveInTermsOfMermin() {
        for (int i = 200; i < 400; i++) {
            double m = i / 100.0;
            double expected = m <= 3 ? 1.5 - m / 4 : 0.75 - m / 8 + Math.sqrt(3 * m * (4 - m)) / 8;
            double found = QUANTUM.bound(new BigFraction(400 - i, 200)).doubleValue();
            assertThat(found).isCloseTo(expected, within(1e-9)).isGreaterThan(expected - 1e-14);
        }
    }

    @ParameterizedTest(name = "S = {0}: {1}")
    @CsvSource({"2,1", "2.5,.83072", "2.8284271247461903,.5"})
    @DisplayName("CHSH quantum, S = 4 - 2 L: 1/2 + sqrt(2 - S^2/4)/2")
    void theChshCurve(String s, double guess) {
        BigFraction loss = new BigFraction(4).subtract(number(s)).divide(2);
        assertThat(new ChshQuantumCurve().bound(loss).doubleValue()).isCloseTo(guess, within(1e-5));
        assertThat(PolygonCurve.CHSH.bound(loss).doubleValue())
                .isCloseTo(1.5 - Double.parseDouble(s) / 4, within(1e-12));
    }

    @Test
    @DisplayName("five parties: 9/44 at L = 0, certain at L = 6; three parties: 1/2, certain at L = 1")
    void theEndsOfTheNonSignallingCurves() {
        assertThat(PolygonCurve.FIVE_PARTIES.bound(BigFraction.ZERO)).isEqualTo(new BigFraction(9, 44));
        assertThat(PolygonCurve.FIVE_PARTIES.bound(new BigFraction(6))).isEqualTo(BigFraction.ONE);
        assertThat(PolygonCurve.FIVE_PARTIES.bound(new BigFraction(599, 100))).isLessThan(BigFraction.ONE);
        assertThat(PolygonCurve.FIVE_PARTIES.bound(BigFraction.ONE)).isEqualTo(new BigFraction(3, 8));
        assertThat(PolygonCurve.THREE_PARTIES.bound(BigFraction.ZERO)).isEqualTo(BigFraction.ONE_HALF);
        assertThat(PolygonCurve.THREE_PARTIES.bound(BigFraction.ONE)).isEqualTo(BigFraction.ONE);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void everyLineBoundsTheWholeCurve(GuessCurve curve) {
        for (int near = 0; near <= 40; near++) {
            List<GuessCurve.Line> lines = curve.lines(curve.leastLoss().add(new BigFraction(near, 20)));
            for (int at = 0; at <= 60; at++) {
                BigFraction loss = curve.leastLoss().add(new BigFraction(at, 20));
                double tight = curve.bound(loss).doubleValue();
                for (GuessCurve.Line line : lines) {
                    assertThat(line.at(loss).doubleValue())
                            .as("line near %s at %s", near, at)
                            .isGreaterThan(tight - 1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void theBoundRisesAndIsConcave(GuessCurve curve) {
        double before = 0;
        double step = 1;
        for (int at = 1; at <= 120; at++) {
            double here =
                    curve.bound(curve.leastLoss().add(new BigFraction(at, 20))).doubleValue();
            assertThat(here).isBetween(before - 1e-12, 1.0);
            if (at > 1) {
                assertThat(here - before).isLessThan(step + 1e-6);
                step = here - before;
            }
            before = here;
        }
    }

    @Test
    void whatIsOnlyCitedSaysSo() {
        assertThat(PolygonCurve.FIVE_PARTIES.evidence()).isEqualTo(GuessCurve.Evidence.PROVEN);
        assertThat(PolygonCurve.THREE_PARTIES.evidence()).isEqualTo(GuessCurve.Evidence.PROVEN);
        assertThat(QUANTUM.evidence()).isEqualTo(GuessCurve.Evidence.CITED);
        assertThat(new ChshQuantumCurve().evidence()).isEqualTo(GuessCurve.Evidence.CITED);
    }

    @Test
    void negativeLossesAreRejected() {
        assertThatThrownBy(() -> QUANTUM.bound(new BigFraction(-1, 2)))
                .hasMessage("loss: expected 0 or more, found -0.5");
    }
}
