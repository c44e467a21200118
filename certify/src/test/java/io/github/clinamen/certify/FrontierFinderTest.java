package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FrontierFinderTest {
    private static Frontier frontier(int parties, String function, Symmetry symmetry) {
        return CertificateChecker.check(
                FrontierFinder.find(new MerminGame(parties), OutcomeFunction.parse(function), symmetry));
    }

    @Test
    @DisplayName("(P1) five parties, majority of three: (1/2, 5/8), (2/3, 1/4), (3/4, 1/8), (1, 0)")
    void fiveParties() {
        assertThat(frontier(5, "majority:3", Symmetry.FULL)).isEqualTo(Frontier.FIVE_PARTY_MAJORITY);
        assertThat(frontier(5, "majority:3", Symmetry.EXCHANGES)).isEqualTo(Frontier.FIVE_PARTY_MAJORITY);
    }

    @Test
    void aFunctionThatIsFullyPredictableHasOnlyTheTrivialPoint() {
        List<Frontier.Point> trivial = List.of(new Frontier.Point(BigFraction.ONE, BigFraction.ZERO));
        assertThat(frontier(3, "majority:1", Symmetry.FULL).points()).isEqualTo(trivial);
        assertThat(frontier(5, "parity:3", Symmetry.FULL).points()).isEqualTo(trivial);
    }

    @Test
    @Tag("slow")
    @DisplayName("the two signs of (P1) differ for a function without symmetry, and both are respected")
    void bothSigns() {
        Frontier f = frontier(7, "weights:5:0,3,4", Symmetry.FULL);
        Frontier complement = frontier(7, "weights:5:1,2,5", Symmetry.FULL);
        assertThat(f).isEqualTo(complement);
        assertThat(f.points().getFirst().alpha()).isEqualTo(new BigFraction(1, 3));
        Frontier and = frontier(7, "weights:5:0", Symmetry.FULL);
        assertThat(and.points().stream().map(p -> p.alpha().toString()).collect(Collectors.joining()))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("222 classes of functions of four outcomes, less the constant one")
    void classesOfFunctions() {
        MerminGame seven = new MerminGame(7);
        assertThat(FunctionSearch.all(seven, 4)).hasSize(221);
        assertThat(FunctionSearch.all(seven, 3)).hasSize(13);
        assertThat(FunctionSearch.symmetric(seven, 5)).hasSize(19);
    }
}
