package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifiedCorrelationTest {
    private static final Game A3 = Game.mermin(3, new OutcomeFunction.Majority(3));

    private static double factor(Game game, int p, int q) {
        return CertifiedCorrelation.of(game)
                .orElseThrow()
                .factor(new BigFraction(p, q))
                .doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"25, .916667", "16, .981497", "9, .995803", "4, .999315", "1, .999961"})
    void threePartiesHaveTheFactorsOfTheTheory(int hundredths, double expected) {
        assertThat(factor(A3, hundredths, 100)).isCloseTo(expected, within(1e-6));
    }

    @Test
    @DisplayName(
            "three parties: 1 - f = 3 q^2 (1 - 2 q) / (8 - 41 q + 54 q^2), not more, and within a thousandth of it")
    void threePartiesFollowAFormula() {
        for (int i = 1; i <= 50; i++) {
            double q = i * i * 1e-4;
            double formula = 3 * q * q * (1 - 2 * q) / (8 - 41 * q + 54 * q * q);
            assertThat(1 - factor(A3, i * i, 10_000))
                    .isLessThanOrEqualTo(formula + 1e-12)
                    .isCloseTo(formula, within(1e-3 * formula));
        }
    }

    @Test
    void theNextSmallerOfTheGridServesAndNothingBelowIt() {
        CertifiedCorrelation three = CertifiedCorrelation.of(A3).orElseThrow();
        assertThat(three.factor(new BigFraction(1601, 10_000))).isEqualTo(three.factor(new BigFraction(16, 100)));
        assertThat(three.factor(new BigFraction(1, 100_000))).isEqualTo(BigFraction.ONE);
        for (BigFraction bad : List.of(BigFraction.ZERO, new BigFraction(26, 100), new BigFraction(-1, 10))) {
            assertThatThrownBy(() -> three.factor(bad))
                    .hasMessageStartingWith("q: expected a number above 0 and at most 1/4");
        }
    }

    @Test
    void chainedGamesLoseQ() {
        assertThat(factor(Game.chsh(), 16, 100)).isEqualTo(0.84);
        assertThat(factor(Game.chained(8), 1, 16)).isEqualTo(1 - 1.0 / 16);
        assertThat(CertifiedCorrelation.of(Game.fourParties())).isEmpty();
    }

    @Test
    @DisplayName("numbers that prove nothing prove 1, and tables of another shape are refused")
    void otherNumbersProveNothing() {
        BigFraction q = new BigFraction(16, 100);
        List<long[]> none = new ArrayList<>(Collections.nCopies(12, new long[0]));
        assertThat(CertifiedCorrelation.prove(A3, q, new ApproximateTables("none", 10, none)))
                .isEqualTo(BigFraction.ONE);
        List<long[]> negative = new ArrayList<>(none);
        negative.set(5, new long[] {3, -1});
        List<long[]> outside = new ArrayList<>(none);
        outside.set(2, new long[] {64, 1});
        for (List<long[]> bad : List.of(negative, outside, none.subList(0, 11))) {
            assertThatThrownBy(() -> CertifiedCorrelation.prove(A3, q, new ApproximateTables("bad", 10, bad)))
                    .isInstanceOf(CertificateRejectedException.class);
        }
    }
}
