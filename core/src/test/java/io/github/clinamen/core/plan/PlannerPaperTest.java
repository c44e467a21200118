package io.github.clinamen.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.protocol.Layout;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerPaperTest {
    private static PlanResult plan(String epsilon, String target, String analysis) {
        return Planner.plan(PlanRequest.of(Epsilon.parse(epsilon), Rationals.parse("target", target))
                .withGames(List.of(FrontierGame.FIVE_PARTY_MAJORITY))
                .withAnalyses(Set.of(analysis)));
    }

    @DisplayName(
            "(C7) asks for 10^411, 10^643, 10^5971, 10^109463 rounds: N = 3 Nd Nb, Nb a power of two, Nd >= 130 best")
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.01, 130, 1356, 410.788",
        "0.4, 0.001, 130, 2128, 643.183",
        "0.1, 1e-6, 136, 19825, 5970.530",
        "0.01, 1e-6, 136, 363619, 109462.837"
    })
    void paperCosts(String epsilon, String target, long nd, int log2Nb, double log10Rounds) {
        PlanResult result = plan(epsilon, target, "paper");
        PlanOption best = result.best().orElseThrow();
        assertThat(best.plan().layout()).isEqualTo(new Layout.Blocks(nd, log2Nb));
        assertThat(best.reaches()).isTrue();
        assertThat(result.feasible()).isFalse();
        assertThat(result.log10Rounds()).isCloseTo(log10Rounds, within(0.001));
        assertThat(result.paperLog10Rounds()).isCloseTo(log10Rounds, within(0.001));
    }

    @DisplayName("(P3) with parity completion asks for 10^7.9, 10^21.7, more than 10^300, more than 10^10000 rounds")
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.01, 5, 24, 7.9237",
        "0.4, 0.001, 8, 69, 21.6742",
        "0.1, 1e-6, 18, 1641, 495.2455",
        "0.01, 1e-6, 18, 33692, 10143.5579"
    })
    void productCosts(String epsilon, String target, long nd, int log2Nb, double log10Rounds) {
        PlanOption best = plan(epsilon, target, "product").best().orElseThrow();
        assertThat(best.plan().layout()).isEqualTo(new Layout.Blocks(nd, log2Nb));
        assertThat(best.reaches()).isTrue();
        assertThat(best.log10Rounds()).isCloseTo(log10Rounds, within(0.0001));
    }

    @DisplayName("(P4) asks for 44, 256, 1.06e6 and 1.22e11 rounds of five parties")
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.01, 11, 2, 44",
        "0.4, 0.001, 64, 2, 256",
        "0.1, 1e-6, 264945, 2, 1059780",
        "0.01, 1e-6, 30607725621, 2, 122430902484"
    })
    void scatteredCosts(String epsilon, String target, long nd, int log2Nb, BigInteger rounds) {
        requireScattered(FrontierGame.FIVE_PARTY_MAJORITY, "scattered-p4", epsilon, target, nd, log2Nb, rounds);
    }

    @DisplayName("(P7) asks for 44, 156, 69888 and 6.98e8 rounds of five parties")
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.01, 11, 2, 44",
        "0.4, 0.001, 39, 2, 156",
        "0.1, 1e-6, 4368, 4, 69888",
        "0.01, 1e-6, 43611291, 4, 697780656"
    })
    void adaptedCosts(String epsilon, String target, long nd, int log2Nb, BigInteger rounds) {
        requireScattered(FrontierGame.FIVE_PARTY_MAJORITY, "scattered", epsilon, target, nd, log2Nb, rounds);
    }

    @DisplayName("(P7) asks for 44, 132, 15480 and 1.54e7 rounds of four parties")
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.01, 11, 2, 44",
        "0.4, 0.001, 33, 2, 132",
        "0.1, 1e-6, 1935, 3, 15480",
        "0.01, 1e-6, 1928678, 3, 15429424"
    })
    void fourPartyCosts(String epsilon, String target, long nd, int log2Nb, BigInteger rounds) {
        requireScattered(FrontierGame.FOUR_PARTY_MAJORITY, "scattered", epsilon, target, nd, log2Nb, rounds);
    }

    private static void requireScattered(
            FrontierGame game, String analysis, String epsilon, String target, long nd, int log2Nb, BigInteger rounds) {
        PlanResult result = Planner.plan(PlanRequest.of(Epsilon.parse(epsilon), Rationals.parse("target", target))
                .withGames(List.of(game))
                .withAnalyses(Set.of(analysis)));
        PlanOption best = result.best().orElseThrow();
        assertThat(best.plan().layout()).isEqualTo(new Layout.Scattered(nd, log2Nb));
        assertThat(best.plan().measuredRounds()).isEqualTo(rounds);
        assertThat(best.reaches()).isTrue();
        assertThat(result.feasible()).isTrue();
        assertThat(best.completeness().least()).isEqualTo(1);
    }
}
