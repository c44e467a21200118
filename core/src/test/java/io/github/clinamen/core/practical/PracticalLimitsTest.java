package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.device.ChshBox;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.TableDevice;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.FairSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: every argument is taken up to its limits, these included where they are meant to be, and no further. */
class PracticalLimitsTest {
    private static final BigFraction ZERO = BigFraction.ZERO;
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final BigFraction ONE = BigFraction.ONE;
    private static final BigFraction TINY = new BigFraction(1, 1_000_000_000_000L);
    private static final BigFraction OVER_ONE = ONE.add(TINY);
    private static final BigFraction UNDER_ONE = ONE.subtract(TINY);

    private static Expansion plan(long rounds, long allowed, BigFraction estimateError, BigFraction extractionError) {
        return new Expansion(
                BoxModel.NC,
                2,
                Epsilon.HALF,
                rounds,
                HALF,
                HALF,
                ZERO,
                allowed,
                estimateError,
                extractionError,
                "circulant");
    }

    @Test
    void roundsOfAPlan() {
        assertThat(plan(1, 0, HALF, HALF).rounds()).isEqualTo(1);
        assertThat(plan(1L << 40, 0, HALF, HALF).rounds()).isEqualTo(1L << 40);
        for (long rounds : new long[] {0, -1, (1L << 40) + 1}) {
            assertThatThrownBy(() -> plan(rounds, 0, HALF, HALF))
                    .hasMessage("rounds: expected 1 to 2^40, found " + rounds);
        }
    }

    @Test
    void lostRoundsOfAPlan() {
        assertThat(plan(7, 0, HALF, HALF).lostAllowed()).isZero();
        assertThat(plan(7, 7, HALF, HALF).lostAllowed()).isEqualTo(7);
        for (long allowed : new long[] {-1, 8}) {
            assertThatThrownBy(() -> plan(7, allowed, HALF, HALF))
                    .hasMessage("lostAllowed: expected 0 to 7, found " + allowed);
        }
    }

    @Test
    @DisplayName("errors of a plan are above 0 and below 1, each of the two")
    void errorsOfAPlan() {
        assertThat(plan(7, 0, TINY, UNDER_ONE).securityError()).isEqualTo(ONE);
        assertThat(plan(7, 0, UNDER_ONE, TINY).securityError()).isEqualTo(ONE);
        for (BigFraction error : new BigFraction[] {ZERO, ONE, TINY.negate(), OVER_ONE}) {
            assertThatThrownBy(() -> plan(7, 0, error, HALF)).hasMessageStartingWith("estimateError: expected above 0");
            assertThatThrownBy(() -> plan(7, 0, HALF, error))
                    .hasMessageStartingWith("extractionError: expected above 0");
        }
    }

    @Test
    @DisplayName("a round costs one source bit a party and gives one outcome a party")
    void bitsOfAPlan() {
        assertThat(plan(1000, 0, HALF, HALF).settingBits()).isEqualTo(2000);
        assertThat(plan(1000, 0, HALF, HALF).rawBits()).isEqualTo(2000);
    }

    private static ExpansionRequest request(String noise, double completeness, BigFraction error) {
        return new ExpansionRequest(
                BoxModel.NC, 2, Epsilon.HALF, 1000, Rationals.parse("noise", noise), completeness, error, "circulant");
    }

    @Test
    void requests() {
        assertThat(request("0", 0.9, HALF).noise()).isEqualTo(ZERO);
        assertThat(request("0.5", Math.nextDown(1.0), UNDER_ONE).noise()).isEqualTo(HALF);
        assertThat(request("0.5", Double.MIN_VALUE, TINY).error()).isEqualTo(TINY);
        for (String noise : new String[] {"-0.000001", "0.500001"}) {
            assertThatThrownBy(() -> request(noise, 0.9, HALF)).hasMessageStartingWith("noise: expected 0 to 0.5");
        }
        for (double completeness : new double[] {0, 1, -1, 2, Double.NaN}) {
            assertThatThrownBy(() -> request("0", completeness, HALF))
                    .hasMessage("completeness: expected above 0 and below 1, found " + completeness);
        }
        for (BigFraction error : new BigFraction[] {ZERO, ONE, TINY.negate(), OVER_ONE}) {
            assertThatThrownBy(() -> request("0", 0.9, error)).hasMessageStartingWith("error: expected above 0");
        }
    }

    private static ProbabilityEstimate estimate(
            BigFraction leastSetting, BigFraction ratio, BigFraction power, BigFraction near) {
        return new ProbabilityEstimate(PolygonCurve.CHSH, leastSetting, ratio, power, near);
    }

    @Test
    void estimates() {
        BigFraction quarter = new BigFraction(1, 4);
        assertThat(estimate(quarter, ONE, ONE, ZERO).power()).isEqualTo(ONE);
        assertThat(estimate(TINY, TINY, TINY, ZERO).power()).isEqualTo(TINY);
        for (BigFraction kappa : new BigFraction[] {ZERO, TINY.negate(), quarter.add(TINY)}) {
            assertThatThrownBy(() -> estimate(kappa, HALF, HALF, ZERO))
                    .hasMessageStartingWith("leastSetting: expected above 0 and at most 2^-2");
            assertThatThrownBy(() -> new HoeffdingEstimate(PolygonCurve.CHSH, kappa))
                    .hasMessageStartingWith("leastSetting: expected above 0 and at most 2^-2");
        }
        for (BigFraction number : new BigFraction[] {ZERO, TINY.negate(), OVER_ONE}) {
            assertThatThrownBy(() -> estimate(quarter, number, HALF, ZERO)).hasMessageStartingWith("ratio: expected");
            assertThatThrownBy(() -> estimate(quarter, HALF, number, ZERO)).hasMessageStartingWith("power: expected");
        }
        assertThatThrownBy(() -> estimate(quarter, HALF, HALF, TINY.negate())).hasMessageStartingWith("near: expected");
    }

    @Test
    @DisplayName("of one round none or one can be lost, and nothing is estimated but for an error above 0 and below 1")
    void lostRoundsAndErrorsOfEstimates() {
        ProbabilityEstimate estimate = estimate(new BigFraction(1, 4), HALF, HALF, ZERO);
        HoeffdingEstimate hoeffding = new HoeffdingEstimate(PolygonCurve.CHSH, new BigFraction(1, 4));
        for (long lost = 0; lost <= 1; lost++) {
            assertThat(estimate.entropy(1, lost, HALF)).isNotNull();
            assertThat(hoeffding.entropy(1, lost, HALF)).isNotNull();
        }
        for (long[] run : new long[][] {{1, -1}, {1, 2}, {0, 0}, {-1, -1}}) {
            String message = "lost: expected 0 to " + run[0] + " rounds, found " + run[1];
            assertThatThrownBy(() -> estimate.entropy(run[0], run[1], HALF)).hasMessage(message);
            assertThatThrownBy(() -> hoeffding.entropy(run[0], run[1], HALF)).hasMessage(message);
        }
        for (BigFraction error : new BigFraction[] {ZERO, ONE, TINY.negate(), OVER_ONE}) {
            assertThatThrownBy(() -> estimate.entropy(1, 0, error)).hasMessageStartingWith("error: expected above 0");
            assertThatThrownBy(() -> hoeffding.entropy(1, 0, error)).hasMessageStartingWith("error: expected above 0");
        }
    }

    private static FactorTable table(BigFraction power, List<BigFraction> factors) {
        return new FactorTable(BoxModel.NC, Epsilon.HALF, power, factors);
    }

    @Test
    void tables() {
        List<BigFraction> ones = Collections.nCopies(16, ONE);
        assertThat(table(ONE, ones).power()).isEqualTo(ONE);
        for (BigFraction power : new BigFraction[] {ZERO, TINY.negate(), OVER_ONE}) {
            assertThatThrownBy(() -> table(power, ones))
                    .hasMessageStartingWith("power: expected above 0 and at most 1");
        }
        for (BigFraction factor : new BigFraction[] {ZERO, TINY.negate()}) {
            List<BigFraction> factors = new ArrayList<>(ones);
            factors.set(15, factor);
            assertThatThrownBy(() -> table(ONE, factors))
                    .hasMessageStartingWith("factors: expected 16 numbers above 0");
        }
        FactorTable table = table(ONE, ones);
        for (BigFraction error : new BigFraction[] {ZERO, ONE, TINY.negate(), OVER_ONE}) {
            assertThatThrownBy(() -> table.entropy(new long[16], error))
                    .hasMessageStartingWith("error: expected above 0");
        }
        long[] negative = new long[16];
        negative[15] = -1;
        for (long[] counts : new long[][] {negative, new long[15], new long[17]}) {
            assertThatThrownBy(() -> table.entropy(counts, HALF)).hasMessageStartingWith("counts: expected 16 numbers");
        }
    }

    @ParameterizedTest(name = "{0} + {1} L")
    @CsvSource({"0,1/2", "-1/2,1", "1/2,-1/8"})
    @DisplayName("a curve's lines start above 0 and do not fall, each of them; a level one is none the worse")
    void linesOfCurves(String intercept, String slope) {
        GuessCurve.Line good = new GuessCurve.Line(HALF, HALF);
        GuessCurve.Line bad =
                new GuessCurve.Line(Rationals.parse("intercept", intercept), Rationals.parse("slope", slope));
        for (List<GuessCurve.Line> edges :
                List.of(List.<GuessCurve.Line>of(), List.of(bad), List.of(good, bad), List.of(bad, good))) {
            assertThatThrownBy(() -> new PolygonCurve("some", 2, 4, GuessCurve.Evidence.PROVEN, edges, List.of()))
                    .hasMessageStartingWith("edges: expected lines that start above 0 and do not fall");
        }
        GuessCurve.Line level = new GuessCurve.Line(TINY, ZERO);
        assertThat(new PolygonCurve("level", 2, 4, GuessCurve.Evidence.PROVEN, List.of(good, level), List.of())
                        .bound(ONE))
                .isEqualTo(TINY);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    @DisplayName("a run may have as many outcomes as can be kept, and not one round more")
    void outcomesOfARun(long more) {
        Expansion plan = plan(Run.MAX_KEPT / 2 + more, 0, HALF, HALF);
        Device device = new TableDevice("chsh", ChshBox.table(new BigFraction(1, 10)), 3);
        if (more == 0) {
            assertThatCode(() -> Run.of(plan, new FairSource(1), device)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Run.of(plan, new FairSource(1), device))
                    .hasMessage("plan: 34359738370 bits cannot be kept in memory, at most 34359738368");
        }
    }
}
