package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.Epsilon;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundBoxTest {
    private static final MerminGame FIVE = new MerminGame(5);
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    @Test
    @DisplayName("Theorem 1's optimal box is non-signalling, never wrong, and has P(maj = 0) = 3/4 at every setting")
    void undetectable() {
        ParityBox box = ParityBox.undetectable(FIVE);
        assertThat(box.table().parties()).isEqualTo(5);
        for (int x = 0; x < 32; x++) {
            if (FIVE.tests(x)) {
                assertThat(wrong(box, x)).isZero();
                assertThat(box.probabilityOfOne(MAJORITY, x)).isEqualTo(new BigFraction(1, 4));
                assertThat(box.predicted(MAJORITY, x)).isFalse();
            }
        }
    }

    @Test
    @DisplayName("the predictable box is non-signalling, has maj = 0 for certain and is wrong at 4 settings")
    void blindPair() {
        ParityBox box = ParityBox.blindPair(FIVE);
        assertThat(box.table().parties()).isEqualTo(5);
        int losing = 0;
        for (int x = 0; x < 32; x++) {
            assertThat(box.probabilityOfOne(MAJORITY, x)).isEqualTo(BigFraction.ZERO);
            if (FIVE.tests(x)) {
                assertThat(wrong(box, x)).isIn(0, 16);
                assertThat(box.isWrong(FIVE, x)).isEqualTo(wrong(box, x) > 0);
                losing += wrong(box, x) > 0 ? 1 : 0;
            }
        }
        assertThat(losing).isEqualTo(4);
    }

    private static int wrong(ParityBox box, int x) {
        int wrong = 0;
        for (int coins = 0; coins < 16; coins++) {
            wrong += FIVE.isWrong(box.outcomes(x, coins), x) ? 1 : 0;
        }
        return wrong;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.4", "0.3", "0.1", "0.01"})
    @DisplayName(
            "a steering source hides the predictable box to eps^3 (3 - 2 eps), classical boxes to eps^2 (1 + 2 eps - 2 eps^2)")
    void hiding(String text) {
        Epsilon epsilon = Epsilon.parse(text);
        BigFraction eps = epsilon.value();
        BigFraction hidden = Hiding.of(FIVE, epsilon, ParityBox.blindPair(FIVE)).wrongProbability();
        assertThat(hidden).isEqualTo(eps.pow(3).multiply(new BigFraction(3).subtract(eps.multiply(2))));
        BigFraction classical =
                Hiding.of(FIVE, epsilon, Attack.bestLocal(FIVE, epsilon)).wrongProbability();
        assertThat(classical).isGreaterThan(hidden);
        BigFraction twice = eps.subtract(eps.multiply(eps)).multiply(2);
        assertThat(classical).isEqualTo(eps.multiply(eps).multiply(BigFraction.ONE.add(twice)));
    }

    @Test
    @DisplayName("(A1) without steering the best classical box is wrong at 6 of 16 settings")
    void classicalBoxAtFairSettings() {
        RoundBox.Local best = Attack.bestLocal(FIVE, Epsilon.HALF);
        assertThat(best.strategy().losingSettings(FIVE)).isEqualTo(6);
        assertThat(Hiding.of(FIVE, Epsilon.HALF, best).wrongProbability()).isEqualTo(new BigFraction(6, 16));
    }

    @Test
    @DisplayName("three parties: one outcome is known for certain by a non-signalling box that is never wrong")
    void threeParties() {
        MerminGame three = new MerminGame(3);
        ParityBox box = ParityBox.undetectable(three);
        assertThat(box.table().parties()).isEqualTo(3);
        for (int x = 0; x < 8; x++) {
            assertThat(box.bias(new OutcomeFunction.Majority(1), x)).isEqualTo(BigFraction.ONE);
            assertThat(box.isWrong(three, x)).isFalse();
        }
    }

    @Test
    void anOracleIsNeverWrongAndSignals() {
        RoundBox oracle = new RoundBox.Oracle(FIVE);
        for (int x = 0; x < 32; x++) {
            assertThat(oracle.isWrong(FIVE, x)).isFalse();
        }
        assertThat(oracle.isSignalling()).isTrue();
        assertThat(new RoundBox.Local(new LocalStrategy(5, 0, 0)).isSignalling())
                .isFalse();
    }
}
