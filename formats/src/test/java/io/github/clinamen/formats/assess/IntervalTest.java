package io.github.clinamen.formats.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    @DisplayName("Clopper and Pearson: closed forms at the ends, the printed table in the middle")
    void known() {
        Interval none = Interval.clopperPearson(0, 10, 0.95);
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-12));
        Interval all = Interval.clopperPearson(10, 10, 0.95);
        assertThat(all.lower()).isCloseTo(Math.pow(0.025, 0.1), within(1e-12));
        assertThat(all.upper()).isEqualTo(1);
        Interval half = Interval.clopperPearson(5, 10, 0.95);
        assertThat(half.lower()).isCloseTo(0.18709, within(5e-6));
        assertThat(half.upper()).isCloseTo(0.81291, within(5e-6));
    }

    @Test
    @DisplayName("covers the truth at least as often as promised, by enumeration of all outcomes")
    void coverage() {
        int trials = 20;
        for (double p = 0.01; p < 1; p += 0.01) {
            double covered = 0;
            double term = Math.pow(1 - p, trials);
            for (int k = 0; k <= trials; k++) {
                Interval interval = Interval.clopperPearson(k, trials, 0.9);
                if (interval.lower() <= p && p <= interval.upper()) {
                    covered += term;
                }
                term *= (trials - k) / (k + 1.0) * p / (1 - p);
            }
            assertThat(covered).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.clopperPearson(3, 2, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.clopperPearson(0, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.clopperPearson(1, 2, 1));
    }
}
