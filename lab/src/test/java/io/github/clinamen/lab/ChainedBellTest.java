package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChainedBellTest {
    @Test
    @DisplayName("the printed 0.442 of [2] is 1/(1 + 2^(1/3)); the re-derived threshold is where (1-eps)^2 = eps")
    void thresholds() {
        assertThat(ChainedBell.PRINTED_THRESHOLD).isCloseTo(0.442, within(0.0005));
        double eps = ChainedBell.REDERIVED_THRESHOLD;
        assertThat((1 - eps) * (1 - eps)).isCloseTo(eps, within(1e-15));
    }

    @Test
    @DisplayName("above the threshold the bound falls with M as far as wanted, below it never reaches 0.01")
    void whereItStops() {
        assertThat(ChainedBell.log2Rounds(0.5, 1e-6, 0.5)).isFinite();
        assertThat(ChainedBell.log2Rounds(0.42, 1e-6, 0.5)).isFinite();
        assertThat(ChainedBell.log2Rounds(0.39, 1e-3, 0.5)).isFinite();
        assertThat(ChainedBell.log2Rounds(0.38, 1e-2, 0.5)).isInfinite();
        assertThat(ChainedBell.log2Rounds(0.1, 1e-2, 0.5)).isInfinite();
    }

    @Test
    @DisplayName("M = 2 is CHSH: quantum boxes are wrong with (2 - sqrt 2)/4, and f at Nb = 2, eps = 1/2 is 0.8")
    void chsh() {
        ChainedBell chsh = new ChainedBell(1, 1);
        assertThat(chsh.honestWrong()).isCloseTo((2 - Math.sqrt(2)) / 4, within(1e-15));
        assertThat(4 * chsh.excess(0.5)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    @DisplayName("honest runs are accepted as often as computed: 400 runs, 5 sigma = 0.125")
    void honestRuns() {
        ChainedBell plan = ChainedBell.largest(3, 0.5);
        int accepted = 0;
        int ones = 0;
        for (int i = 0; i < 400; i++) {
            ChainedRun run = ChainedRun.play(plan, Epsilon.parse("0.45"), i);
            accepted += run.accepted() ? 1 : 0;
            ones += run.bit() ? 1 : 0;
        }
        assertThat(accepted / 400.0).isCloseTo(plan.honestAcceptance(), within(0.125));
        assertThat(ones / 400.0).isCloseTo(0.5, within(0.125));
    }

    @Test
    void quantumBoxesAreWrongAlikeAtEveryTestedPair() {
        int circle = 16;
        double wrong = new ChainedBell(3, 0).honestWrong();
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
        assertThatThrownBy(() -> new ChainedBell(0, 1)).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> ChainedRun.play(new ChainedBell(40, 31), Epsilon.HALF, 1))
                .hasMessageContaining("2^30");
    }
}
