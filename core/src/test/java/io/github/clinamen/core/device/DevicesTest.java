package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
    private static final MerminGame FIVE = new MerminGame(5);

    private static final Devices.Files FILES = new Devices.Files() {
        @Override
        public BoxTable box(String path) {
            return switch (path) {
                case "three.json" -> TableDeviceTest.ghz(3);
                case "five.json" -> TableDeviceTest.ghz(5);
                case "two.json" -> ChshBox.table(BigFraction.ONE);
                default -> throw new InputException(path + ": no such file");
            };
        }

        @Override
        public Device rounds(String path) {
            return new LocalDevice(List.of(new LocalStrategy(path.length(), 0, 0)), 0);
        }
    };

    private static Device parse(String spec) {
        return Devices.parse(spec, Game.mermin(5, new OutcomeFunction.Majority(3)), 1, FILES);
    }

    @Test
    void everyFormGivesItsDevice() {
        assertThat(parse("ghz").spec()).isEqualTo("ghz");
        assertThat(parse("ghz:0.01").spec()).isEqualTo("ghz:0.01,0");
        assertThat(parse("ghz:1/100,0.02").spec()).isEqualTo("ghz:0.01,0.02");
        assertThat(parse("local").spec()).isEqualTo("local:" + LocalStrategy.leastLosing(FIVE));
        assertThat(parse("local:00000,01100;11111,00000").spec()).isEqualTo("local:00000,01100;11111,00000");
        assertThat(parse("box:five.json")).isInstanceOf(TableDevice.class);
        assertThat(parse("box:five.json").spec()).isEqualTo("box:five.json");
        assertThat(parse("rounds:r.bin").parties()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "laser",
                "ghz:",
                "ghz:2",
                "ghz:0.1,0.6",
                "ghz:0,0,0",
                "box",
                "box:",
                "rounds",
                "rounds:",
                "local:",
                "local:0,0",
                "local:00000,01100;"
            })
    void everyOtherFormIsRefused(String spec) {
        assertThatThrownBy(() -> parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void partiesMustBeTheGames() {
        assertThatThrownBy(() -> parse("box:three.json"))
                .hasMessage("device: box:three.json has 3 parties, the game has 5");
        assertThatThrownBy(() -> parse("box:none.json")).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @CsvSource({"chsh", "chsh:0.05", "box:two.json", "rounds:ab"})
    @DisplayName("two parties play CHSH")
    void pairs(String spec) {
        Device device = Devices.parse(spec, Game.chsh(), 1, FILES);
        assertThat(device.parties()).isEqualTo(2);
        assertThat(device.isSignalling()).isFalse();
        if (!spec.startsWith("rounds")) {
            assertThat(device.spec()).isEqualTo(spec);
            assertThat(device.isSimulated()).isTrue();
        }
    }

    @Test
    @DisplayName("noise given with chsh is that of the boxes")
    void noisyPairs() {
        RoundChunk rounds = RoundChunk.allocate(2, RoundChunk.WORDS);
        Devices.parse("chsh:1", Game.chsh(), 1, FILES).measure(0, rounds);
        RoundChunk same = RoundChunk.allocate(2, RoundChunk.WORDS);
        new TableDevice("chsh:1", ChshBox.table(BigFraction.ONE), 1).measure(0, same);
        assertThat(rounds.planes().mismatch(same.planes())).isEqualTo(-1);
        Devices.parse("chsh", Game.chsh(), 1, FILES).measure(0, same);
        assertThat(rounds.planes().mismatch(same.planes())).isNotEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ghz", "local", "chsh:", "chsh:2", "chsh:x", "box", "box:", "rounds", "rounds:"})
    void everyOtherPairIsRefused(String spec) {
        assertThatThrownBy(() -> Devices.parse(spec, Game.chsh(), 1, FILES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void aPairHasTwoParties() {
        assertThatThrownBy(() -> Devices.parse("box:five.json", Game.chsh(), 1, FILES))
                .hasMessage("device: box:five.json has 5 parties, the game has 2");
    }

    @Test
    @DisplayName("three and more parties play the Mermin game")
    void morePartiesPlayMermin() {
        assertThat(Devices.parse("ghz", Game.mermin(3, new OutcomeFunction.Majority(3)), 1, FILES))
                .isEqualTo(new GhzDevice(3, 1));
        assertThatThrownBy(() -> Devices.parse("chsh", Game.mermin(3, new OutcomeFunction.Majority(3)), 1, FILES))
                .hasMessageContaining("expected ghz");
        assertThatThrownBy(() -> new GhzDevice(2, 1)).hasMessageContaining("from 3 to 25");
        assertThatThrownBy(() -> new NoisyGhzDevice(2, 1, BigFraction.ZERO, BigFraction.ZERO))
                .hasMessageContaining("from 3 to 25");
        for (String simulated : List.of("ghz", "ghz:0", "local", "box:five.json")) {
            assertThat(parse(simulated).isSimulated()).isTrue();
            assertThat(parse(simulated).isSignalling()).isFalse();
        }
    }
}
