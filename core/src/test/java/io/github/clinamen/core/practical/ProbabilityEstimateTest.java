package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Rationals;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paper, law and attack: the factors are the published ones and never win on average. */
class ProbabilityEstimateTest {
    private static final ThreePartyQuantumCurve QUANTUM = new ThreePartyQuantumCurve();

    /** Of boxes that nobody can guess for sure, whatever they lose: the best attack may lose as much as can be. */
    private static final PolygonCurve NEVER_CERTAIN = new PolygonCurve(
            "never certain",
            3,
            4,
            GuessCurve.Evidence.PROVEN,
            List.of(new GuessCurve.Line(new BigFraction(1, 4), new BigFraction(1, 8))),
            List.of());

    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    private static BigFraction powerOfHalf(int exponent) {
        return new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(exponent));
    }

    /** kappa of three source bits of rate 0.95, rounded down. */
    private static BigFraction weakSetting() {
        double epsilon = 1 - Math.pow(2, -0.95);
        return new BigFraction((long) Math.floor(epsilon * 1e12), 1_000_000_000_000L).pow(3);
    }

    @Test
    @DisplayName("five parties, eps = .45, rho = .8, b = .009, n = 10^5, 1250 lost: f0 = 1.0126036172, k = 148949.352")
    void theVectorOfTheFivePartyMode() {
        var estimate = new ProbabilityEstimate(
                PolygonCurve.FIVE_PARTIES, number("0.45").pow(5), number("0.8"), number("0.009"), BigFraction.ZERO);
        assertThat(Math.pow(2, estimate.winFactor().lower().doubleValue())).isCloseTo(1.0126036172, within(5e-11));
        assertThat(estimate.entropy(100_000, 1250, powerOfHalf(64)).doubleValue())
                .isCloseTo(148949.352, within(5e-4));
    }

    @ParameterizedTest(name = "n = {0}")
    @CsvSource({"100000,.700,.608,0.011369", "10000000,.753,.742,0.001221"})
    @DisplayName("three-party quantum, M = 3.57, rate .95, e = 2^-32: bits a round")
    void theRatesOfTheQuantumMode(long n, double rate, double hoeffding, String b) {
        double q = (4 - 3.57) / 16;
        BigFraction kappa = weakSetting();
        long lost = Math.round(n * q);
        // The tangent of G(Q/kappa)^-b at q: f_win = Phi - q Phi', f_lose = f_win + Phi'.
        double power = Double.parseDouble(b);
        double l = q / kappa.doubleValue() / 8;
        double root = Math.sqrt(3 * l * (1 - 4 * l));
        double guess = 0.25 + 2 * l + root;
        double slope = (2 + 3 * (1 - 8 * l) / (2 * root)) / 8 / kappa.doubleValue();
        double phi = Math.pow(guess, -power);
        double win = phi + q * power * phi / guess * slope;
        double lose = win - power * phi / guess * slope;
        var estimate =
                new ProbabilityEstimate(QUANTUM, kappa, new BigFraction(lose / win), number(b), new BigFraction(8 * l));
        assertThat(Math.pow(2, estimate.winFactor().lower().doubleValue())).isCloseTo(win, within(1e-6));
        BigFraction one = number(b).add(1);
        double k = estimate.entropy(n, lost, powerOfHalf(32).divide(one)).doubleValue()
                + Math.log(power / (1 + power)) / Math.log(2)
                - 32;
        assertThat(k / n).isCloseTo(rate, within(5e-4));
        assertThat(new HoeffdingEstimate(QUANTUM, kappa)
                                .entropy(n, lost, powerOfHalf(32))
                                .doubleValue()
                        / n)
                .isCloseTo(hoeffding, within(5e-4));
    }

    @Test
    @DisplayName("E[F P^b] <= 1 for every loss, exactly at the best attack")
    void noBoxesWinOnAverage() {
        Random random = new Random(1);
        for (GuessCurve curve : new GuessCurve[] {
            QUANTUM,
            new ChshQuantumCurve(),
            PolygonCurve.FIVE_PARTIES,
            PolygonCurve.THREE_PARTIES,
            PolygonCurve.CHSH,
            NEVER_CERTAIN
        }) {
            for (int trial = 0; trial < 10; trial++) {
                double epsilon = 0.3 + random.nextInt(21) / 100.0;
                BigFraction kappa = new BigFraction((long) (epsilon * 100), 100).pow(curve.parties());
                BigFraction rho = new BigFraction(1 + random.nextInt(99), 100);
                BigFraction b = new BigFraction(1 + random.nextInt(200), 1000);
                var estimate = new ProbabilityEstimate(curve, kappa, rho, b, new BigFraction(random.nextInt(20), 20));
                double f0 = Math.pow(2, estimate.winFactor().lower().doubleValue());
                double most = 0;
                for (int at = 0; at <= 400 * curve.mostLoss(); at++) {
                    BigFraction loss = curve.leastLoss().add(new BigFraction(at, 400));
                    double lost = kappa.multiply(loss).doubleValue();
                    double mean = f0 * (1 - lost) + f0 * rho.doubleValue() * lost;
                    most = Math.max(most, mean * Math.pow(curve.bound(loss).doubleValue(), b.doubleValue()));
                }
                assertThat(most).as("%s %s", curve.name(), estimate).isLessThanOrEqualTo(1 + 1e-12);
                if (curve instanceof PolygonCurve) {
                    assertThat(most).isGreaterThan(1 - 1e-4);
                }
            }
        }
    }

    @Test
    @DisplayName("classical boxes that mix a deterministic strategy with honest play certify nothing they do not have")
    void aMixtureOfGuessedAndHonestRoundsIsNotOverrated() {
        // A fraction of the rounds is classical and known to Eve: L = 6, lost with probability 6/32 at eps = 1/2. In
        // the
        // others she holds the perfect box whose outcomes she guesses with 9/44. At the expected number of lost rounds:
        BigFraction kappa = powerOfHalf(5);
        long n = 1_000_000;
        for (int percent = 1; percent <= 40; percent += 3) {
            long lost = n * percent / 100 * 6 / 32;
            double truth = n * (1 - percent / 100.0) * Math.log(44 / 9.0) / Math.log(2);
            for (String rho : new String[] {"0.5", "0.8", "0.95"}) {
                for (String b : new String[] {"0.002", "0.01", "0.05"}) {
                    var estimate = new ProbabilityEstimate(
                            PolygonCurve.FIVE_PARTIES, kappa, number(rho), number(b), BigFraction.ZERO);
                    assertThat(estimate.entropy(n, lost, powerOfHalf(20)).doubleValue())
                            .isLessThan(truth);
                }
            }
        }
    }

    @Test
    @DisplayName("rho = 1, a lost round counts like any other: nothing but the error is found")
    void whoDoesNotLookFindsNothing() {
        for (GuessCurve curve : new GuessCurve[] {QUANTUM, new ChshQuantumCurve(), PolygonCurve.FIVE_PARTIES}) {
            var estimate = new ProbabilityEstimate(
                    curve, number("0.5").pow(curve.parties()), BigFraction.ONE, BigFraction.ONE_HALF, BigFraction.ZERO);
            assertThat(estimate.entropy(1000, 0, powerOfHalf(5))).isEqualByComparingTo("-10");
            assertThat(estimate.entropy(1000, 1000, powerOfHalf(5))).isEqualByComparingTo("-10");
        }
    }

    @Test
    void moreLostRoundsNeverAddEntropy() {
        var estimate = new ProbabilityEstimate(
                PolygonCurve.THREE_PARTIES, number("0.4").pow(3), number("0.7"), number("0.02"), BigFraction.ZERO);
        var hoeffding =
                new HoeffdingEstimate(PolygonCurve.THREE_PARTIES, number("0.4").pow(3));
        for (long lost = 0; lost < 1000; lost += 50) {
            assertThat(estimate.entropy(1000, lost + 1, powerOfHalf(10)))
                    .isLessThan(estimate.entropy(1000, lost, powerOfHalf(10)));
            assertThat(hoeffding.entropy(1000, lost + 1, powerOfHalf(10)))
                    .isLessThanOrEqualTo(hoeffding.entropy(1000, lost, powerOfHalf(10)));
        }
        assertThat(hoeffding.entropy(1000, 1000, powerOfHalf(10)).signum()).isZero();
    }

    @Test
    void whatCannotBeIsRejected() {
        BigFraction half = BigFraction.ONE_HALF;
        assertThatThrownBy(() -> new ProbabilityEstimate(QUANTUM, half, half, half, half))
                .hasMessage("leastSetting: expected above 0 and at most 2^-3, found 0.5");
        assertThatThrownBy(
                        () -> new ProbabilityEstimate(QUANTUM, new BigFraction(1, 8), new BigFraction(2), half, half))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoeffdingEstimate(QUANTUM, half)).isInstanceOf(IllegalArgumentException.class);
        var estimate = new ProbabilityEstimate(QUANTUM, new BigFraction(1, 8), half, half, half);
        assertThatThrownBy(() -> estimate.entropy(10, 11, half)).hasMessage("lost: expected 0 to 10 rounds, found 11");
        assertThatThrownBy(() -> estimate.entropy(10, 1, BigFraction.ONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
