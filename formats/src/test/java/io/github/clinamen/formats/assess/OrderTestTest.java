package io.github.clinamen.formats.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsStream;
import io.github.clinamen.formats.exchange.RoundsTally;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTestTest {
    private static final int ROUNDS = 9600;

    @Test
    @DisplayName("shots laid end to end by setting are counts, no rounds")
    void endToEnd() {
        SplittableRandom random = new SplittableRandom(1);
        OrderTest test = order(r -> r / (ROUNDS / 4), r -> random.nextInt(8));
        assertThat(test.settingRepeats()).isEqualTo(ROUNDS - 4);
        assertThat(test.settingMean()).isEqualTo(4 * 2400 * 2399.0 / ROUNDS);
        assertThat(test.finding()).startsWith("The settings are sorted: 9596 of 9600 repeat those before");
    }

    @Test
    @DisplayName("a memory that was made of a histogram: outcomes sorted within each setting")
    void sortedOutcomes() {
        SplittableRandom random = new SplittableRandom(2);
        assertThat(order(r -> random.nextInt(4), r -> r / (ROUNDS / 8)).finding())
                .startsWith("The outcomes are sorted");
    }

    @Test
    @DisplayName("settings dealt out in turn")
    void inTurn() {
        SplittableRandom random = new SplittableRandom(3);
        assertThat(order(r -> r % 2, r -> random.nextInt(8)).finding()).startsWith("The settings go round in turn");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.3, 0.05, 0.001})
    @DisplayName("settings of a weak source, and boxes that always say the same, are not blamed")
    void honest(double weak) {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            IntUnaryOperator settings = r -> (random.nextDouble() < weak ? 1 : 0)
                    | (random.nextDouble() < weak ? 2 : 0)
                    | (random.nextDouble() < 0.5 ? 4 : 0);
            assertThat(order(settings, r -> 5).finding()).isEmpty();
            assertThat(order(settings, r -> random.nextInt(8)).finding()).isEmpty();
        }
    }

    @Test
    @DisplayName("few rounds prove nothing")
    void few() {
        assertThat(new OrderTest(40, 39, 10, 0, 0).finding()).isEmpty();
        assertThat(new OrderTest(0, 0, 0, 0, 0).finding()).isEmpty();
    }

    private static OrderTest order(IntUnaryOperator settings, IntUnaryOperator outcomes) {
        return OrderTest.of(RoundsTally.of(
                new RoundsStream() {
                    private boolean done;

                    @Override
                    public int parties() {
                        return 3;
                    }

                    @Override
                    public int read(RoundChunk into) {
                        if (done) {
                            return 0;
                        }
                        done = true;
                        into.planes().fill((byte) 0);
                        for (int r = 0; r < ROUNDS; r++) {
                            int x = settings.applyAsInt(r);
                            int a = outcomes.applyAsInt(r);
                            for (int p = 0; p < 3; p++) {
                                into.setSetting(p, r >> 6, into.setting(p, r >> 6) | (long) (x >> p & 1) << r);
                                into.setOutcome(p, r >> 6, into.outcome(p, r >> 6) | (long) (a >> p & 1) << r);
                            }
                        }
                        return ROUNDS;
                    }

                    @Override
                    public void close() {
                        // Nothing is open.
                    }
                },
                progress -> {}));
    }
}
