package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.game.MerminGame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelabellingTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    @DisplayName("(P1) at one tested setting is (P1) at all: every pair of settings, every (a,x), by brute force")
    void anyTestedSettingIsMovedToAnyOther(int n) {
        MerminGame game = new MerminGame(n);
        int looked = (1 << (n - 1)) - 1;
        for (int x0 = 0; x0 < 1 << n; x0++) {
            for (int x1 = 0; x1 < 1 << n; x1++) {
                if (game.tests(x0) && game.tests(x1)) {
                    int s = x0 ^ x1;
                    int c = x0 & s & looked;
                    if ((Integer.bitCount(c) - Integer.bitCount(s) / 2) % 2 != 0) {
                        c |= 1 << (n - 1);
                    }
                    for (int a = 0; a < 1 << n; a++) {
                        // At x0 the outcomes that a function of the first n - 1 parties sees stay the same.
                        assertThat((a ^ (x0 & s) ^ c) & looked).isEqualTo(a & looked);
                        for (int x = 0; x < 1 << n; x++) {
                            assertThat(game.isWrong(a ^ (x & s) ^ c, x ^ s)).isEqualTo(game.isWrong(a, x));
                        }
                    }
                }
            }
        }
    }

    @Test
    void theCountingCheckAcceptsAllGames() {
        for (int n = 3; n <= MerminGame.MAX_PARTIES; n += 2) {
            MerminGame game = new MerminGame(n);
            assertThatCode(() -> Relabelling.require(game)).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName(
            "A game with one weight tested that is not, or the other way round, or with one parity turned, is refused")
    void theCountingCheckRefusesOtherGames() {
        for (int n = 3; n <= 8; n++) {
            MerminGame game = new MerminGame(n);
            for (int weight = 0; weight <= n; weight++) {
                int other = weight;
                assertThatThrownBy(() -> Relabelling.require(
                                game.parties(),
                                x -> game.tests(x) != (Integer.bitCount(x) == other),
                                game::requiredParity))
                        .isInstanceOf(CertificateRejectedException.class)
                        .hasMessageContaining("the game is not symmetric under relabelling");
                if (game.tests((1 << weight) - 1)) {
                    assertThatThrownBy(() -> Relabelling.require(
                                    game.parties(),
                                    game::tests,
                                    x -> game.requiredParity(x) ^ (Integer.bitCount(x) == other ? 1 : 0)))
                            .isInstanceOf(CertificateRejectedException.class);
                }
            }
        }
    }
}
