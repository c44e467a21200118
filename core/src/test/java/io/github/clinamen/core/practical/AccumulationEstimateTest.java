package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.protocol.Expansion;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paper and law: the theorem's formula, computed again in plain arithmetic, and what no estimate can exceed. */
class AccumulationEstimateTest {
    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    private static AccumulationEstimate estimate(int parties, String epsilon, String power, String near) {
        GuessCurve curve = GuessCurve.of(BoxModel.QQ, parties);
        Epsilon source = Epsilon.parse(epsilon);
        return new AccumulationEstimate(
                curve, source.value().pow(parties), curve.leastUntested(source), number(power), number(near));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** What a round has at the loss L by the curve: -log2 of the guess, weighted by the least share of untested settings. */
    private static double entropyOfARound(GuessCurve curve, double mu, double loss) {
        return -(1 - mu) * log2(curve.approximate(loss)) - mu * log2(curve.approximateUntested(loss));
    }

    @ParameterizedTest(name = "{0} parties, eps {1}, a - 1 = {2}, L0 = {3}, n = {4}, lost {5}")
    @CsvSource({
        "3,0.45,2e-4,0.08,10000000,27500",
        "3,0.5,1e-3,0.1,1000000,5000",
        "3,0.4,5e-5,0.09,100000000,300000",
        "2,0.49,4e-4,0.62,10000000,1470000"
    })
    @DisplayName("n f(q) - n x (ln 2/2) V^2 - (g + a log2 1/P)/(a - 1) - n x^2 K', with eps = e/2, P = e")
    void theFormula(int parties, String epsilon, String power, String near, long n, long lost) {
        AccumulationEstimate estimate = estimate(parties, epsilon, power, near);
        GuessCurve curve = estimate.curve();
        double mu = estimate.leastUntested().doubleValue();
        double kappa = estimate.leastSetting().doubleValue();
        double l0 = Double.parseDouble(near);
        double step = 1e-7;
        double rise = (entropyOfARound(curve, mu, l0 - step) - entropyOfARound(curve, mu, l0 + step)) / (2 * step);
        double f = entropyOfARound(curve, mu, l0) - rise * ((double) lost / n / kappa - l0);
        double range = rise / kappa;
        double a = 1 + Double.parseDouble(power);
        double x = (a - 1) / (2 - a);
        double d = Math.pow(2, parties);
        double v = log2(2 * d * d + 1) + Math.sqrt(2 + range * range / 4);
        double e = 1e-12;
        // 1 - sqrt(1 - eps^2), without losing its digits
        double g = -log2(e * e / 4 / (1 + Math.sqrt(1 - e * e / 4)));
        double z = 2 * parties + range;
        double k = Math.pow(2 - a, 3)
                / (6 * Math.pow(3 - 2 * a, 3) * Math.log(2))
                * Math.pow(2, x * z)
                * Math.pow(Math.log(Math.pow(2, z) + Math.E * Math.E), 3);
        double expected = n * f - n * x * Math.log(2) / 2 * v * v - (g + a * log2(1 / e)) / (a - 1) - n * x * x * k;
        assertThat(estimate.entropy(n, lost, number("1e-12")).doubleValue())
                .isLessThan(expected + 1e-6 * n)
                .isCloseTo(expected, within(2e-3 * n));
    }

    @ParameterizedTest(name = "{0} parties, L0 = {1}")
    @CsvSource({"3,0.001", "3,0.05", "3,0.3", "3,0.9", "2,0.6", "2,0.8"})
    @DisplayName(
            "the tradeoff function is below what the curve says of a round, at every loss and every number of lost rounds")
    void theTangentIsBelowTheCurve(int parties, String near) {
        AccumulationEstimate estimate = estimate(parties, "0.45", "1e-7", near);
        double mu = estimate.leastUntested().doubleValue();
        long n = 1_000_000_000_000L;
        for (int i = 0; i <= 60; i++) {
            BigFraction loss = estimate.curve().leastLoss().add(new BigFraction(i, 50));
            long lost = loss.multiply(estimate.leastSetting()).multiply(n).longValue();
            double round = entropyOfARound(estimate.curve(), mu, loss.doubleValue());
            assertThat(estimate.entropy(n, lost, number("0.5")).doubleValue() / n)
                    .isLessThanOrEqualTo(round + 1e-6);
        }
    }

    @ParameterizedTest(name = "eps {0}, {1} wrong, n = {2}")
    @CsvSource({"0.45,0.005,1000000,1.176", "0.45,0.005,10000000,1.533", "0.45,0.005,100000000,1.685"})
    @DisplayName("three parties: bits a round, and never more than against classical side information")
    void ratesOfThreeParties(String epsilon, String wrong, long n, double rate) {
        ExpansionRequest request = new ExpansionRequest(
                BoxModel.QQ,
                3,
                Epsilon.parse(epsilon),
                n,
                ExpansionRequest.mostLost(3, Epsilon.parse(epsilon), number(wrong)),
                0.99,
                number("1e-15"),
                "circulant");
        Expansion plan = request.plan();
        assertThat(plan.minEntropy() / (double) n).isCloseTo(rate, within(0.005));
        Expansion classical = new ExpansionRequest(
                        BoxModel.QC, 3, request.epsilon(), n, request.noise(), 0.99, request.error(), "circulant")
                .plan();
        assertThat(plan.minEntropy()).isLessThan(classical.minEntropy());
        assertThat(plan.assumptions())
                .contains(Assumption.QUANTUM_SIDE_INFORMATION, Assumption.CITED_ACCUMULATION)
                .doesNotContain(Assumption.CLASSICAL_SIDE_INFORMATION);
    }

    @Test
    void moreLostRoundsNeverAddEntropyAndTooManyLeaveNone() {
        AccumulationEstimate estimate = estimate(3, "0.45", "2e-4", "0.08");
        for (long lost = 0; lost < 1_000_000; lost += 50_000) {
            assertThat(estimate.entropy(1_000_000, lost + 1, number("1e-9")))
                    .isLessThan(estimate.entropy(1_000_000, lost, number("1e-9")));
        }
        assertThat(estimate.entropy(1_000_000, 200_000, number("1e-9")).signum())
                .isNegative();
        // A tangent so steep that the second order takes all, without an overflow.
        assertThat(estimate(3, "0.2", "0.4", "1e-6")
                        .entropy(1000, 0, number("0.1"))
                        .signum())
                .isNegative();
    }

    @Test
    void whatCannotBeIsRejected() {
        assertThatThrownBy(() -> estimate(3, "0.45", "0.5", "0.1"))
                .hasMessage("power: expected above 0 and below 1/2, found 0.5");
        assertThatThrownBy(() -> estimate(3, "0.45", "0", "0.1")).hasMessageStartingWith("power: expected above 0");
        assertThatThrownBy(() -> estimate(2, "0.45", "0.1", "0.5"))
                .hasMessage("near: expected a loss that boxes can have, found 0.5");
        assertThatThrownBy(() -> GuessCurve.of(BoxModel.QQ, 5))
                .hasMessage("parties: expected 2 or 3 in model qq, found 5");
        BigFraction tenth = new BigFraction(1, 10);
        assertThatThrownBy(() -> new AccumulationEstimate(PolygonCurve.THREE_PARTIES, tenth, tenth, tenth, tenth))
                .hasMessage("curve: expected one of quantum boxes, found three-party non-signalling");
        assertThatThrownBy(() -> new Expansion(
                        BoxModel.QQ,
                        3,
                        Epsilon.HALF,
                        1000,
                        BigFraction.ONE_HALF,
                        tenth,
                        tenth,
                        3,
                        tenth,
                        tenth,
                        "circulant"))
                .hasMessage("ratio: expected 1 in model qq, which has no use for it, found 0.5");
        assertThatThrownBy(() -> new FactorTable(
                        BoxModel.QQ, Epsilon.HALF, tenth, java.util.Collections.nCopies(16, BigFraction.ONE)))
                .hasMessageStartingWith("model: expected nc or qc, found qq");
    }
}
