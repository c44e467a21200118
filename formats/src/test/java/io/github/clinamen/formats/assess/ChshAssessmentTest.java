package io.github.clinamen.formats.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChshAssessmentTest {
    private static final Epsilon FAIR = Epsilon.parse("0.5");

    @Test
    @DisplayName("the form in our names: minus where both settings are 1")
    void ours() {
        ChshAssessment found = ChshAssessment.of(counts(3, false, 85, 15), 0.95, FAIR);
        assertThat(found.asNamed()).isTrue();
        assertThat(found.s()).isCloseTo(2.8, within(1e-12));
        assertThat(found.interval().lower()).isLessThan(2.8);
        assertThat(found.interval().upper()).isGreaterThan(2.8);
        assertThat(found.lost()).isEqualTo(60);
        assertThat(found.localBoxes().relabellings()).isEqualTo(1);
        assertThat(found.sum()).isEqualTo("E(YY) + E(XY) + E(YX) - E(XX)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    @DisplayName("each of the eight forms is found, named, and paid for in the p-value")
    void forms(int form) {
        ChshAssessment found = ChshAssessment.of(counts(form % 4, form > 3, 95, 5), 0.95, FAIR);
        assertThat(found.s()).isCloseTo(3.6, within(1e-12));
        assertThat(found.minus()).isEqualTo(BoxCounts.letters(form % 4, 2));
        assertThat(found.negated()).isEqualTo(form > 3);
        assertThat(found.localBoxes().relabellings()).isEqualTo(form == 3 ? 1 : 8);
    }

    @Test
    @DisplayName("local strategies never violate, whatever the form")
    void local() {
        for (int strategy = 0; strategy < 16; strategy++) {
            BoxCounts.Builder builder = new BoxCounts.Builder(2);
            for (int x = 0; x < 4; x++) {
                int a = strategy >> (x & 1) & 1;
                int b = strategy >> 2 + (x >> 1) & 1;
                builder.add(x, a | b << 1, 100);
            }
            ChshAssessment found = ChshAssessment.of(builder.build(), 0.95, FAIR);
            assertThat(found.s()).isCloseTo(2, within(1e-12));
            assertThat(found.isViolated()).isFalse();
            assertThat(found.localBoxes().log10()).isZero();
        }
    }

    @Test
    void missingSetting() {
        BoxCounts.Builder builder = new BoxCounts.Builder(2);
        builder.add(0, 0, 1);
        assertThatThrownBy(() -> ChshAssessment.of(builder.build(), 0.95, FAIR))
                .isInstanceOf(InputException.class)
                .hasMessage("missing settings: none with XY, and the inequality of two parties needs all four");
    }

    @Test
    @DisplayName("the p-value is the binomial's lower tail, rounded up by next to nothing")
    void tail() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            int n = 1 + random.nextInt(150);
            double p = random.nextDouble(0.01, 0.97);
            int k = random.nextInt(n + 1);
            double exact = 0;
            double term = Math.pow(1 - p, n);
            for (int j = 0; j <= k; j++) {
                exact += term;
                term *= (n - j) / (j + 1.0) * p / (1 - p);
            }
            double tail = Math.pow(10, LocalBoxes.lowerTail(n, k, p));
            if (k >= n * p) {
                assertThat(tail).isEqualTo(1);
            } else {
                assertThat(tail).isBetween(exact * (1 - 1e-9), exact * (1 + 1e-6));
            }
        }
        // Far below what numbers hold: (3/4)^100000.
        assertThat(LocalBoxes.lowerTail(100_000, 0, 0.25)).isCloseTo(100_000 * Math.log10(0.75), within(1e-3));
    }

    @Test
    @DisplayName("no strategy with memory does better than the binomial: all of them, five rounds, a weak source")
    void memory() {
        // Given the past, local boxes lose with the probability of the settings at which their strategy loses; the
        // source gives the
        // least of them epsilon^2. Best play over all pasts, by backward induction: won[k] is P(at most k losses in
        // all).
        double epsilon = 0.4;
        double[] least = {epsilon * epsilon, epsilon * (1 - epsilon), (1 - epsilon) * (1 - epsilon)};
        for (int k = 0; k < 5; k++) {
            double[] best = new double[7];
            for (int lost = 0; lost <= 5; lost++) {
                best[lost] = lost <= k ? 1 : 0;
            }
            for (int round = 0; round < 5; round++) {
                double[] before = new double[7];
                for (int lost = 0; lost <= 5; lost++) {
                    for (double p : least) {
                        before[lost] = Math.max(before[lost], p * best[lost + 1] + (1 - p) * best[lost]);
                    }
                }
                best = before;
            }
            LocalBoxes test = LocalBoxes.of(5, k, 1, 2, Epsilon.parse("0.4"), 1);
            assertThat(test.leastLoss()).isCloseTo(0.16, within(1e-12));
            assertThat(test.pValue()).isGreaterThanOrEqualTo(best[0] * (1 - 1e-9));
        }
    }

    @Test
    @DisplayName("the weaker the source may be, the less the same rounds show")
    void epsilon() {
        BoxCounts counts = counts(3, false, 85, 15);
        assertThat(ChshAssessment.of(counts, 0.95, Epsilon.parse("0.45"))
                        .localBoxes()
                        .log10())
                .isGreaterThan(
                        ChshAssessment.of(counts, 0.95, FAIR).localBoxes().log10());
    }

    private static BoxCounts counts(int minus, boolean negated, int right, int wrong) {
        BoxCounts.Builder builder = new BoxCounts.Builder(2);
        for (int x = 0; x < 4; x++) {
            boolean odd = x == minus != negated;
            builder.add(x, odd ? 0b01 : 0b00, right);
            builder.add(x, odd ? 0b11 : 0b10, wrong);
        }
        return builder.build();
    }
}
