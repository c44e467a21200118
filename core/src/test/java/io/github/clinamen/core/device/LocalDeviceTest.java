package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDeviceTest {
    private static final List<LocalStrategy> THREE = List.of(
            LocalStrategy.parse("00000,01100", 5),
            LocalStrategy.parse("11000,11111", 5),
            LocalStrategy.parse("00101,00000", 5));

    @ParameterizedTest
    @CsvSource({"3,1", "5,6", "7,28", "9,120"})
    @DisplayName(
            "(A1) no local strategy is wrong at fewer than 6 of the 16 settings (n = 5); the general law 2^(n-2) - 2^((n-3)/2)")
    void leastLosing(int n, int losing) {
        MerminGame game = new MerminGame(n);
        assertThat(losing).isEqualTo((1 << n - 2) - (1 << (n - 3) / 2));
        assertThat(LocalStrategy.leastLosing(game).losingSettings(game)).isEqualTo(losing);
    }

    @Test
    @DisplayName("(A1) over all 1024 strategies of five parties the least number of wrong settings is 6")
    void allStrategiesOfFiveParties() {
        MerminGame game = new MerminGame(5);
        int least = 16;
        for (int s = 0; s < 1024; s++) {
            int losing = new LocalStrategy(5, s & 31, s >> 5).losingSettings(game);
            // One more outcome flipped turns every tested round from right to wrong or back.
            assertThat(losing + new LocalStrategy(5, s & 31 ^ 1, s >> 5).losingSettings(game))
                    .isEqualTo(16);
            least = Math.min(least, losing);
        }
        assertThat(least).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 4097})
    @DisplayName("contract: every round's outcomes are its strategy's, whatever the length, and again on a second call")
    void followsItsStrategies(int length) {
        for (List<LocalStrategy> strategies : List.of(THREE, THREE.subList(1, 2))) {
            LocalDevice device = new LocalDevice(strategies, 9);
            RoundChunk rounds = RoundChunk.allocate(5, 65).withRounds(length);
            SplittableRandom random = new SplittableRandom(4);
            for (int kind = 0; kind < 3; kind++) {
                for (int w = 0; w < rounds.words(); w++) {
                    for (int p = 0; p < 5; p++) {
                        rounds.setSetting(p, w, kind == 0 ? 0 : kind == 1 ? -1 : random.nextLong());
                    }
                }
                device.measure(7, rounds);
                for (int r = 0; r < length; r++) {
                    assertThat(rounds.outcomesOf(r))
                            .isEqualTo(device.strategyOf(7, r).outcomes(rounds.settingsOf(r)));
                }
            }
        }
    }

    @Test
    void strategiesAreEquallyLikelyInEveryChunk() {
        LocalDevice device = new LocalDevice(THREE, 9);
        int[] used = new int[3];
        for (int c = 0; c < 4; c++) {
            for (int r = 0; r < RoundChunk.ROUNDS; r++) {
                used[THREE.indexOf(device.strategyOf(c, r))]++;
            }
        }
        // 65536 rounds, mean 21845.3, sigma 120.7; 5 sigma = 604.
        assertThat(used).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(21_242, 22_449);
            }
        });
    }

    @Test
    void textualForm() {
        LocalStrategy strategy = LocalStrategy.parse("10000,01100", 5);
        assertThat(strategy).isEqualTo(new LocalStrategy(5, 0b00001, 0b00110));
        assertThat(strategy.toString()).isEqualTo("10000,01100");
        assertThat(new LocalDevice(THREE, 1).spec()).isEqualTo("local:00000,01100;11000,11111;00101,00000");
        assertThatThrownBy(() -> LocalStrategy.parse("1000,01100", 5)).hasMessageContaining("5 bits");
        assertThatThrownBy(() -> LocalStrategy.parse("10000", 5)).hasMessageContaining("U,V");
        assertThatThrownBy(() -> new LocalStrategy(3, 8, 0)).hasMessageContaining("3 bits");
        assertThatThrownBy(() -> new LocalStrategy(3, 0, 8)).hasMessageContaining("3 bits");
        assertThatThrownBy(() -> new LocalStrategy(0, 0, 0)).hasMessageContaining("expected 1 to 25");
        assertThatThrownBy(() -> new LocalStrategy(26, 0, 0)).hasMessageContaining("expected 1 to 25");
        assertThat(new LocalStrategy(1, 1, 1).outcomes(1)).isZero();
        assertThat(new LocalStrategy(25, 1 << 24, 0).outcomes(0)).isEqualTo(1 << 24);
        assertThatThrownBy(() -> new LocalDevice(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
