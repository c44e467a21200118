package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainedBellTest {
    @ParameterizedTest
    @CsvSource({"0.48,579", "0.45,993", "0.42,1850", "0.38,5591", "0.35,21000", "0.30,2.0e6"})
    @DisplayName("rounds for P(guess) - 1/2 <= 1e-3 with W = pN + 4 sigma, best M, as docs/theory.md prints them")
    void rounds(double eps, double printed) {
        assertThat(ChainedBell.leastRounds(eps, 1e-3)).isCloseTo(printed, within(0.015 * printed));
    }

    @Test
    @DisplayName("CHSH needs eps^2 above (2 - sqrt 2)/4, that is eps > .3827; M = 64 .285; none goes below 1/4")
    void whereItStops() {
        assertThat(new ChainedBell(1).rounds(0.382, 0.1)).isInfinite();
        assertThat(new ChainedBell(1).rounds(0.384, 0.1)).isFinite();
        assertThat(new ChainedBell(6).rounds(0.284, 0.1)).isInfinite();
        assertThat(new ChainedBell(6).rounds(0.286, 0.1)).isFinite();
        assertThat(ChainedBell.leastRounds(0.249, 0.1)).isInfinite();
        assertThat(ChainedBell.PRINTED_THRESHOLD).isCloseTo(0.442, within(0.0005));
    }

    @Test
    @DisplayName("honest runs pass but for some 1e-4, and their bit is fair: 400 runs, 5 sigma = 0.125")
    void honestRuns() {
        ChainedBell game = new ChainedBell(3);
        int accepted = 0;
        int ones = 0;
        double wrong = 0;
        for (int i = 0; i < 400; i++) {
            ChainedRun run = ChainedRun.play(game, Epsilon.parse("0.45"), 1_000, i);
            accepted += run.accepted() ? 1 : 0;
            ones += run.bit() ? 1 : 0;
            wrong += run.wrong() / 400_000.0;
        }
        assertThat(accepted).isGreaterThanOrEqualTo(399);
        assertThat(ones / 400.0).isCloseTo(0.5, within(0.125));
        assertThat(wrong).isCloseTo(game.honestWrong(), within(5 * Math.sqrt(game.honestWrong() / 400_000)));
    }

    @Test
    void quantumBoxesAreWrongAlikeAtEveryTestedPair() {
        int circle = 16;
        double wrong = new ChainedBell(3).honestWrong();
        for (int alice = 0; alice < circle; alice += 2) {
            for (int step : new int[] {1, circle - 1}) {
                int bob = (alice + step) % circle;
                double differ = ChainedRun.differ(alice, bob, circle);
                boolean mustDiffer = alice == 0 && bob == circle - 1;
                assertThat(mustDiffer ? 1 - differ : differ).isCloseTo(wrong, within(1e-12));
            }
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new ChainedBell(0)).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> ChainedRun.play(new ChainedBell(40), Epsilon.HALF, 31, 1))
                .hasMessageContaining("2^30");
    }
}
