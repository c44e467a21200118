package io.github.clinamen.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.protocol.Amplification;
import java.util.List;
import java.util.OptionalLong;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final BigFraction PAPER_TARGET = new BigFraction(2, 1_000_000);

    private static PlanRequest request(String epsilon) {
        return PlanRequest.of(Epsilon.parse(epsilon), PAPER_TARGET, List.of(CertifiedGauge.a3()));
    }

    private static Amplification plan(PlanResult result) {
        return (Amplification) result.best().orElseThrow().protocol();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 143", "0.3, 409", "0.1, 3723", "0.01, 372871"})
    @DisplayName("rounds of three parties for P(guess) - 1/2 <= 10^-6, and one round fewer is not enough")
    void rounds(String epsilon, long rounds) {
        PlanResult result = Planner.plan(request(epsilon));
        assertThat(result.feasible()).isTrue();
        assertThat(plan(result).code().length()).isEqualTo(rounds);
        assertThat(plan(result).sourceBits().longValueExact()).isEqualTo(2 * rounds);
        PlanResult fewer = Planner.plan(request(epsilon).withRounds(OptionalLong.of(rounds - 1)));
        assertThat(fewer.feasible()).isFalse();
        assertThat(fewer.reason()).contains("the target is not met");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.5, 476",
        "0.01, 0.4, 1034",
        "0.01, 0.3, 3475",
        "0.01, 0.2, 82000",
        "0.02, 0.5, 814",
        "0.02, 0.4, 2302",
        "0.02, 0.3, 19000",
        "0.048, 0.5, 3790",
        "0.048, 0.4, 140000"
    })
    @DisplayName("noise: no more rounds than W = p N + 4 sigma would need, and honest boxes pass as asked")
    void noise(String noise, String epsilon, long most) {
        PlanResult result =
                Planner.plan(request(epsilon).withNoise(Rationals.parse("p", noise), new BigFraction(99, 100)));
        assertThat(result.feasible()).isTrue();
        PlanOption best = result.best().orElseThrow();
        assertThat(plan(result).code().length()).isLessThanOrEqualTo(most);
        assertThat(best.completeness().least()).isGreaterThanOrEqualTo(0.99);
        assertThat(best.claim().traceDistance().isAtMost(Log2.of(PAPER_TARGET))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0.2", "0.048, 0.3", "0.09, 0.5"})
    @DisplayName("impossible: more noise than 1 - f, and the reason says how much would be possible")
    void impossible(String noise, String epsilon) {
        PlanResult result =
                Planner.plan(request(epsilon).withNoise(Rationals.parse("p", noise), new BigFraction(99, 100)));
        assertThat(result.feasible()).isFalse();
        assertThat(result.best()).isEmpty();
        assertThat(result.reason()).contains("too noisy for epsilon = " + epsilon);
    }

    @Test
    @DisplayName("CHSH with quantum boxes at their best: eps .48 takes about a thousand rounds, .38 is impossible")
    void chsh() {
        BigFraction quantum = new BigFraction(1_464_467, 10_000_000);
        PlanRequest wanted = PlanRequest.of(
                        Epsilon.parse("0.48"), new BigFraction(2, 1000), List.of(CertifiedGauge.chsh()))
                .withNoise(quantum, new BigFraction(99, 100));
        PlanResult found = Planner.plan(wanted);
        assertThat(found.feasible()).isTrue();
        assertThat(plan(found).code().length()).isBetween(300L, 1200L);
        assertThat(Planner.plan(wanted.withSource(Epsilon.parse("0.38"), new BigFraction(2, 1000)))
                        .feasible())
                .isFalse();
    }

    @Test
    @DisplayName("the cheapest of several games comes first; what is least is asked for")
    void severalGames() {
        PlanRequest both = request("0.4").withGames(CertifiedGauge.shipped());
        PlanResult byRounds = Planner.plan(both);
        assertThat(plan(byRounds).gauge()).isEqualTo(CertifiedGauge.chsh());
        assertThat(byRounds.others()).hasSize(1);
        PlanResult noisy = Planner.plan(both.withNoise(new BigFraction(1, 100), new BigFraction(99, 100)));
        assertThat(noisy.feasible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 10, 0", "0.4, 1000, 0", "0.3, 100, 0.005"})
    @DisplayName("many bits reach the target by the exact sum over codewords")
    void manyBits(String epsilon, long bits, String noise) {
        PlanResult result = Planner.plan(
                request(epsilon).withOutputBits(bits).withNoise(Rationals.parse("p", noise), new BigFraction(99, 100)));
        assertThat(result.feasible()).isTrue();
        assertThat(plan(result).outputBits()).isGreaterThanOrEqualTo(bits);
        assertThat(plan(result).claim().traceDistance().isAtMost(Log2.of(PAPER_TARGET)))
                .isTrue();
    }

    @Test
    @DisplayName("a digest costs 256 rows of the code, which do not come out")
    void digest() {
        Amplification bound =
                plan(Planner.plan(request("0.4").withOutputBits(10).withDigest(true)));
        assertThat(bound.digestBits()).isEqualTo(256);
        assertThat(bound.code().dimension()).isEqualTo(bound.outputBits() + 256);
        Amplification free = plan(Planner.plan(request("0.4").withOutputBits(10)));
        assertThat(bound.code().length()).isGreaterThan(free.code().length());
    }

    @Test
    @DisplayName("T attempts ask each for a T-th of the distance")
    void attempts() {
        Amplification once = plan(Planner.plan(request("0.3")));
        Amplification often = plan(Planner.plan(request("0.3").withAttempts(1000)));
        // ln 1000 / 0.0304
        assertThat(often.code().length() - once.code().length()).isBetween(225L, 231L);
        assertThat(often.claim().traceDistance().isAtMost(Log2.of(PAPER_TARGET)))
                .isTrue();
    }

    @Test
    void contradictionsAreRefused() {
        assertThatThrownBy(() -> request("0.3").withOutputBits(2).withRounds(OptionalLong.of(5)))
                .hasMessageContaining("codes for many bits");
        assertThatThrownBy(() -> request("0.3").withAttempts(0)).hasMessageContaining("attempts: expected 1 to 10^6");
        assertThatThrownBy(() -> request("0.3").withGames(List.of())).hasMessageContaining("games: expected");
        assertThatThrownBy(() -> request("0.3").withNoise(BigFraction.ONE_HALF, BigFraction.ONE_HALF))
                .hasMessageContaining("noise: expected");
        assertThatThrownBy(() -> request("0.3").withSource(Epsilon.HALF, BigFraction.ONE))
                .hasMessageContaining("target: expected");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 434.59", "0.3, 1135.09", "0.1, 5970.53", "0.01, 109462.84", "0.001, 1570669.06"})
    @DisplayName("(C7) as printed asks for these powers of ten of rounds")
    void paper(String epsilon, double log10) {
        BoxOneRequest request = BoxOneRequest.paper(Epsilon.parse(epsilon), new BigFraction(1, 1_000_000));
        assertThat(BlockSearch.paperLog10Rounds(request))
                .isCloseTo(log10, org.assertj.core.api.Assertions.within(0.006));
    }

    @Test
    @DisplayName("(P3) and (C7) plans reach their targets with the exact bound")
    void boxOne() {
        for (BoxOneRequest.Analysis analysis : BoxOneRequest.Analysis.values()) {
            BoxOneRequest request =
                    BoxOneRequest.paper(Epsilon.HALF, new BigFraction(1, 1000)).by(analysis);
            PlanOption best = BlockSearch.plan(request).best().orElseThrow();
            assertThat(best.reaches()).isTrue();
            assertThat(best.claim().paperFigure().isAtMost(Log2.of(new BigFraction(1, 1000))))
                    .isTrue();
        }
    }
}
