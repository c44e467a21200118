package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PredictabilityFinderTest {
    private static BigFraction value(int parties, String function, int setting, Symmetry symmetry) {
        return CertificateChecker.check(
                PredictabilityFinder.find(new MerminGame(parties), OutcomeFunction.parse(function), setting, symmetry));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("(B1) 3/4, with all symmetry, with exchanges only, and with none")
    void theoremOne(Symmetry symmetry) {
        assertThat(value(5, "majority:3", 0b11111, symmetry)).isEqualTo(new BigFraction(3, 4));
        assertThat(value(5, "majority:3", 0b00111, symmetry)).isEqualTo(new BigFraction(3, 4));
    }

    @Test
    @DisplayName("App. E as printed does not hold: the value is 1; read as weight classes it is 2/3")
    void sevenParties() {
        StringBuilder printed = new StringBuilder("1".repeat(32));
        for (int zero : new int[] {0b00000, 0b11110, 0b11100}) {
            printed.setCharAt(zero, '0');
        }
        assertThat(value(7, "table:5:" + printed, 0b1111111, Symmetry.FULL)).isEqualTo(BigFraction.ONE);
        assertThat(value(7, "weights:5:0,3,4", 0b1111111, Symmetry.FULL)).isEqualTo(new BigFraction(2, 3));
    }

    @ParameterizedTest
    @CsvSource({"7, majority:5, 12/17", "9, majority:7, 2163/3208", "5, parity:4, 1"})
    void valuesThatAreNotInThePaper(int parties, String function, String expected) {
        String[] fraction = expected.split("/");
        BigFraction wanted = fraction.length == 1
                ? new BigFraction(Integer.parseInt(fraction[0]))
                : new BigFraction(Integer.parseInt(fraction[0]), Integer.parseInt(fraction[1]));
        assertThat(value(parties, function, (1 << parties) - 1, Symmetry.FULL)).isEqualTo(wanted);
    }

    @Test
    void exactPivotsAgreeWithTheFloatingPointBasis() {
        LinearProgram lp = new LinearProgram(
                new long[][] {{1, 2}, {1, -1}, {3, 1}, {-1, 0}},
                new long[] {6, 2},
                new long[] {2, 3, 5, 1},
                new boolean[] {false, false, false, true});
        ExactSolution fast = ExactProgram.solve(lp);
        ExactSolution slow = ExactProgram.solveByPivots(lp);
        assertThat(fast.isOptimal(lp)).isTrue();
        assertThat(slow.isOptimal(lp)).isTrue();
        assertThat(cost(lp, slow)).isEqualTo(cost(lp, fast));
    }

    private static BigFraction cost(LinearProgram lp, ExactSolution solution) {
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j < lp.variables(); j++) {
            sum = sum.add(solution.values()[j].multiply(new BigFraction(lp.costs()[j])));
        }
        return sum;
    }

    @Test
    void exactPivotsAloneFindTheoremOnesValue() {
        // The dual of (B2) for three parties and the first outcome, without floating point.
        MerminGame game = new MerminGame(5);
        OutcomeFunction f = new OutcomeFunction.Majority(3);
        Reduction r = new Reduction(game, f, 31, Symmetry.FULL.groups(5, f, 31));
        LinearProgram lp = PredictabilityFinder.program(r, 0);
        ExactSolution solution = ExactProgram.solveByPivots(lp);
        assertThat(solution.isOptimal(lp)).isTrue();
        assertThat(cost(lp, solution)).isEqualTo(new BigFraction(24));
    }

    @Test
    @Tag("slow")
    @DisplayName("13 parties in less than 60 s")
    void thirteenParties() {
        long start = System.nanoTime();
        assertThat(value(13, "majority:11", (1 << 13) - 1, Symmetry.FULL))
                .isEqualTo(new BigFraction(171802037L, 265443296L));
        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
    }

    @Test
    void certificatesOfTheFinderSayWhichGroupsTheyUse() {
        PredictabilityCertificate c =
                PredictabilityFinder.find(new MerminGame(5), new OutcomeFunction.Majority(3), 0b00111, Symmetry.FULL);
        assertThat(c.groups()).hasSize(2);
        PredictabilityCertificate split =
                PredictabilityFinder.find(new MerminGame(5), new OutcomeFunction.Majority(3), 0b00001, Symmetry.FULL);
        assertThat(split.groups()).hasSize(3);
    }
}
