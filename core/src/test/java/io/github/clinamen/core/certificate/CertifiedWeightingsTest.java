package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertifiedWeightingsTest {
    private static double factor(String epsilon) {
        return CertifiedWeightings.a4().factor(Epsilon.parse(epsilon)).doubleValue();
    }

    @ParameterizedTest
    @DisplayName("1 - f of the theory, of which at most 1 % is lost")
    @CsvSource({"0.5, 0.125", "0.4, 0.1065", "0.3, 0.0895", "0.25, 0.0625"})
    void factorsAreThoseOfTheTheory(String epsilon, double loss) {
        assertThat(1 - factor(epsilon)).isLessThanOrEqualTo(loss * (1 + 1e-9)).isCloseTo(loss, within(loss / 100));
    }

    @ParameterizedTest
    @DisplayName("eps^2 for every eps up to 1/4, which no protocol with independent settings can beat")
    @ValueSource(strings = {"0.25", "0.2", "0.17", "0.123456789", "0.1", "0.05", "0.01", "1e-3", "1e-6"})
    void smallEpsilonLosesItsSquare(String epsilon) {
        double square = Math.pow(Epsilon.parse(epsilon).toDouble(), 2);
        BigFraction loss = BigFraction.ONE.subtract(CertifiedWeightings.a4().factor(Epsilon.parse(epsilon)));
        assertThat(loss.doubleValue()).isLessThanOrEqualTo(square * (1 + 1e-9)).isGreaterThan(square * 0.99);
    }

    @Test
    void aStrongerSourceNeverHasAWorseFactor() {
        double last = 0;
        for (int i = 50; i >= 1; i--) {
            double f = factor(i + "e-2");
            assertThat(f).isGreaterThanOrEqualTo(last).isLessThan(1);
            last = f;
        }
    }

    @Test
    void consecutiveBitsAreNotWorseThanEveryOrder() {
        for (Epsilon e : CertifiedTree.a4().grid()) {
            double every = CertifiedTree.a4()
                    .factor(e, io.github.clinamen.core.game.SettingRule.PARITY_COMPLETION)
                    .doubleValue();
            assertThat(1 - factor(e.toString())).isGreaterThan(0.99 * (1 - every));
        }
    }

    @Test
    @DisplayName("numbers for another game prove nothing, and tables of another shape are refused")
    void otherNumbersProveNothing() {
        List<long[]> none = new ArrayList<>();
        none.add(new long[] {0, 1, 7, 1});
        for (int i = 0; i < 9; i++) {
            none.add(new long[0]);
        }
        Game game = Game.fourParties();
        CertifiedWeightings nothing = new CertifiedWeightings(game, new ApproximateTables("none", 16, none));
        assertThat(nothing.factor(Epsilon.HALF)).isEqualTo(BigFraction.ONE);
        for (List<long[]> bad : List.of(
                none.subList(0, 9),
                replaced(none, 0, new long[] {8, 1}),
                replaced(none, 0, new long[] {0, -1}),
                replaced(none, 1, new long[] {256, 1}),
                replaced(none, 1, new long[] {0, -1}))) {
            ApproximateTables tables = new ApproximateTables("bad", 16, bad);
            assertThatThrownBy(() -> new CertifiedWeightings(game, tables))
                    .isInstanceOf(CertificateRejectedException.class);
        }
    }

    private static List<long[]> replaced(List<long[]> tables, int at, long[] table) {
        List<long[]> changed = new ArrayList<>(tables);
        changed.set(at, table);
        return changed;
    }
}
