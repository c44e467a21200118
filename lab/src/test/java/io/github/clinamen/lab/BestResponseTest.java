package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BestResponseTest {
    private static final Game A3 = CertifiedGauge.a3().game();

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.4", "0.3", "0.1", "0.01"})
    @DisplayName("the best response to one and few rounds is f^N exactly, in every order of drawing, for both games")
    void meetsTheBound(String eps) {
        Epsilon epsilon = Epsilon.parse(eps);
        for (BestResponse.Order order : BestResponse.Order.values()) {
            for (int n = 1; n <= 4; n++) {
                BestResponse three = BestResponse.find(CertifiedGauge.a3(), epsilon, n, order);
                assertThat(three.nonSignalling()).isEqualTo(three.bound());
                assertThat(three.classical())
                        .isEqualTo(
                                BigFraction.ONE.subtract(epsilon.value().pow(2)).pow(n));
                BestResponse two = BestResponse.find(CertifiedGauge.chsh(), epsilon, n, order);
                assertThat(two.classical()).isEqualTo(two.bound());
                assertThat(two.nonSignalling()).isEqualTo(two.bound());
            }
        }
    }

    @Test
    @DisplayName("values of docs/theory.md: CHSH .5625 = (3/4)^2, .7056, .8281; three parties (11/12)^2")
    void printedValues() {
        assertThat(two("1/2")).isEqualTo(0.5625);
        assertThat(two("0.4")).isEqualTo(0.7056);
        assertThat(two("0.3")).isEqualTo(0.8281);
        assertThat(BestResponse.find(CertifiedGauge.a3(), Epsilon.HALF, 2, BestResponse.Order.ROUNDS)
                        .bound())
                .isEqualTo(new BigFraction(121, 144));
    }

    private static double two(String eps) {
        return BestResponse.find(CertifiedGauge.chsh(), Epsilon.parse(eps), 2, BestResponse.Order.PLANES)
                .bound()
                .doubleValue();
    }

    @ParameterizedTest
    @EnumSource(BestResponse.Order.class)
    @DisplayName("all pairs of classical, GHZ, undetectable and optimal boxes over all histories: none exceeds f^2")
    void allPairs(BestResponse.Order order) {
        Epsilon epsilon = Epsilon.parse("2/5");
        BigFraction bound =
                BestResponse.find(CertifiedGauge.a3(), epsilon, 2, order).bound();
        List<RoundBox> boxes = new ArrayList<>(RoundBox.allLocal(3));
        boxes.add(RoundBox.ghz(3));
        boxes.add(RoundBox.optimal());
        boxes.add(RoundBox.undetectable(new MerminGame(3)));
        BigFraction best = BigFraction.ZERO;
        for (RoundBox first : boxes) {
            for (RoundBox second : boxes) {
                BigFraction worth = BestResponse.overHistories(A3, epsilon, List.of(first, second), order);
                best = worth.compareTo(best) > 0 ? worth : best;
            }
        }
        assertThat(best).isEqualTo(bound);
    }

    @Test
    void refusesWhatIsNotTiny() {
        assertThatThrownBy(() -> BestResponse.find(CertifiedGauge.a3(), Epsilon.HALF, 11, BestResponse.Order.PLANES))
                .hasMessageContaining("1 to 10");
    }
}
