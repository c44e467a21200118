package io.github.clinamen.formats.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelabellingTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7})
    @DisplayName("whatever names perfect data are given, names are found under which they are perfect again")
    void found(int parties) {
        SplittableRandom random = new SplittableRandom(parties);
        for (int i = 0; i < (parties < 7 ? 20 : 3); i++) {
            LocalRelabelling names = new LocalRelabelling(
                    random.nextInt(1 << parties), random.nextInt(1 << parties), random.nextBoolean());
            BoxCounts renamed = names.apply(perfect(parties));
            Assessment assessment = Assessment.of(renamed, 0.95, List.of());
            assertThat(assessment.merminValue()).isEqualTo(assessment.maximum());
            assertThat(assessment.wrong().signum()).isZero();
            assertThat(assessment.symmetryAssumed()).isFalse();
            // The names found make the counts perfect, one by one.
            MerminGame game = new MerminGame(parties);
            assessment
                    .names()
                    .apply(renamed)
                    .settings()
                    .forEach((setting, outcomes) -> outcomes.keySet()
                            .forEach(outcome ->
                                    assertThat(game.isWrong(outcome, setting)).isFalse()));
        }
    }

    @Test
    @DisplayName("data in our names keep them, also when they are noisy")
    void kept() {
        BoxCounts.Builder builder = new BoxCounts.Builder(5);
        perfect(5)
                .settings()
                .forEach((setting, outcomes) -> outcomes.forEach((outcome, count) -> {
                    builder.add(setting, outcome, 70);
                    builder.add(setting, outcome ^ 1, 30);
                }));
        Assessment assessment = Assessment.of(builder.build(), 0.95, List.of(FrontierGame.FIVE_PARTY_MAJORITY));
        assertThat(assessment.names()).isEqualTo(LocalRelabelling.NONE);
        assertThat(assessment.merminValue()).isCloseTo(6.4, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(assessment.isViolated()).isTrue();
    }

    @Test
    @DisplayName("local data violate under no names: they keep their own, and Eve knows everything")
    void local() {
        BoxCounts.Builder builder = new BoxCounts.Builder(5);
        perfect(5).settings().keySet().forEach(setting -> builder.add(setting, 0, 100));
        Assessment assessment = Assessment.of(builder.build(), 0.95, List.of(FrontierGame.FIVE_PARTY_MAJORITY));
        assertThat(assessment.isViolated()).isFalse();
        assertThat(assessment.names()).isEqualTo(LocalRelabelling.NONE);
        assertThat(assessment.predictability().getFirst().atEstimate()).isEqualTo(1);
    }

    @Test
    @DisplayName("settings that lack, and have none like them, are named")
    void missing() {
        BoxCounts.Builder builder = new BoxCounts.Builder(5);
        builder.add(0b11111, 0, 100);
        builder.add(0b11100, 1, 100);
        assertThatThrownBy(() -> Assessment.of(builder.build(), 0.95, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("missing settings: none with [4] Y's (or, with X and Y exchanged, [1, 3, 5] Y's), each of"
                        + " which the inequality needs");
    }

    @Test
    @DisplayName("outcomes that follow another party's setting are found; those of GHZ states are not blamed")
    void signalling() {
        assertThat(Assessment.of(sampled(0), 0.95, List.of()).noSignalling().pValue())
                .isGreaterThan(0.001);
        NoSignallingTest signalling =
                Assessment.of(sampled(40), 0.95, List.of()).noSignalling();
        assertThat(signalling.pValue()).isLessThan(1e-6);
        assertThat(signalling.worst()).contains("party 1");
    }

    /** Every tested setting, every right outcome, 10 times each. */
    private static BoxCounts perfect(int parties) {
        MerminGame game = new MerminGame(parties);
        BoxCounts.Builder builder = new BoxCounts.Builder(parties);
        for (int x = 0; x < 1 << parties; x++) {
            for (int a = 0; a < 1 << parties; a++) {
                if (game.tests(x) && !game.isWrong(a, x)) {
                    builder.add(x, a, 10);
                }
            }
        }
        return builder.build();
    }

    /** Right outcomes by seed, 1000 a setting, of which some copy the setting of party 2 into the outcome of party 1. */
    private static BoxCounts sampled(int percent) {
        SplittableRandom random = new SplittableRandom(99);
        MerminGame game = new MerminGame(5);
        BoxCounts.Builder builder = new BoxCounts.Builder(5);
        for (int x = 0; x < 32; x++) {
            for (int shot = 0; game.tests(x) && shot < 1000; shot++) {
                int a = random.nextInt(32);
                if (random.nextInt(100) < percent) {
                    a = a & ~1 | x >> 1 & 1;
                }
                builder.add(x, game.isWrong(a, x) ? a ^ 16 : a, 1);
            }
        }
        return builder.build();
    }
}
