package io.github.clinamen.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerminGameTest {
    private static final Set<String> X0 = Set.of("10000", "01000", "00100", "00010", "00001", "11111");
    private static final Set<String> X1 =
            Set.of("00111", "01011", "01101", "01110", "10011", "10101", "10110", "11001", "11010", "11100");

    @Test
    @DisplayName("(A2) I(a,x) for all 1024 entries, from X0 and X1 as printed")
    void indicatorIsThePrintedOne() {
        MerminGame game = new MerminGame(5);
        for (int x = 0; x < 32; x++) {
            String printed = printed(x);
            assertThat(game.tests(x)).isEqualTo(X0.contains(printed) || X1.contains(printed));
            for (int a = 0; a < 32; a++) {
                int parity = Integer.bitCount(a) & 1;
                int indicator = (X0.contains(printed) ? parity : 0) + (X1.contains(printed) ? parity ^ 1 : 0);
                assertThat(game.isWrong(a, x))
                        .as("a=%s x=%s", printed(a), printed)
                        .isEqualTo(indicator == 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 9})
    @DisplayName("Half of all settings are tested: 2^(n-1)")
    void halfOfTheSettingsAreTested(int n) {
        MerminGame game = new MerminGame(n);
        int tested = 0;
        for (int x = 0; x < 1 << n; x++) {
            tested += game.tests(x) ? 1 : 0;
        }
        assertThat(tested).isEqualTo(game.testedSettings());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 26})
    void fewerThanThreePartiesMakeNoGame(int n) {
        assertThatThrownBy(() -> new MerminGame(n)).hasMessageContaining("found " + n);
    }

    /** x1 first, as the paper prints it. */
    private static String printed(int packed) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < 5; p++) {
            text.append(packed >> p & 1);
        }
        return text.toString();
    }
}
