package io.github.clinamen.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts of the predictors, which are taken many bits at a time, against each bit asked for before it comes. */
class PredictorsTest {
    private static final int WORDS = 3000;

    private static boolean[] stream(long seed) {
        // Biased, with runs, repeated stretches and structure of five bits, so that every predictor speaks.
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] bits = new boolean[64 * WORDS];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = i / 5000 % 3 == 1 && i > 20_000
                    ? bits[i - 20_000]
                    : i % 5 == 4 && i % 3 > 0 ? bits[i - 2] : random.nextDouble() < (i / 700 % 9 == 0 ? 0.99 : 0.45);
        }
        return bits;
    }

    /** Feeds in pieces of uneven length, as windows that end early are. */
    private static void feed(Predictors family, boolean[] bits) {
        SplittableRandom random = new SplittableRandom(9);
        long[] words = new long[Predictors.HISTORY + WORDS + 1];
        long[] all = new long[WORDS];
        for (int i = 0; i < bits.length; i++) {
            all[i >> 6] |= (bits[i] ? 1L : 0) << i;
        }
        for (int done = 0; done < WORDS; ) {
            int count = Math.min(WORDS - done, 1 + random.nextInt(1500));
            System.arraycopy(all, done, words, Predictors.HISTORY, count);
            family.take(words, count, done);
            family.settle();
            System.arraycopy(words, count, words, 0, Predictors.HISTORY);
            done += count;
        }
    }

    private static boolean at(boolean[] bits, int i) {
        return i >= 0 && bits[i];
    }

    private static void requireCounts(
            Predictors family, int predictor, boolean[] bits, IntPredicate speaks, IntPredicate says) {
        long tries = 0;
        long hits = 0;
        for (int i = 0; i < bits.length; i++) {
            if (speaks.test(i)) {
                tries++;
                hits += says.test(i) == bits[i] ? 1 : 0;
            }
        }
        assertThat(new long[] {family.tries[predictor], family.hits[predictor]})
                .as(family.name(predictor))
                .containsExactly(tries, hits);
    }

    @Test
    void constantsAndLags() {
        boolean[] bits = stream(1);
        Constants constants = new Constants();
        feed(constants, bits);
        requireCounts(constants, 0, bits, i -> true, i -> false);
        requireCounts(constants, 1, bits, i -> true, i -> true);
        NearLags near = new NearLags();
        feed(near, bits);
        for (int lag : new int[] {1, 2, 17, 63}) {
            requireCounts(near, 2 * (lag - 1), bits, i -> true, i -> at(bits, i - lag));
            requireCounts(near, 2 * (lag - 1) + 1, bits, i -> true, i -> !at(bits, i - lag));
        }
        FarLags far = new FarLags();
        feed(far, bits);
        for (int lag : new int[] {64, 65, 127, 128, 999, 4032, 4095}) {
            requireCounts(far, 2 * (lag - 64), bits, i -> true, i -> at(bits, i - lag));
            requireCounts(far, 2 * (lag - 64) + 1, bits, i -> true, i -> !at(bits, i - lag));
        }
        assertThat(far.name(2 * (999 - 64))).isEqualTo("the same as the bit 999 places before");
    }

    @Test
    void longRuns() {
        boolean[] bits = stream(2);
        LongRuns runs = new LongRuns();
        feed(runs, bits);
        IntPredicate speaks = i -> {
            for (int k = 1; k < 32; k++) {
                if (i < 32 || bits[i - 1 - k] != bits[i - 1]) {
                    // Before the first bit there are zeros.
                    boolean early = i < 32 && at(bits, i - 1 - k) == at(bits, i - 1);
                    if (!early) {
                        return false;
                    }
                }
            }
            return true;
        };
        assertThat(runs.tries[0]).isGreaterThan(1000);
        requireCounts(runs, 0, bits, speaks, i -> at(bits, i - 1));
        requireCounts(runs, 1, bits, speaks, i -> !at(bits, i - 1));
    }

    /** What a trained predictor has seen: a stretch counts only when it has ended, which is when many cases were seen or a window ends. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void symbolsSpeakOfWhatWasLearnedBefore(int size) {
        boolean[] bits = stream(3);
        Symbols symbols = new Symbols(size);
        feed(symbols, bits);
        // The least confident predictor of each kind speaks in every context it has seen: never of more than all bits
        // of symbols.
        for (int kind = 0; kind < 2; kind++) {
            int first = kind * (symbols.count() / 2);
            assertThat(symbols.tries[first]).isBetween(bits.length * 7L / 10, (long) bits.length);
            for (int grade = 1; grade < symbols.count() / 2; grade++) {
                assertThat(symbols.tries[first + grade]).isLessThanOrEqualTo(symbols.tries[first + grade - 1]);
                assertThat(symbols.hits[first + grade]).isLessThanOrEqualTo(symbols.hits[first + grade - 1]);
            }
        }
    }

    @Test
    void aTrainedPredictorCannotKnowWhatIsNew() {
        // Fair bits: whatever is learned, half is right. A predictor that looked at its own stretch would do better.
        SplittableRandom random = new SplittableRandom(4);
        boolean[] bits = new boolean[64 * WORDS];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = random.nextBoolean();
        }
        List<Predictors> trained = new ArrayList<>(List.of(new Markov(), new Repeats()));
        for (int size = 2; size <= 8; size++) {
            trained.add(new Symbols(size));
        }
        for (Predictors family : trained) {
            feed(family, bits);
            for (int p = 0; p < family.count(); p++) {
                double deviations = (2 * family.hits[p] - family.tries[p]) / Math.sqrt(Math.max(1, family.tries[p]));
                assertThat(deviations).as(family.name(p)).isBetween(-5.0, 5.0);
            }
        }
    }

    @Test
    void repeatsAreFoundAndPredictedOnce() {
        boolean[] bits = stream(5);
        Repeats repeats = new Repeats();
        feed(repeats, bits);
        assertThat(repeats.tries[0]).isBetween(5_000L, (long) bits.length / 2);
        assertThat(repeats.hits[0]).isGreaterThan(repeats.tries[0] * 8 / 10);
        assertThat(repeats.hits[0] + repeats.hits[1]).isEqualTo(repeats.tries[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.45", "1/3", "0.1", "0.001"})
    void theWealthIsFairForTheLeastMissProbability(String epsilon) {
        Epsilon promise = Epsilon.parse(epsilon);
        BigFraction eps = promise.value();
        // One round, the best single bet: E[wealth] <= 1 for every probability of a hit up to 1 - eps.
        for (int bet = 0; bet < Bets.COUNT; bet++) {
            BigFraction c = Bets.factor(bet);
            BigFraction hit = BigFraction.ONE.subtract(c.multiply(eps)).divide(BigFraction.ONE.subtract(eps));
            for (int i = 0; i <= 10; i++) {
                BigFraction p = BigFraction.ONE.subtract(eps).multiply(new BigFraction(i, 10));
                BigFraction mean =
                        p.multiply(hit).add(BigFraction.ONE.subtract(p).multiply(c));
                assertThat(mean.compareTo(BigFraction.ONE)).isNotPositive();
                assertThat(i < 10 || mean.equals(BigFraction.ONE)).isTrue();
            }
        }
        for (long hits : new long[] {0, 1, 10, 12345}) {
            for (long misses : new long[] {0, 3, 6789}) {
                double exact = Bets.wealth(hits, misses, promise).doubleValue();
                assertThat(Bets.approximate(hits, misses, promise.toDouble()))
                        .isCloseTo(exact, org.assertj.core.api.Assertions.within(1e-6 + Math.abs(exact) * 1e-12));
            }
        }
    }
}
