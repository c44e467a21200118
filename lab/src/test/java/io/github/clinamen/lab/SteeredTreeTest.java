package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SteeredTreeTest {
    private static final Epsilon EPS = Epsilon.parse("0.3");

    @Test
    @DisplayName("no strategy of extremes does better: all 2^7 over three bits, exactly")
    void agreesWithEnumeration() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 20; run++) {
            BigFraction[] pays = new BigFraction[8];
            for (int leaf = 0; leaf < 8; leaf++) {
                pays[leaf] = new BigFraction(random.nextInt(20) - 5, 1 + random.nextInt(6));
            }
            BigFraction best = new BigFraction(-100);
            for (int strategy = 0; strategy < 128; strategy++) {
                BigFraction sum = worth(strategy, pays);
                best = sum.compareTo(best) > 0 ? sum : best;
            }
            SteeredTree most = SteeredTree.most(EPS, 3, leaf -> pays[leaf]);
            assertThat(most.value()).isEqualTo(best);
            assertThat(most.expectation(EPS, leaf -> pays[leaf])).isEqualTo(best);
            assertThat(SteeredTree.least(EPS, 3, leaf -> pays[leaf].negate()).value())
                    .isEqualTo(best.negate());
        }
    }

    /** @param strategy bit i says whether the source leans to one at node i + 1 */
    private static BigFraction worth(int strategy, BigFraction[] pays) {
        BigFraction sum = BigFraction.ZERO;
        for (int leaf = 0; leaf < 8; leaf++) {
            BigFraction p = BigFraction.ONE;
            int node = 1;
            for (int i = 0; i < 3; i++) {
                int bit = leaf >> i & 1;
                boolean likely = (strategy >> node - 1 & 1) == bit;
                p = p.multiply(likely ? BigFraction.ONE.subtract(EPS.value()) : EPS.value());
                node = 2 * node + bit;
            }
            sum = sum.add(p.multiply(pays[leaf]));
        }
        return sum;
    }

    @Test
    void noBitsNoChoice() {
        assertThat(SteeredTree.most(EPS, 0, leaf -> BigFraction.ONE_HALF).value())
                .isEqualTo(BigFraction.ONE_HALF);
        assertThatThrownBy(() -> SteeredTree.most(EPS, 21, leaf -> BigFraction.ONE))
                .hasMessageContaining("0 to 20");
    }
}
