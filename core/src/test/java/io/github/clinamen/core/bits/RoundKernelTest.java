package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract: a game's kernel says of every round what the game says of it, at every length and content. */
class RoundKernelTest {
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    static Stream<Game> games() {
        return Stream.of(
                Game.mermin(3, MAJORITY),
                Game.mermin(3, OutcomeFunction.parse("parity:2")),
                Game.mermin(4, MAJORITY),
                Game.mermin(5, OutcomeFunction.parse("weights:5:0,3,4")),
                Game.mermin(6, MAJORITY),
                Game.mermin(7, OutcomeFunction.parse("majority:7")),
                withValues(Game.mermin(3, MAJORITY), x -> x == 7 ? MAJORITY : OutcomeFunction.parse("parity:1")),
                flipped(),
                Game.chsh(),
                withValues(Game.chsh(), x -> new OutcomeFunction.Parity(1 + x % 2)),
                new Game("half-chsh", List.of(2, 2), Game.chsh().contexts().subList(1, 3)),
                new Game(
                        "other-way-chsh",
                        List.of(2, 2),
                        Game.chsh().contexts().stream()
                                .map(c -> new Game.Context(c.setting(), 1 - c.parity(), c.value()))
                                .toList()),
                chained(4),
                chained(3),
                new Game("one-setting", List.of(1, 2, 1), List.of(new Game.Context(1, 1, MAJORITY))),
                new Game("no-choice", List.of(1), List.of(new Game.Context(0, 0, OutcomeFunction.parse("table:1:10")))),
                random(1, List.of(2, 3, 5)),
                random(2, List.of(4, 1, 2, 3)),
                random(3, Collections.nCopies(6, 2)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void kernelsAgreeWithTheGame(Game game) {
        RoundKernel kernel = RoundKernel.of(game);
        boolean shared =
                game.contexts().stream().map(Game.Context::value).distinct().count() == 1;
        Rounds.of(game).forEach(chunk -> {
            byte[] before = Rounds.bytes(chunk);
            long[] found = Rounds.plane(chunk, 1);
            long[] expected = new long[chunk.words()];
            kernel.tested(chunk, found);
            PlainRounds.tested(chunk, game, expected);
            assertThat(found).as("tested, %d rounds", chunk.rounds()).isEqualTo(expected);
            found = Rounds.plane(chunk, 2);
            kernel.wrong(chunk, found);
            PlainRounds.wrong(chunk, game, expected);
            assertThat(found).as("wrong, %d rounds", chunk.rounds()).isEqualTo(expected);
            found = Rounds.plane(chunk, 3);
            kernel.values(chunk, found);
            if (shared) {
                PlainRounds.values(chunk, game.contexts().getFirst().value(), expected);
            } else {
                PlainRounds.values(chunk, game, expected);
            }
            assertThat(found).as("values, %d rounds", chunk.rounds()).isEqualTo(expected);
            assertThat(Rounds.bytes(chunk)).as("the rounds stay as they are").isEqualTo(before);
        });
    }

    @Test
    void handWrittenAndCompiledKernelsAgree() {
        for (Game game : List.of(
                Game.mermin(3, MAJORITY),
                Game.mermin(4, MAJORITY),
                Game.mermin(5, MAJORITY),
                Game.mermin(8, MAJORITY),
                Game.chsh())) {
            RoundKernel written = RoundKernel.of(game);
            assertThat(written).isNotInstanceOf(CompiledKernel.class);
            RoundKernel compiled = new CompiledKernel(game);
            Rounds.of(game).forEach(chunk -> {
                long[] found = Rounds.plane(chunk, 1);
                long[] expected = Rounds.plane(chunk, 2);
                written.tested(chunk, found);
                compiled.tested(chunk, expected);
                assertThat(found).isEqualTo(expected);
                written.wrong(chunk, found);
                compiled.wrong(chunk, expected);
                assertThat(found).isEqualTo(expected);
            });
        }
    }

    @Test
    void rulesCompleteWhatTheyDraw() {
        for (SettingRule rule : SettingRule.values()) {
            for (Game game : List.of(Game.mermin(3, MAJORITY), Game.mermin(4, MAJORITY))) {
                Rounds.of(game).forEach(chunk -> {
                    RoundChunk drawn = Rounds.copy(chunk);
                    SettingPlanes.complete(chunk, rule);
                    for (int r = 0; r < chunk.rounds(); r++) {
                        int bits = drawn.settingsOf(r) & (1 << rule.drawnBits(game)) - 1;
                        assertThat(chunk.settingsOf(r)).isEqualTo(rule.setting(game, bits));
                        assertThat(chunk.outcomesOf(r)).isEqualTo(drawn.outcomesOf(r));
                    }
                });
            }
        }
    }

    @Test
    void misuseIsNamed() {
        RoundKernel kernel = RoundKernel.of(chained(4));
        RoundChunk chunk = RoundChunk.allocate(chained(4), 17);
        assertThat(chunk.settingPlanes()).isEqualTo(4);
        assertThatThrownBy(() -> kernel.wrong(RoundChunk.allocate(2, 17), new long[17]))
                .hasMessage("chunk: chained-4 has 2 parties and 4 planes of settings, found 2 and 2");
        assertThatThrownBy(() -> kernel.tested(chunk, new long[3]))
                .hasMessage("plane: expected at least 17 words, found 3");
        assertThatThrownBy(() -> SettingPlanes.completeParity(chunk))
                .hasMessage("chunk: expected two settings a party, found 4 planes of settings for 2 parties");
        assertThatThrownBy(() -> GamePlanes.wrong(
                        new RoundChunk(
                                3, 2, 64, 1, RoundChunk.allocate(5, 1).planes().asSlice(0, 40)),
                        new MerminGame(3),
                        new long[1]))
                .hasMessage("chunk: expected two settings a party, found 2 planes of settings for 3 parties");
    }

    private static Game withValues(Game game, IntFunction<OutcomeFunction> values) {
        return new Game(
                game.name() + "-other-values",
                game.settings(),
                game.contexts().stream()
                        .map(c -> new Game.Context(c.setting(), c.parity(), values.apply(c.setting())))
                        .toList());
    }

    /** Four parties and the majority of three outcomes, flipped at each setting as one of four strings says. */
    private static Game flipped() {
        int[] flips = {0b000, 0b100, 0b010, 0b001};
        List<Integer> settings = List.of(0b0000, 0b0011, 0b0101, 0b0110, 0b1001, 0b1010, 0b1100, 0b1111);
        int[] codes = {3, 0, 3, 1, 2, 3, 1, 1};
        return withValues(Game.mermin(4, MAJORITY), x -> {
            int flip = flips[codes[settings.indexOf(x)]];
            StringBuilder table = new StringBuilder();
            for (int a = 0; a < 8; a++) {
                table.append(MAJORITY.value(a ^ flip) ? '1' : '0');
            }
            return new OutcomeFunction.Table(3, table.toString());
        });
    }

    /** The chained Bell game of m settings a party; the last context of the cycle wants unequal outcomes. */
    private static Game chained(int m) {
        int bits = m > 2 ? 2 : 1;
        List<Game.Context> contexts = new ArrayList<>();
        for (int j = 0; j < 2 * m; j++) {
            int x = j / 2;
            int y = (j + 1) / 2 % m;
            contexts.add(new Game.Context(x | y << bits, j == 2 * m - 1 ? 1 : 0, new OutcomeFunction.Parity(1)));
        }
        return new Game("chained-" + m, List.of(m, m), contexts);
    }

    /** Any contexts with any parities and values. */
    private static Game random(long seed, List<Integer> settings) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Game.Context> contexts = new ArrayList<>();
        for (int x = 0; x < 1 << new Game("", settings, List.of(new Game.Context(0, 0, MAJORITY))).settingBits(); x++) {
            try {
                StringBuilder table = new StringBuilder();
                random.ints(4, 0, 2).forEach(table::append);
                Game.Context context =
                        new Game.Context(x, random.nextInt(2), new OutcomeFunction.Table(2, table.toString()));
                new Game("", settings, List.of(context));
                if (random.nextInt(3) > 0) {
                    contexts.add(context);
                }
            } catch (IllegalArgumentException notASetting) {
                // Alphabets that are no power of two leave some numbers without a setting.
            }
        }
        return new Game("random-" + seed, settings, contexts);
    }
}
