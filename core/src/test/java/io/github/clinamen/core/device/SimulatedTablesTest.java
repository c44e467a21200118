package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.game.MerminGame;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedTablesTest {
    private static final List<LocalStrategy> LOCAL = List.of(
            LocalStrategy.parse("00000,01100", 5),
            LocalStrategy.parse("11000,11111", 5),
            LocalStrategy.parse("00101,00000", 5),
            LocalStrategy.parse("00000,00000", 5));

    static Stream<Arguments> devices() {
        GhzDevice three = new GhzDevice(3, 1);
        GhzDevice five = new GhzDevice(5, 2);
        NoisyGhzDevice noisy = new NoisyGhzDevice(5, 3, new BigFraction(1, 20), new BigFraction(1, 50));
        return Stream.of(
                Arguments.of(three, (IntToDoubleFunction) e -> ghz(3, e, 0)),
                Arguments.of(five, (IntToDoubleFunction) e -> ghz(5, e, 0)),
                // q = (1 - 0.95 * 0.96^5) / 2, from the definition of the noise.
                Arguments.of(noisy, (IntToDoubleFunction) e -> ghz(5, e, (1 - 0.95 * Math.pow(0.96, 5)) / 2)),
                Arguments.of(new LocalDevice(LOCAL, 4), (IntToDoubleFunction) e -> LOCAL.stream()
                                .filter(s -> s.outcomes(e >> 5) == (e & 31))
                                .count()
                        / 4.0));
    }

    /** @param entry a | x << n */
    private static double ghz(int n, int entry, double wrong) {
        MerminGame game = new MerminGame(n);
        int a = entry & (1 << n) - 1;
        int x = entry >> n;
        double parity = !game.tests(x) ? 0.5 : game.isWrong(a, x) ? wrong : 1 - wrong;
        return parity / (1 << n - 1);
    }

    @ParameterizedTest
    @MethodSource("devices")
    @Tag("slow")
    @DisplayName("chi-square of the (a,x) table at 10^7 rounds, within 5 sigma; impossible outcomes never occur")
    void agreesWithItsTable(Device device, IntToDoubleFunction exact) {
        ChiSquare test = ChiSquare.of(device, 10_000_000, 31, exact);
        assertThat(test.impossible()).isZero();
        assertThat(test.sigmas()).isBetween(-5.0, 5.0);
    }

    @Test
    @DisplayName("the test notices a wrong fraction of 1/1000 more than there is")
    void aThousandthMoreNoiseIsSeen() {
        NoisyGhzDevice noisy = new NoisyGhzDevice(3, 3, new BigFraction(1, 20), BigFraction.ZERO);
        assertThat(ChiSquare.of(noisy, 4_000_000, 5, e -> ghz(3, e, 0.025)).sigmas())
                .isBetween(-5.0, 5.0);
        assertThat(ChiSquare.of(noisy, 4_000_000, 5, e -> ghz(3, e, 0.026)).sigmas())
                .isGreaterThan(5);
    }
}
