package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.protocol.Expansion;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law: plans say what they can, and the search for rho and b leaves nothing on the table. */
class PracticalPlanTest {
    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    private static ExpansionRequest request(BoxModel model, int parties, String epsilon, long rounds, String noise) {
        return new ExpansionRequest(
                model,
                parties,
                Epsilon.parse(epsilon),
                rounds,
                number(noise),
                0.99,
                new BigFraction(1, 1L << 40).multiply(new BigFraction(1, 1L << 24)),
                "circulant");
    }

    @ParameterizedTest(name = "{0} {1} eps {2}, n = {3}, lost {4}")
    @CsvSource({
        "NC,5,0.5,1000000,0.0125",
        "NC,5,0.4,1000000,0.005",
        "NC,3,0.45,100000,0.001",
        "NC,2,0.49,1000000,0.147",
        "QC,3,0.48,100000,0.01",
        "QC,2,0.49,1000000,0.147",
        "NC,5,0.45,1000,0"
    })
    void noOtherFactorsCertifyMore(BoxModel model, int parties, String epsilon, long rounds, String noise) {
        Expansion plan = request(model, parties, epsilon, rounds, noise).plan();
        long best = plan.minEntropy();
        assertThat(best).isPositive();
        for (double b : new double[] {0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 2, 3}) {
            for (double gap : new double[] {0.3, 0.6, 0.8, 0.95, 1.05, 1.3, 2}) {
                double power = Math.min(1, plan.power().doubleValue() * b);
                double ratio = 1 - (1 - plan.ratio().doubleValue()) * gap;
                if (ratio > 0) {
                    ProbabilityEstimate other = new ProbabilityEstimate(
                            plan.curve(),
                            plan.leastSetting(),
                            plan.curve().leastUntested(plan.epsilon()),
                            new BigFraction(ratio),
                            new BigFraction(power),
                            plan.near());
                    assertThat(other.entropy(rounds, plan.lostAllowed(), plan.estimateError())
                                    .doubleValue())
                            .as("b = %s, rho = %s", power, ratio)
                            .isLessThan(best + Expansion.PUBLISHED_BITS + 2 + 1e-5 * rounds);
                }
            }
        }
    }

    @ParameterizedTest(name = "eps = {0}: {1} bits a round")
    @CsvSource({"0.5,1.844,.03", "0.4,1.266,.01"})
    @DisplayName("five parties, visibility .95, n = 10^6, delta = 2^-64: expected bits a round")
    void theExpectedRates(String epsilon, double rate, double gain) {
        // Visibility .95: tested rounds are wrong with probability 1/40, and half of them are tested by fair settings.
        Expansion plan = request(BoxModel.NC, 5, epsilon, 1_000_000, "0.0125").plan();
        long expected = Math.round(1e6 * 0.0125);
        double found = plan.estimate()
                        .entropy(1_000_000, expected, plan.estimateError())
                        .doubleValue()
                / 1e6;
        double allAsTested =
                new ProbabilityEstimate(plan.curve(), plan.leastSetting(), plan.ratio(), plan.power(), plan.near())
                                .entropy(1_000_000, expected, plan.estimateError())
                                .doubleValue()
                        / 1e6;
        assertThat(allAsTested).isCloseTo(rate, within(2e-2));
        assertThat(found).as("with the curve of untested settings").isBetween(allAsTested, rate + gain + 2e-3);
    }

    @ParameterizedTest(name = "{0} {1}, eps {2}, n = {3}, lost {4}")
    @CsvSource({"NC,2,0.5,1000,0.147", "NC,2,0.05,1000,0", "QC,3,0.2,100,0.5", "NC,5,0.35,1000,0.147"})
    @DisplayName("where nothing can be certified there is a plan all the same, of 0 bits")
    void hopelessRequestsHavePlansOfNoBits(BoxModel model, int parties, String epsilon, long rounds, String noise) {
        assertThat(request(model, parties, epsilon, rounds, noise).plan().minEntropy())
                .isZero();
    }

    @Test
    void thePlanIsConsistent() {
        Expansion plan = request(BoxModel.NC, 5, "0.45", 10_000, "0.002").plan();
        assertThat(plan.accepts(plan.lostAllowed())).isTrue();
        assertThat(plan.accepts(plan.lostAllowed() + 1)).isFalse();
        assertThat(plan.minEntropy(plan.lostAllowed() + 1)).isLessThanOrEqualTo(plan.minEntropy());
        assertThat(plan.securityError()).isEqualTo(new BigFraction(1, 1L << 40).multiply(new BigFraction(1, 1L << 24)));
        assertThat(ExpansionRequest.completeness(plan, number("0.002"))).isGreaterThan(0.98);
        assertThat(plan.minEntropy(10_000)).isZero();
    }

    @Test
    @DisplayName("an epsilon-source makes a Mermin round tested with probability 1 - epsilon at most")
    void theMostThatCanBeLost() {
        assertThat(ExpansionRequest.mostLost(5, Epsilon.parse("0.4"), number("0.01")))
                .isEqualTo(number("0.006"));
        assertThat(ExpansionRequest.mostLost(2, Epsilon.parse("0.4"), number("0.15")))
                .isEqualTo(number("0.15"));
    }

    @Test
    void whatCannotBeIsRejected() {
        Expansion plan = request(BoxModel.NC, 3, "0.45", 1000, "0").plan();
        assertThatThrownBy(() -> request(BoxModel.QC, 5, "0.45", 1000, "0").plan())
                .hasMessage("parties: expected 2 or 3 in model qc, found 5");
        assertThatThrownBy(() -> new Expansion(
                        BoxModel.NC,
                        3,
                        plan.epsilon(),
                        1000,
                        plan.ratio(),
                        plan.power(),
                        plan.near(),
                        1001,
                        plan.estimateError(),
                        plan.extractionError(),
                        "dodis"))
                .hasMessage("lostAllowed: expected 0 to 1000, found 1001");
        assertThatThrownBy(() -> new Expansion(
                        BoxModel.NC,
                        3,
                        plan.epsilon(),
                        1000,
                        plan.ratio(),
                        plan.power(),
                        plan.near(),
                        0,
                        plan.estimateError(),
                        plan.extractionError(),
                        "toeplitz"))
                .hasMessageStartingWith("extractor: expected circulant or dodis");
        assertThatThrownBy(() -> request(BoxModel.NC, 3, "0.45", 1000, "0.6")).hasMessageStartingWith("noise:");
    }
}
