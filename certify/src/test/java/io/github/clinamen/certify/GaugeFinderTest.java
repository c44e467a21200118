package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.certificate.GaugeChecker;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GaugeFinderTest {
    private static final OutcomeFunction FIRST = new OutcomeFunction.Parity(1);

    private static CertifiedGauge certified(Game game) {
        return GaugeChecker.check(GaugeFinder.find(game));
    }

    /** Every joint setting is a context, with a parity that a coin decides. */
    private static Game random(int parties, int alphabet) {
        Random random = new Random(1);
        List<Game.Context> contexts = new ArrayList<>();
        int shift = 32 - Integer.numberOfLeadingZeros(alphabet - 1);
        for (int i = 0; i < Math.pow(alphabet, parties); i++) {
            int x = 0;
            int rest = i;
            for (int p = 0; p < parties; p++) {
                x |= rest % alphabet << p * shift;
                rest /= alphabet;
            }
            contexts.add(new Game.Context(x, random.nextInt(2), FIRST));
        }
        return new Game("random", Collections.nCopies(parties, alphabet), contexts);
    }

    @Test
    void theGamesOfTheTheoryHaveTheirLosses() {
        assertThat(certified(Game.mermin(3, new OutcomeFunction.Majority(3))).loss())
                .isEqualTo(new BigFraction(1, 3));
        assertThat(certified(Game.chsh()).loss()).isEqualTo(BigFraction.ONE);
        assertThat(certified(Game.chained(3)).loss()).isEqualTo(BigFraction.ONE);
        assertThat(certified(Game.chained(16)).loss()).isEqualTo(BigFraction.ONE);
        // f = 9/10 at eps = 1/2.
        assertThat(certified(Game.mermin(4, new OutcomeFunction.Majority(3))).loss())
                .isEqualTo(new BigFraction(4, 5));
    }

    @Test
    void whatOnePartyKnowsIsWorthNothing() {
        assertThat(certified(Game.mermin(3, FIRST)).loss()).isEqualTo(BigFraction.ZERO);
    }

    @Test
    @DisplayName(
            "magic square: three players, whose row contexts ask for 0 and column contexts for 0, 0, 1; a local box wins")
    void theMagicSquareGivesNothing() {
        // Player j is asked for a cell of row j or of column j; settings are cells 0 to 8.
        List<Game.Context> contexts = new ArrayList<>();
        for (int line = 0; line < 3; line++) {
            int row = 0;
            int column = 0;
            for (int j = 0; j < 3; j++) {
                row |= 3 * line + j << 4 * j;
                column |= 3 * j + line << 4 * j;
            }
            contexts.add(new Game.Context(row, 0, FIRST));
            if (line != 1) {
                contexts.add(new Game.Context(column, line == 2 ? 1 : 0, FIRST));
            }
        }
        assertThat(certified(new Game("square", List.of(9, 9, 9), contexts)).loss())
                .isEqualTo(BigFraction.ZERO);
    }

    @Test
    void weightsOfContextsCount() {
        Game chsh = Game.chsh();
        List<BigInteger> weights = List.of(BigInteger.TWO, BigInteger.ONE, BigInteger.ONE, BigInteger.ONE);
        // Two local boxes of four lose a context of weight 1, so that no more than 1 of 5 is lost.
        CertifiedGauge certified = GaugeChecker.check(GaugeFinder.find(chsh, weights));
        assertThat(certified.certificate().loss()).isEqualTo(BigFraction.ONE);
        assertThat(certified.loss()).isEqualTo(BigFraction.ONE_HALF);
    }

    @Test
    @DisplayName("rounded certificates: 64 contexts, 4,096 local strategies, less than a millionth below the optimum")
    void largeGamesAreRoundedAndRepaired() {
        CertifiedGauge pairs = certified(random(2, 8));
        assertThat(pairs.loss().doubleValue()).isCloseTo(16, within(1e-6)).isLessThanOrEqualTo(16);
        CertifiedGauge triples = certified(random(3, 4));
        assertThat(triples.loss().doubleValue()).isCloseTo(15, within(1e-6)).isLessThanOrEqualTo(15);
    }

    @Test
    void gamesTooLargeToSearchAreRefusedWithTheirSize() {
        assertThatThrownBy(() -> GaugeFinder.find(Game.mermin(10, FIRST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("game: 512 contexts of 10 parties with settings [2, 2, 2, 2, 2, 2, 2, 2, 2, 2] need more"
                        + " than 4000000 numbers, too many to search");
    }
}
