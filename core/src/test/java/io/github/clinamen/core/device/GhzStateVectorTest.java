package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The GHZ boxes' tables, and the game's rules, against a calculation with state vectors: all settings and outcomes. */
class GhzStateVectorTest {
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    @DisplayName("(A2) outcomes of (|0..0> + |1..1>)/sqrt 2 measured in X and Y: all 2^n x 2^n entries")
    void idealTable(int n) {
        MerminGame game = new MerminGame(n);
        GhzDevice device = new GhzDevice(n, 1);
        for (int x = 0; x < 1 << n; x++) {
            double[] quantum = stateVector(n, x);
            double wrong = 0;
            for (int a = 0; a < 1 << n; a++) {
                assertThat(device.probability(a, x)).isCloseTo(quantum[a], within(ROUNDING));
                wrong += game.isWrong(a, x) ? quantum[a] : 0;
            }
            assertThat(wrong).isCloseTo(0, within(ROUNDING));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    @DisplayName("depolarising and readout noise applied to the state vector's table outcome by outcome")
    void noisyTable(int n) {
        BigFraction depolarising = new BigFraction(1, 10);
        BigFraction readout = new BigFraction(3, 100);
        NoisyGhzDevice device = new NoisyGhzDevice(n, 1, depolarising, readout);
        for (int x = 0; x < 1 << n; x++) {
            double[] quantum = stateVector(n, x);
            for (int a = 0; a < 1 << n; a++) {
                quantum[a] = 0.9 * quantum[a] + 0.1 / (1 << n);
            }
            for (int party = 0; party < n; party++) {
                double[] read = new double[1 << n];
                for (int a = 0; a < 1 << n; a++) {
                    read[a] = 0.97 * quantum[a] + 0.03 * quantum[a ^ 1 << party];
                }
                quantum = read;
            }
            for (int a = 0; a < 1 << n; a++) {
                assertThat(device.probability(a, x)).isCloseTo(quantum[a], within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    @DisplayName("chi-square of 10^6 simulated rounds at all settings against the table, within 5 sigma")
    void simulation(int n) {
        GhzDevice device = new GhzDevice(n, 77);
        ChiSquare test = ChiSquare.of(device, 1_000_000, 5, e -> device.probability(e & (1 << n) - 1, e >> n));
        assertThat(test.impossible()).isZero();
        assertThat(test.sigmas()).isBetween(-5.0, 5.0);
    }

    @Test
    void noiselessNoisyBoxesAreTheIdealOnes() {
        RoundChunk ideal = RoundChunk.allocate(5, 65).withRounds(4097);
        RoundChunk noisy = RoundChunk.allocate(5, 65).withRounds(4097);
        new GhzDevice(5, 8).measure(3, ideal);
        NoisyGhzDevice device = new NoisyGhzDevice(5, 8, BigFraction.ZERO, BigFraction.ZERO);
        device.measure(3, noisy);
        assertThat(noisy.planes().mismatch(ideal.planes())).isEqualTo(-1);
        assertThat(device.wrongFraction()).isEqualTo(BigFraction.ZERO);
        assertThat(device.spec()).isEqualTo("ghz:0,0");
    }

    @Test
    void noiseOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new NoisyGhzDevice(5, 1, BigFraction.TWO, BigFraction.ZERO))
                .hasMessage("depolarising: expected 0 to 1, found 2");
        assertThatThrownBy(() -> new NoisyGhzDevice(5, 1, BigFraction.ZERO, new BigFraction(3, 5)))
                .hasMessage("readout: expected 0 to 0.5, found 0.6");
        assertThat(new NoisyGhzDevice(3, 1, BigFraction.ONE, BigFraction.ZERO).wrongFraction())
                .isEqualTo(BigFraction.ONE_HALF);
    }

    /**
     * Probabilities of the outcomes, by amplitudes. Party i's outcome b has the eigenvector (|0> + s |1>)/sqrt 2 with
     * s = (-1)^b for X (setting 1) and s = i (-1)^b for Y (setting 0).
     */
    private static double[] stateVector(int n, int x) {
        double[] probabilities = new double[1 << n];
        for (int a = 0; a < 1 << n; a++) {
            // <e_a|GHZ> = 2^(-(n+1)/2) (1 + product of the conjugates of s)
            double re = 1;
            double im = 0;
            for (int party = 0; party < n; party++) {
                double sign = (a >> party & 1) == 1 ? -1 : 1;
                boolean isX = (x >> party & 1) == 1;
                double sRe = isX ? sign : 0;
                double sIm = isX ? 0 : -sign;
                double next = re * sRe - im * sIm;
                im = re * sIm + im * sRe;
                re = next;
            }
            probabilities[a] = ((1 + re) * (1 + re) + im * im) / (1 << n + 1);
        }
        return probabilities;
    }
}
