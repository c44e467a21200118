package io.github.clinamen.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SequentialAdversaryTest {
    /** A strategy of the test's own: leans by an arbitrary table over the last twelve bits and e. */
    private record Tabled(long tableSeed) implements SteeringStrategy {
        @Override
        public String word() {
            return "tabled";
        }

        @Override
        public Memory begin(long e) {
            long[] leans = new SplittableRandom(tableSeed ^ e).longs(4096).toArray();
            return new Memory() {
                private int last = 1;

                @Override
                public long lean() {
                    return leans[last];
                }

                @Override
                public void append(boolean bit) {
                    last = (last << 1 | (bit ? 1 : 0)) & 4095;
                }
            };
        }
    }

    static Stream<SteeringStrategy> strategies() {
        return Stream.concat(
                Arrays.stream(SteeringStrategies.values()), Stream.of(1, 2, 3).map(Tabled::new));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName("(C1) over strategies, histories and e, the next bit's probability stays in [eps, 1-eps]")
    void neverLeavesTheInterval(SteeringStrategy strategy) {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            long numerator = 1 + random.nextLong(1L << 40);
            Epsilon epsilon = new Epsilon(new BigFraction(numerator, 1L << 41));
            BiasRange range = BiasRange.of(epsilon);
            SteeringStrategy.Memory memory = strategy.begin(random.nextLong());
            for (int i = 0; i < 300; i++) {
                BigFraction p = new BigFraction(
                        new BigInteger(Long.toUnsignedString(range.probabilityOfOne(memory.lean()))),
                        BigInteger.ONE.shiftLeft(64));
                assertThat(p).isBetween(epsilon.value(), BigFraction.ONE.subtract(epsilon.value()));
                memory.append(run % 3 == 0 || run % 3 != 1 && random.nextBoolean());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SteeringStrategies.class)
    @DisplayName(
            "the bias is used: a player who knows e and the strategy guesses each bit with 1-eps (graded: 1/2 to 1-eps)")
    void eveGuessesAsOftenAsAllowed(SteeringStrategies strategy) {
        Epsilon epsilon = Epsilon.parse("0.2");
        int words = 1 << 11;
        RoundChunk rounds = RoundChunk.allocate(1, words);
        new SequentialAdversary(epsilon, strategy, 3, 5).draw(0, new long[0], rounds, 1);
        SteeringStrategy.Memory eve = strategy.begin(5);
        int hits = 0;
        for (int i = 0; i < 64 * words; i++) {
            boolean bit = (rounds.setting(0, i >> 6) >>> i & 1) == 1;
            hits += (eve.lean() < 0) == bit ? 1 : 0;
            eve.append(bit);
        }
        // A lean uniform over the range is on average half way between 1/2 and 1-eps. 5 sigma = 5 * 0.5 / sqrt(131072).
        double expected = strategy == SteeringStrategies.GRADED ? 0.65 : 0.8;
        assertThat(hits / (64.0 * words)).isCloseTo(expected, within(0.0070));
    }

    @Test
    void strategiesDifferInWhatIsSeenFromOutside() {
        assertThat(onesShare(SteeringStrategies.DRIFT))
                .satisfiesAnyOf(
                        share -> assertThat(share).isCloseTo(0.8, within(0.01)),
                        share -> assertThat(share).isCloseTo(0.2, within(0.01)));
        // BALANCE keeps the excess within a few bits of zero, where fair bits would stray by 5 sigma = 0.0070.
        assertThat(onesShare(SteeringStrategies.BALANCE)).isCloseTo(0.5, within(0.0003));
    }

    private static double onesShare(SteeringStrategies strategy) {
        RoundChunk rounds = RoundChunk.allocate(1, 1 << 11);
        new SequentialAdversary(Epsilon.parse("0.2"), strategy, 11, 12).draw(0, new long[0], rounds, 1);
        long ones = 0;
        for (int w = 0; w < rounds.words(); w++) {
            ones += Long.bitCount(rounds.setting(0, w));
        }
        return ones / (64.0 * rounds.words());
    }

    @Test
    void drawsInTheSourcesTimeOrderAndNeverSkips() {
        SequentialAdversary one = new SequentialAdversary(Epsilon.parse("0.1"), SteeringStrategies.HASH, 3, 5);
        SequentialAdversary two = new SequentialAdversary(Epsilon.parse("0.1"), SteeringStrategies.HASH, 3, 5);
        long[] picks = new long[2];
        RoundChunk rounds = RoundChunk.allocate(5, 3);
        one.draw(0, picks, rounds, 4);
        RoundChunk stream = RoundChunk.allocate(1, 14);
        two.draw(0, new long[0], stream, 1);
        assertThat(picks).containsExactly(stream.setting(0, 0), stream.setting(0, 1));
        for (int w = 0; w < 3; w++) {
            for (int p = 0; p < 4; p++) {
                assertThat(rounds.setting(p, w)).isEqualTo(stream.setting(0, 2 + 4 * w + p));
            }
            assertThat(rounds.setting(4, w)).isZero();
        }
        assertThatThrownBy(() -> one.draw(2, picks, rounds, 4)).hasMessageContaining("expected chunk 1, found 2");
    }

    @ParameterizedTest
    @EnumSource(names = {"STICKY", "DRIFT", "BALANCE", "PARITY"})
    @DisplayName("before any bit, and when the counts are even again, the lowest bit of e says where to lean")
    void tiesFollowE(SteeringStrategies strategy) {
        for (long e = 0; e < 2; e++) {
            SteeringStrategy.Memory memory = strategy.begin(e);
            long expected = e == 1 ? BiasRange.ONES : BiasRange.ZEROS;
            assertThat(memory.lean()).isEqualTo(expected);
            if (strategy == SteeringStrategies.DRIFT || strategy == SteeringStrategies.BALANCE) {
                memory.append(true);
                memory.append(false);
                assertThat(memory.lean()).isEqualTo(expected);
            }
        }
    }
}
