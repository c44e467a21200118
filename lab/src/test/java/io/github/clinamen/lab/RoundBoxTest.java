package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundBoxTest {
    private static final MerminGame FIVE = new MerminGame(5);
    private static final Game MAJORITY = Game.mermin(5, new OutcomeFunction.Majority(3));
    private static final Game A3 = Game.mermin(3, new OutcomeFunction.Majority(3));

    @Test
    @DisplayName("the box on which the certificate has no slack: non-signalling, N = 1, 1, 1 and 2/3 at 111, sum 11/3")
    void optimal() {
        RoundBox box = RoundBox.optimal();
        assertThat(box.table().parties()).isEqualTo(3);
        BigFraction sum = BigFraction.ZERO;
        for (Game.Context x : A3.contexts()) {
            boolean all = x.setting() == 0b111;
            assertThat(box.lean(x, false)).isEqualTo(all ? new BigFraction(2, 3) : BigFraction.ONE);
            assertThat(box.wrong(x)).isEqualTo(all ? new BigFraction(1, 3) : BigFraction.ZERO);
            sum = sum.add(box.lean(x, false));
        }
        assertThat(sum).isEqualTo(new BigFraction(11, 3));
    }

    @Test
    @DisplayName(
            "perfect GHZ boxes of three parties: never wrong, majority 0 or 1 with probability 3/4 at every setting")
    void ghz() {
        RoundBox box = RoundBox.ghz(3);
        assertThat(box.table().parties()).isEqualTo(3);
        for (Game.Context x : A3.contexts()) {
            assertThat(box.wrong(x)).isEqualTo(BigFraction.ZERO);
            assertThat(box.lean(x, false)).isEqualTo(new BigFraction(x.setting() == 0b111 ? -1 : 1, 2));
        }
        RoundBox losing = box.losingAFifth();
        assertThat(losing.table().parties()).isEqualTo(3);
        A3.contexts().forEach(x -> assertThat(losing.wrong(x)).isEqualTo(new BigFraction(1, 5)));
    }

    @Test
    @DisplayName("Theorem 1's optimal box is non-signalling, never wrong, and has P(maj = 0) = 3/4 at every setting")
    void undetectable() {
        RoundBox box = RoundBox.undetectable(FIVE);
        assertThat(box.table().parties()).isEqualTo(5);
        for (Game.Context x : MAJORITY.contexts()) {
            assertThat(box.wrong(x)).isEqualTo(BigFraction.ZERO);
            assertThat(box.lean(x, false)).isEqualTo(BigFraction.ONE_HALF);
        }
    }

    @Test
    @DisplayName("the predictable box is non-signalling, has maj = 0 for certain and is wrong at 4 of 16 settings")
    void blindPair() {
        RoundBox box = RoundBox.blindPair(FIVE);
        assertThat(box.table().parties()).isEqualTo(5);
        assertThat(MAJORITY.contexts().stream().map(box::wrong))
                .containsOnly(BigFraction.ZERO, BigFraction.ONE)
                .filteredOn(BigFraction.ONE::equals)
                .hasSize(4);
        for (Game.Context x : MAJORITY.contexts()) {
            assertThat(box.lean(x, false).add(box.lean(x, true))).isEqualTo(BigFraction.ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.4", "0.3", "0.1", "0.01"})
    @DisplayName(
            "a steering source hides the predictable box to eps^3 (3 - 2 eps), classical boxes to eps^2 (1 + 2 eps - 2 eps^2)")
    void hiding(String text) {
        Epsilon epsilon = Epsilon.parse(text);
        BigFraction eps = epsilon.value();
        BigFraction hidden = wrong(epsilon, RoundBox.blindPair(FIVE));
        assertThat(hidden).isEqualTo(eps.pow(3).multiply(new BigFraction(3).subtract(eps.multiply(2))));
        BigFraction classical = wrong(epsilon, Hiding.bestLocal(MAJORITY, epsilon));
        assertThat(classical).isGreaterThan(hidden);
        BigFraction twice = eps.subtract(eps.multiply(eps)).multiply(2);
        assertThat(classical).isEqualTo(eps.multiply(eps).multiply(BigFraction.ONE.add(twice)));
    }

    private static BigFraction wrong(Epsilon epsilon, RoundBox box) {
        return BigFraction.ONE.subtract(Hiding.passing(MAJORITY, epsilon, box).pays());
    }

    @Test
    @DisplayName("(A1) without steering the best classical box is wrong at 6 of 16 settings")
    void classicalBoxAtFairSettings() {
        assertThat(wrong(Epsilon.HALF, Hiding.bestLocal(MAJORITY, Epsilon.HALF)))
                .isEqualTo(new BigFraction(6, 16));
    }

    @Test
    void anOracleIsNeverWrongAndSignals() {
        RoundBox oracle = RoundBox.oracle(MAJORITY);
        MAJORITY.contexts().forEach(x -> assertThat(oracle.wrong(x)).isEqualTo(BigFraction.ZERO));
        assertThat(oracle.isSignalling()).isTrue();
        assertThatThrownBy(oracle::table).hasMessageContaining("signals");
        assertThat(RoundBox.local(new LocalStrategy(5, 0, 0)).isSignalling()).isFalse();
        assertThat(RoundBox.popescuRohrlich().isSignalling()).isFalse();
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> new RoundBox("none", 1, List.of(List.of(0), List.of(0, 1))))
                .hasMessageContaining("2 equally long lists");
    }
}
