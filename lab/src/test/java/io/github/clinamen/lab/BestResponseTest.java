package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BestResponseTest {
    private static final MerminGame FIVE = new MerminGame(5);

    @ParameterizedTest
    @EnumSource(BestResponse.Order.class)
    @DisplayName(
            "backward induction over all histories of two rounds finds what the formulas say, for every assignment")
    void formulasAgreeWithHistories(BestResponse.Order order) {
        assertFormulasAgree(order, 1, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"PICKS_FIRST,2,1", "PICKS_LATE,2,1", "BLOCKS,2,1", "PICKS_FIRST,1,2", "PICKS_LATE,1,2", "BLOCKS,1,2"})
    @Tag("slow")
    @DisplayName("the same for four rounds, 17 or 18 source bits, and every fifth assignment")
    void formulasAgreeWithLongerHistories(BestResponse.Order order, int nd, int depth) {
        assertFormulasAgree(order, nd, depth, 5);
    }

    private static void assertFormulasAgree(BestResponse.Order order, int nd, int depth, int step) {
        Epsilon epsilon = Epsilon.parse("0.3");
        BestResponse found = BestResponse.find(order, epsilon, nd, depth);
        for (int roles = 0; roles < 1 << (nd << depth); roles += step) {
            int assigned = roles;
            assertThat(overHistories(found, r -> (assigned >> r & 1) == 1)).isLessThanOrEqualTo(found.mixed());
        }
        assertThat(overHistories(found, r -> found.bad().get(r % found.bad().size())))
                .isEqualTo(found.mixed());
    }

    private static BigFraction overHistories(BestResponse found, IntPredicate bad) {
        List<RoundBox> boxes = new ArrayList<>();
        for (int r = 0; r < found.distilledRounds() << found.choiceBits(); r++) {
            boxes.add(bad.test(r) ? ParityBox.blindPair(FIVE) : ParityBox.undetectable(FIVE));
        }
        return BestResponse.overHistories(
                found.order(), found.epsilon(), found.distilledRounds(), found.choiceBits(), boxes);
    }

    @ParameterizedTest
    @EnumSource(BestResponse.Order.class)
    @DisplayName("all pairs of classical boxes (up to what matters: v and the parity of u) over all histories")
    void allPairsOfClassicalBoxes(BestResponse.Order order) {
        Epsilon epsilon = Epsilon.parse("2/5");
        BigFraction best = BigFraction.ZERO;
        for (int first = 0; first < 64; first++) {
            for (int second = first % 7; second < 64; second += 7) {
                BigFraction value =
                        BestResponse.overHistories(order, epsilon, 1, 1, List.of(classical(first), classical(second)));
                best = value.compareTo(best) > 0 ? value : best;
            }
        }
        RoundBox hidden = Attack.bestLocal(FIVE, epsilon);
        BigFraction found = BestResponse.find(order, epsilon, 1, 1).classical();
        assertThat(best).isLessThanOrEqualTo(found);
        assertThat(BestResponse.overHistories(order, epsilon, 1, 1, List.of(hidden, hidden)))
                .isEqualTo(found);
    }

    private static RoundBox classical(int i) {
        return new RoundBox.Local(new LocalStrategy(5, (i & 1) << 4, i >> 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.4", "0.3", "0.1"})
    @DisplayName("late picks are worth at least as much to Eve as early ones, and mixed boxes as classical ones")
    void orderOfValues(String eps) {
        Epsilon epsilon = Epsilon.parse(eps);
        for (int nd = 1; nd <= 2; nd++) {
            for (int depth = 1; depth <= 2; depth++) {
                BestResponse first = BestResponse.find(BestResponse.Order.PICKS_FIRST, epsilon, nd, depth);
                BestResponse late = BestResponse.find(BestResponse.Order.PICKS_LATE, epsilon, nd, depth);
                assertThat(late.mixed()).isGreaterThanOrEqualTo(first.mixed());
                assertThat(first.mixed()).isGreaterThanOrEqualTo(first.classical());
                assertThat(first.mixed()).isGreaterThanOrEqualTo(BigFraction.ONE_HALF.pow(nd));
            }
        }
    }

    @Test
    void refusesWhatIsNotTiny() {
        assertThatThrownBy(() -> BestResponse.find(BestResponse.Order.BLOCKS, Epsilon.HALF, 4, 2))
                .hasMessageContaining("at most 12");
    }
}
