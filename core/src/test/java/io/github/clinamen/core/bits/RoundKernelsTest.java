package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: every kernel over rounds does what its plain twin does, with words and with vectors, at every length and content. */
class RoundKernelsTest {
    private static final List<Loops> LOOPS = LoopChoiceTest.both();

    private static final List<String> FUNCTIONS = List.of(
            "majority:1",
            "majority:3",
            "majority:5",
            "majority:7",
            "majority:25",
            "parity:1",
            "parity:4",
            "weights:5:0,3,4",
            "weights:5:",
            "weights:7:0,1,2,3,4,5,6,7",
            "weights:13:0,2,13",
            "weights:25:7,25",
            "table:1:10",
            "table:3:01101001",
            "table:2:0111",
            "table:9:" + "0110100".repeat(73) + "1");

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 25})
    @DisplayName("(A2) which rounds are in X and which are wrong, against the game's definition")
    void keptAndWrong(int n) {
        Rounds.of(n).forEach(chunk -> {
            long[] kept = Rounds.plane(chunk, 1);
            long[] wrong = Rounds.plane(chunk, 2);
            long[] expected = new long[chunk.words()];
            LOOPS.forEach(loops -> {
                loops.testedByMermin(chunk, kept);
                PlainRounds.kept(chunk, expected);
                assertThat(kept).as("kept, %d rounds", chunk.rounds()).isEqualTo(expected);
                loops.wrongInMermin(chunk, wrong);
                PlainRounds.wrong(chunk, expected);
                assertThat(wrong).as("wrong, %d rounds", chunk.rounds()).isEqualTo(expected);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 25})
    @DisplayName("theory.md 3: the completed setting makes every round tested and touches nothing else")
    void completeParity(int n) {
        Rounds.of(n).forEach(chunk -> {
            RoundChunk expected = Rounds.copy(chunk);
            PlainRounds.completeParity(expected);
            LOOPS.forEach(loops -> {
                RoundChunk found = Rounds.copy(chunk);
                loops.completeParity(found);
                assertThat(Rounds.bytes(found)).as("%d rounds", chunk.rounds()).isEqualTo(Rounds.bytes(expected));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 9, 25})
    void values(int n) {
        for (String spec : FUNCTIONS) {
            OutcomeFunction function = OutcomeFunction.parse(spec);
            if (function.arity() > n) {
                continue;
            }
            Rounds.of(n).forEach(chunk -> {
                long[] values = Rounds.plane(chunk, 1);
                long[] expected = new long[chunk.words()];
                ValuePlane.fill(chunk, function, values);
                PlainRounds.values(chunk, function, expected);
                assertThat(values).as("%s, %d rounds", spec, chunk.rounds()).isEqualTo(expected);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 9})
    void correlate(int n) {
        Stream.concat(Rounds.of(n), Rounds.of(n).peek(SettingPlanes::completeParity))
                .forEach(chunk -> {
                    for (long[] flips : List.of(new long[0], Rounds.plane(chunk, 3))) {
                        RoundChunk expected = Rounds.copy(chunk);
                        PlainRounds.correlate(expected, flips);
                        LOOPS.forEach(loops -> {
                            RoundChunk found = Rounds.copy(chunk);
                            loops.correlate(found, flips);
                            assertThat(Rounds.bytes(found))
                                    .as("%d rounds", chunk.rounds())
                                    .isEqualTo(Rounds.bytes(expected));
                        });
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 25})
    void weightsAndMajorities(int n) {
        for (String spec : List.of("majority:3", "weights:3:0,3", "weights:3:", "weights:1:1")) {
            OutcomeFunction function = OutcomeFunction.parse(spec);
            boolean[] listed = new boolean[function.arity() + 1];
            for (int weight = 0; weight < listed.length; weight++) {
                listed[weight] = function.value((1 << weight) - 1);
            }
            Rounds.of(n).forEach(chunk -> {
                long[] expected = new long[chunk.words()];
                PlainRounds.values(chunk, function, expected);
                LOOPS.forEach(loops -> {
                    long[] values = Rounds.plane(chunk, 1);
                    loops.weights(chunk, listed, values);
                    assertThat(values).as("%s, %d rounds", spec, chunk.rounds()).isEqualTo(expected);
                    if (spec.startsWith("majority")) {
                        values = Rounds.plane(chunk, 2);
                        loops.majorityOfThree(chunk, values);
                        assertThat(values)
                                .as("%s, %d rounds", spec, chunk.rounds())
                                .isEqualTo(expected);
                    }
                });
            });
        }
    }

    @Test
    void wrongInChsh() {
        Rounds.of(2)
                .forEach(chunk -> LOOPS.forEach(loops -> {
                    long[] expected = new long[chunk.words()];
                    PlainRounds.wrong(chunk, Game.chsh(), expected);
                    long[] wrong = Rounds.plane(chunk, 1);
                    loops.wrongInChsh(chunk, wrong);
                    assertThat(wrong).isEqualTo(expected);
                }));
    }

    @Test
    void allTestedSeesASingleRound() {
        for (int rounds : Rounds.LENGTHS) {
            RoundChunk chunk = Rounds.random(5, rounds, 9);
            SettingPlanes.completeParity(chunk);
            LOOPS.forEach(loops -> {
                assertThat(loops.allTested(chunk)).isTrue();
                for (int round : List.of(0, rounds / 2, rounds - 1)) {
                    chunk.setSetting(2, round / 64, chunk.setting(2, round / 64) ^ 1L << round);
                    assertThat(loops.allTested(chunk)).isFalse();
                    chunk.setSetting(2, round / 64, chunk.setting(2, round / 64) ^ 1L << round);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5})
    void steering(int planes) {
        for (boolean wandering : List.of(false, true)) {
            Rounds.of(5).forEach(chunk -> {
                long[] targets = Rounds.plane(Rounds.filled(1, 64 * SteeringPlanes.COLUMN_WORDS * planes, 0), 4);
                RoundChunk expected = Rounds.copy(chunk);
                PlainSteering.avoid(expected, planes, targets, wandering);
                LOOPS.forEach(loops -> {
                    RoundChunk found = Rounds.copy(chunk);
                    loops.avoid(found, planes, targets, wandering);
                    assertThat(Rounds.bytes(found))
                            .as("%d rounds", chunk.rounds())
                            .isEqualTo(Rounds.bytes(expected));
                });
            });
        }
    }

    @Test
    void misuseIsNamed() {
        RoundChunk chunk = Rounds.random(5, 1000, 1);
        assertThatThrownBy(() -> GamePlanes.wrong(chunk, new MerminGame(3), new long[17]))
                .hasMessage("chunk: expected 3 parties, found 5");
        assertThatThrownBy(() -> GamePlanes.kept(chunk, new MerminGame(5), new long[3]))
                .hasMessage("plane: expected at least 17 words, found 3");
        assertThatThrownBy(() -> ValuePlane.fill(chunk, OutcomeFunction.parse("majority:7"), new long[17]))
                .hasMessage("function: majority:7 needs 7 parties, the chunk has 5");
        assertThatThrownBy(() -> SteeringPlanes.avoid(chunk, 6, new long[48], true))
                .hasMessage("planes: expected 0 to 5, found 6");
    }
}
