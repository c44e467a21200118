package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SteeringSourceTest {
    private static final int PLANES = 4;
    private static final long SEED = 20;
    private static final Epsilon TENTH = Epsilon.parse("0.1");

    /** Follows one chunk as Eve would: from e and the bits so far, which value does the next bit lean to? */
    private static final class Eve {
        private final long[][] targets = new long[PLANES][LaneStrategy.COLUMN_WORDS];
        private final boolean[] flipped = new boolean[512];
        private final boolean wanders;

        Eve(LaneStrategy strategy, long chunk) {
            wanders = strategy == LaneStrategy.WANDERING;
            RandomPlanes eve = new RandomPlanes(SEED, RandomPlanes.domain("eve"));
            for (int i = 0; i < PLANES * LaneStrategy.COLUMN_WORDS; i++) {
                targets[i / LaneStrategy.COLUMN_WORDS][i % LaneStrategy.COLUMN_WORDS] = eve.word(chunk, 2, i);
            }
        }

        boolean target(int round, int p) {
            int lane = round % 512;
            return (targets[p][lane / 64] >>> lane & 1) == 1 ^ flipped[lane];
        }

        /** After a round, told its settings. */
        void learn(int round, int settings) {
            flipped[round % 512] ^= wanders && Integer.bitCount(settings & 3) == 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "(C1) given e and all earlier bits, every bit takes its rarer value with probability eps, within 5 sigma")
    void everyBitIsExactlyEpsilonFreeGivenItsPast(LaneStrategy strategy) {
        SteeringSource source = new SteeringSource(SEED, TENTH, strategy);
        RoundChunk chunk = RoundChunk.allocate(5, RoundChunk.WORDS);
        // By plane and by whether the round agreed with the target so far.
        long[][] bits = new long[PLANES][2];
        long[][] rarer = new long[PLANES][2];
        long targetsHit = 0;
        int chunks = 64;
        for (long c = 0; c < chunks; c++) {
            source.draw(c, new long[0], chunk, PLANES);
            Eve eve = new Eve(strategy, c);
            for (int r = 0; r < RoundChunk.ROUNDS; r++) {
                int settings = chunk.settingsOf(r);
                boolean agrees = true;
                for (int p = 0; p < PLANES; p++) {
                    boolean x = (settings >> p & 1) == 1;
                    boolean target = eve.target(r, p);
                    boolean favoured = agrees != target;
                    int group = agrees ? 1 : 0;
                    bits[p][group]++;
                    rarer[p][group] += x != favoured ? 1 : 0;
                    agrees &= x == target;
                }
                targetsHit += agrees ? 1 : 0;
                eve.learn(r, settings);
            }
        }
        double eps = 0.1;
        for (int p = 0; p < PLANES; p++) {
            for (int group = 0; group < 2; group++) {
                double n = bits[p][group];
                assertThat((double) rarer[p][group])
                        .as("plane %d, agreeing %d, %s bits", p, group, n)
                        .isCloseTo(n * eps, within(5 * Math.sqrt(n * eps * (1 - eps))));
            }
        }
        double n = (double) chunks * RoundChunk.ROUNDS;
        double q = Math.pow(eps, PLANES);
        assertThat((double) targetsHit).isCloseTo(n * q, within(5 * Math.sqrt(n * q)));
    }

    @Test
    @DisplayName("wandering targets leave settings bits even on average")
    void wanderingHidesTheBias() {
        SteeringSource source = new SteeringSource(3, TENTH, LaneStrategy.WANDERING);
        RoundChunk chunk = RoundChunk.allocate(5, RoundChunk.WORDS);
        long ones = 0;
        int chunks = 256;
        for (long c = 0; c < chunks; c++) {
            source.draw(c, new long[0], chunk, PLANES);
            for (int w = 0; w < chunk.words(); w++) {
                ones += Long.bitCount(chunk.setting(0, w));
            }
        }
        // Lanes share nothing but chance. At worst all 32 rounds of a lane agree, so that sigma is half the rounds of a
        // lane
        // times the root of the number of lanes.
        double lanes = 512.0 * chunks;
        assertThat((double) ones).isCloseTo(32 * lanes / 2, within(5 * 16 * Math.sqrt(lanes)));
    }

    @Test
    @DisplayName("all picks lean to the pick that Eve's variable favours, bit by bit, within 5 sigma")
    void picksLean() {
        SteeringSource source = new SteeringSource(SEED, TENTH, LaneStrategy.FIXED);
        long favoured = 0;
        int words = 128;
        int chunks = 100;
        for (long c = 0; c < chunks; c++) {
            long[] picks = new long[words];
            source.draw(c, picks, RoundChunk.allocate(5, 0), 0);
            long e = new RandomPlanes(SEED, RandomPlanes.domain("eve")).word(c, 0, 0);
            for (long pick : picks) {
                favoured += Long.bitCount(~(pick ^ e));
            }
        }
        double n = 64.0 * words * chunks;
        assertThat((double) favoured).isCloseTo(0.9 * n, within(5 * Math.sqrt(0.09 * n)));
        assertThat(source.rarer()).isEqualTo(Bias.of(TENTH));
    }
}
