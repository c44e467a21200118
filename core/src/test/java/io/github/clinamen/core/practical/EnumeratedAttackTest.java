package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attack: every run of a few rounds, enumerated, with boxes that remember all and a source that remembers its own bits: the factors never
 * win on average, and a string is as likely as an estimate excludes with the estimate's error at most.
 */
class EnumeratedAttackTest {
    private static final BigFraction[] ERRORS = {new BigFraction(1, 2), new BigFraction(1, 10), new BigFraction(1, 100)
    };

    /** One adversary; her choices are functions of what the model lets her see, made up by a hash. */
    private static final class Eve {
        final GuessCurve curve;
        final double epsilon;
        final long seed;
        final ProbabilityEstimate estimate;
        final double power;
        final double win;
        final double lose;
        final Map<Long, double[][]> boxes = new HashMap<>();
        double mean;
        final double[] caught = new double[ERRORS.length];

        Eve(GuessCurve curve, String epsilon, String ratio, String power, long seed) {
            this.curve = curve;
            this.epsilon = Double.parseDouble(epsilon);
            this.seed = seed;
            this.power = Double.parseDouble(power);
            this.estimate = new ProbabilityEstimate(
                    curve,
                    Rationals.parse("epsilon", epsilon).pow(curve.parties()),
                    curve.leastUntested(Epsilon.parse(epsilon)),
                    Rationals.parse("ratio", ratio),
                    Rationals.parse("power", power),
                    new BigFraction(1, 2));
            this.win = Math.pow(2, estimate.winFactor().lower().doubleValue());
            this.lose = win * Double.parseDouble(ratio);
        }

        /** The probability of a setting: bit after bit, each pushed as far as the promise allows, by what the source did so far. */
        double settingProbability(int x, long settingsSoFar) {
            double product = 1;
            long memory = settingsSoFar;
            for (int p = 0; p < curve.parties(); p++) {
                int bit = x >> p & 1;
                long choice = hash(memory, 17 * p + 1) & 3;
                double one = choice == 0 ? epsilon : choice == 1 ? 1 - epsilon : 0.5;
                product *= bit == 1 ? one : 1 - one;
                memory = hash(memory, bit);
            }
            return product;
        }

        long hash(long a, long b) {
            long z = (a + seed) * 0x9e3779b97f4a7c15L ^ (b + 1) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 29) * 0x94d049bb133111ebL;
            return z ^ z >>> 32;
        }

        void enumerate(
                int rounds, int left, long history, long settings, double chance, double guess, double f, int lost) {
            if (left == 0) {
                mean += chance * f * Math.pow(guess, power);
                for (int i = 0; i < ERRORS.length; i++) {
                    double k = entropy(rounds, lost, i);
                    if (guess > Math.pow(2, -k) * (1 + 1e-9)) {
                        caught[i] += chance;
                    }
                }
                return;
            }
            double[][] box = boxes.computeIfAbsent(history, h -> TestBoxes.of(curve, new Random(hash(h, 99)), epsilon));
            for (int x = 0; x < box.length; x++) {
                double px = settingProbability(x, settings);
                for (int a = 0; a < box.length; a++) {
                    if (box[x][a] > 0) {
                        boolean wrong = TestBoxes.isLost(curve.parties(), a, x);
                        enumerate(
                                rounds,
                                left - 1,
                                hash(history, 64 * x + a),
                                hash(settings, x),
                                chance * px * box[x][a],
                                guess * box[x][a],
                                f * (wrong ? lose : win),
                                lost + (wrong ? 1 : 0));
                    }
                }
            }
        }

        private final Map<Integer, Double> entropies = new HashMap<>();

        double entropy(int rounds, int lost, int error) {
            return entropies.computeIfAbsent(
                    8 * lost + error,
                    k -> estimate.entropy(rounds, lost, ERRORS[error]).doubleValue());
        }
    }

    @ParameterizedTest(name = "{0} {1}, eps {2}, rho {3}, b {4}")
    @CsvSource({
        "NC,2,0.4,0.5,0.5,3",
        "NC,2,0.5,0.01,1,3",
        "QC,2,0.45,0.7,0.3,3",
        "NC,3,0.4,0.3,0.2,2",
        "NC,3,0.5,0.01,0.9,2",
        "QC,3,0.45,0.4,0.3,2",
        "QC,3,0.5,0.1,0.8,2",
        "QC,3,0.4,0.2,0.5,2"
    })
    void noStrategyWithMemoryBeatsTheFactors(
            BoxModel model, int parties, String epsilon, String ratio, String power, int rounds) {
        double largest = 0;
        for (long seed = 0; seed < 6; seed++) {
            Eve eve = new Eve(GuessCurve.of(model, parties), epsilon, ratio, power, seed);
            eve.enumerate(rounds, rounds, seed, 7, 1, 1, 1, 0);
            assertThat(eve.mean).isLessThanOrEqualTo(1 + 1e-9);
            for (int i = 0; i < ERRORS.length; i++) {
                assertThat(eve.caught[i]).isLessThanOrEqualTo(ERRORS[i].doubleValue());
            }
            largest = Math.max(largest, eve.mean);
        }
        assertThat(largest).as("the attacks are not idle").isGreaterThan(0.3);
    }

    @Test
    @DisplayName("a classical box that loses one setting, which the source avoids as far as it may, meets E[F P^b] = 1")
    void theFactorsAreTight() {
        // Its loss is 1, where the three-party bound is 1; with b = 1 and rho near 1 the inequality is tight there.
        GuessCurve curve = PolygonCurve.THREE_PARTIES;
        ProbabilityEstimate estimate = new ProbabilityEstimate(
                curve, new BigFraction(2, 5).pow(3), new BigFraction(9, 10), BigFraction.ONE, BigFraction.ONE);
        double win = Math.pow(2, estimate.winFactor().lower().doubleValue());
        double mean = 0;
        double[][] best = TestBoxes.leastLosing(3);
        int lostAt = -1;
        for (int x = 0; x < 8; x++) {
            for (int a = 0; a < 8; a++) {
                if (best[x][a] == 1 && TestBoxes.isLost(3, a, x)) {
                    assertThat(lostAt).isEqualTo(-1);
                    lostAt = x;
                }
            }
        }
        for (int x = 0; x < 8; x++) {
            double px = 1;
            for (int p = 0; p < 3; p++) {
                px *= (x >> p & 1) == (lostAt >> p & 1) ? 0.4 : 0.6;
            }
            mean += px * (x == lostAt ? 0.9 * win : win);
        }
        assertThat(mean).isBetween(1 - 1e-9, 1 + 1e-12);
    }
}
