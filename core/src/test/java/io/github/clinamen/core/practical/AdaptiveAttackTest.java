package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** Attack: boxes that cheat as long as the score allows it, and quantum boxes that attain the curve. */
class AdaptiveAttackTest {
    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    @ParameterizedTest(name = "eps {0}, n = {1}, {2} allowed, error 1/{3}")
    @CsvSource({
        "0.5,1000,20,10",
        "0.5,1000,20,1000",
        "0.4,4000,40,10",
        "0.4,4000,40,1000000",
        "0.45,2000,0,100",
        "0.3,5000,20,100"
    })
    @DisplayName("CHSH: cheat until the allowance is used up, then play PR boxes; exactly")
    void whoCheatsUntilTheAllowanceIsUsedUpIsBelowTheError(String epsilon, long n, long allowed, long inverse) {
        // A cheating round is a deterministic box that loses one setting, to which the source gives epsilon^2; it has
        // no
        // entropy. PR boxes have one bit and are never lost.
        BigFraction error = new BigFraction(1, inverse);
        BigFraction kappa = number(epsilon).pow(2);
        EstimateSearch.Choice best = new EstimateSearch(
                        PolygonCurve.CHSH, kappa.doubleValue(), 0, n, allowed, Math.log(inverse) / Math.log(2))
                .best();
        double k = new ProbabilityEstimate(PolygonCurve.CHSH, kappa, best.ratio(), best.power(), best.near())
                .entropy(n, allowed, error)
                .doubleValue();
        // Who wants fewer than k bits must cheat in more than n - k rounds and lose no more than is allowed in them.
        long rounds = (long) Math.floor(n - k) + 1;
        assertThat(k).isPositive();
        assertThat(atMost(rounds, kappa.doubleValue(), allowed)).isLessThanOrEqualTo(error.doubleValue());
        // Not idle: a third of the caution would not do.
        assertThat(atMost(rounds / 3, kappa.doubleValue(), allowed)).isGreaterThan(error.doubleValue());
    }

    /** P(Binomial(n, p) at most w). */
    private static double atMost(long n, double p, long w) {
        double log = n * Math.log1p(-p);
        double sum = 0;
        for (long k = 0; k <= Math.min(n, w); k++) {
            sum += Math.exp(log);
            log += Math.log((double) (n - k) / (k + 1)) + Math.log(p / (1 - p));
        }
        return sum;
    }

    @Test
    @DisplayName("the three-qubit family has the loss and the guessing probability of the quantum curve")
    void theFamilyAttainsTheCurve() {
        for (int i = 0; i <= 20; i++) {
            double l = i / 320.0;
            double[][] box = TestBoxes.attaining(l);
            double largest = 0;
            for (double[] row : box) {
                double sum = 0;
                for (double p : row) {
                    largest = Math.max(largest, p);
                    sum += p;
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
            assertThat(TestBoxes.loss(box, 3)).isCloseTo(8 * l, within(1e-12));
            assertThat(largest).isCloseTo(new ThreePartyQuantumCurve().approximate(8 * l), within(1e-12));
        }
    }

    @Test
    @DisplayName("the CHSH family has the loss and the guessing probability of the quantum curve")
    void theChshFamilyAttainsTheCurve() {
        for (int i = 0; i <= 20; i++) {
            double[][] box = TestBoxes.chsh(Math.PI / 4 * i / 20);
            double guess = box[0][0] + box[0][2];
            assertThat(guess).isCloseTo(new ChshQuantumCurve().approximate(TestBoxes.loss(box, 2)), within(1e-9));
        }
    }

    @ParameterizedTest(name = "{0} {1}, drift {2}")
    @CsvSource({"QC,3,0", "QC,3,1", "NC,3,1", "QC,2,1", "NC,2,1"})
    @DisplayName(
            "boxes that drift, by what happened so far: an estimate of error 1/8 fails in at most 1/8 + 5 sigma of the runs")
    void driftingBoxesAreNotOverrated(BoxModel model, int parties, int drift) {
        GuessCurve curve = GuessCurve.of(model, parties);
        int n = 1500;
        int runs = 400;
        double epsilon = 0.45;
        BigFraction error = new BigFraction(1, 8);
        double expectedLost = parties == 2 && model == BoxModel.QC ? 0.17 : 0.03;
        EstimateSearch.Choice best = new EstimateSearch(
                        curve,
                        Math.pow(epsilon, parties),
                        curve.leastUntested(Epsilon.parse("0.45")).doubleValue(),
                        n,
                        expectedLost * n,
                        3)
                .best();
        ProbabilityEstimate estimate = new ProbabilityEstimate(
                curve,
                number("0.45").pow(parties),
                curve.leastUntested(Epsilon.parse("0.45")),
                best.ratio(),
                best.power(),
                best.near());
        Map<Integer, Double> entropies = new HashMap<>();
        Random random = new Random(20 + parties + drift);
        int failures = 0;
        double certified = 0;
        for (int run = 0; run < runs; run++) {
            double log = 0;
            int lost = 0;
            for (int i = 0; i < n; i++) {
                double[][] box = drifting(curve, drift == 1, lost < expectedLost * i);
                int x = 0;
                for (int p = 0; p < parties; p++) {
                    // The source leans away from the setting XX..X, where it can.
                    x |= (random.nextDouble() < epsilon ? 1 : 0) << p;
                }
                double u = random.nextDouble();
                int a = 0;
                while (a < box.length - 1 && u >= box[x][a]) {
                    u -= box[x][a++];
                }
                log -= Math.log(box[x][a]) / Math.log(2);
                lost += TestBoxes.isLost(parties, a, x) ? 1 : 0;
            }
            double k = entropies.computeIfAbsent(
                    lost, w -> estimate.entropy(n, w, error).doubleValue());
            certified += k / runs;
            failures += log < k ? 1 : 0;
        }
        double sigma = Math.sqrt(runs * (1 / 8.0) * (7 / 8.0));
        assertThat(failures).isLessThanOrEqualTo((int) Math.floor(runs / 8.0 + 5 * sigma));
        assertThat(certified).as("there is something to be wrong about").isPositive();
    }

    /** Attains the curve; with drift, a classical box whenever the score is better than needed. */
    private static double[][] drifting(GuessCurve curve, boolean drift, boolean good) {
        if (drift && good) {
            return TestBoxes.leastLosing(curve.parties());
        }
        return curve.isQuantum()
                ? curve.parties() == 3 ? TestBoxes.attaining(0.01) : TestBoxes.chsh(Math.PI / 4)
                : TestBoxes.perfect(curve.parties());
    }
}
