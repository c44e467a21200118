package io.github.clinamen.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GameTest {
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    @Test
    void chshLosesWhenTheSumOfOutcomesIsNotTheProductOfSettings() {
        Game chsh = Game.chsh();
        for (int x = 0; x < 4; x++) {
            for (int a = 0; a < 4; a++) {
                boolean sum = (a & 1) != (a >> 1);
                assertThat(chsh.isWrong(a, x)).isEqualTo(sum != (x == 3));
                assertThat(chsh.context(x).orElseThrow().value().value(a)).isEqualTo((a & 1) == 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void merminAgreesWithThePapersGame(int n) {
        Game game = Game.mermin(n, MAJORITY);
        MerminGame paper = new MerminGame(n);
        assertThat(game.contexts()).hasSize(paper.testedSettings());
        for (int x = 0; x < 1 << n; x++) {
            assertThat(game.context(x).isPresent()).isEqualTo(paper.tests(x));
            for (int a = 0; a < 1 << n; a++) {
                assertThat(game.isWrong(a, x)).isEqualTo(paper.isWrong(a, x));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mermin:3:majority:3, PARITY_COMPLETION, 2",
        "mermin:4:majority:3, PARITY_COMPLETION, 3",
        "chsh, INDEPENDENT, 2"
    })
    void theRuleOfAGameReachesEachContextOnce(String name, SettingRule rule, int bits) {
        Game game = Game.parse(name);
        assertThat(game.name()).isEqualTo(name);
        assertThat(SettingRule.of(game)).isEqualTo(rule);
        assertThat(rule.drawnBits(game)).isEqualTo(bits);
        Set<Integer> reached = new HashSet<>();
        for (int drawn = 0; drawn < 1 << bits; drawn++) {
            int setting = rule.setting(game, drawn);
            assertThat(game.context(setting)).isPresent();
            reached.add(setting);
        }
        assertThat(reached).hasSize(game.contexts().size());
        assertThat(rule.leastProbability(game, new BigFraction(1, 10))).isEqualTo(new BigFraction(1, 10).pow(bits));
    }

    @Test
    void independentSettingsAreNotOneToOneForMermin() {
        assertThat(SettingRule.INDEPENDENT.isOneToOne(Game.mermin(3, MAJORITY))).isFalse();
    }

    @Test
    void whatIsNoGameIsRefused() {
        Game.Context at0 = new Game.Context(0, 0, new OutcomeFunction.Parity(1));
        assertThatThrownBy(() -> new Game("g", List.of(2, 2), List.of())).hasMessageContaining("contexts: expected");
        assertThatThrownBy(() -> new Game("g", List.of(2, 2), List.of(at0, at0)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new Game("g", List.of(), List.of(at0))).hasMessageContaining("1 to 25 parties");
        assertThatThrownBy(() -> new Game("g", List.of(2, 0), List.of(at0))).hasMessageContaining("at least 1");
        assertThatThrownBy(
                        () -> new Game("g", List.of(3), List.of(new Game.Context(3, 0, new OutcomeFunction.Parity(1)))))
                .hasMessageContaining("fewer than 3");
        assertThatThrownBy(
                        () -> new Game("g", List.of(2), List.of(new Game.Context(2, 0, new OutcomeFunction.Parity(1)))))
                .hasMessageContaining("one setting a party");
        assertThatThrownBy(() -> new Game("g", List.of(2), List.of(new Game.Context(0, 0, MAJORITY))))
                .hasMessageContaining("needs 3 parties");
        assertThatThrownBy(() -> Game.parse("magic")).hasMessageContaining("\"magic\"");
        assertThatThrownBy(() -> SettingRule.of(new Game("g", List.of(2, 2), List.of(at0))))
                .hasMessageContaining("no rule");
    }

    @Test
    void aPackedSettingHasAsManyBitsAsItsAlphabets() {
        Game game =
                new Game("g", List.of(1, 2, 3, 4, 5), List.of(new Game.Context(0, 1, new OutcomeFunction.Parity(2))));
        assertThat(game.settingBits()).isEqualTo(0 + 1 + 2 + 2 + 3);
        assertThat(game.settingBits(0)).isZero();
        assertThat(game.settingBits(4)).isEqualTo(3);
    }
}
