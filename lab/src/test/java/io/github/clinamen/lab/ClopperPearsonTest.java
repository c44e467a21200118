package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {
    @ParameterizedTest
    @CsvSource({"0,10", "10,10", "3,10", "50,100", "95,100", "1,3"})
    @DisplayName("the ends are where the binomial tails are half the risk, summed term by term")
    void tails(int successes, int trials) {
        ClopperPearson interval = ClopperPearson.of(successes, trials, 0.05);
        if (successes > 0) {
            assertThat(1 - below(successes, trials, interval.low())).isCloseTo(0.025, within(1e-9));
        } else {
            assertThat(interval.low()).isZero();
        }
        if (successes < trials) {
            assertThat(below(successes + 1, trials, interval.high())).isCloseTo(0.025, within(1e-9));
        } else {
            assertThat(interval.high()).isOne();
        }
    }

    /** P(fewer than k successes). */
    private static double below(int k, int n, double p) {
        double term = Math.pow(1 - p, n);
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += term;
            term *= (n - i) * p / ((i + 1) * (1 - p));
        }
        return sum;
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> ClopperPearson.of(3, 2, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClopperPearson.of(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
