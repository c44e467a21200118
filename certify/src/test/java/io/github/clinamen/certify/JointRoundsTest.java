package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.game.Frontier;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * (P2) against everything that two rounds of the CHSH game can do jointly. A round is two parties with
 * outcomes a and settings x; it is wrong when the outcomes' parity differs from the settings' product; its bit is the first
 * party's outcome. For every setting the bias is at most U and at most I, the sum of the four wrong entries:
 * the frontier is alpha + beta = 1. Linear programs over the joint boxes are solved exactly.
 */
class JointRoundsTest {
    private final JointBoxes boxes = new JointBoxes(4);

    private static boolean wrong(int a, int x) {
        return Integer.bitCount(a) % 2 != (x == 3 ? 1 : 0);
    }

    private static long bias(int a) {
        return (a & 1) == 0 ? 1 : -1;
    }

    /** I of the rounds in the mask, U of the others. */
    private long[] wrongSum(int mask) {
        long[] sum = boxes.zero();
        for (int x = 0; x < 16; x++) {
            for (int a = 0; a < 16; a++) {
                boolean first = (mask & 1) == 0 ? (x & 3) == 0 : wrong(a & 3, x & 3);
                boolean second = (mask & 2) == 0 ? x >> 2 == 0 : wrong(a >> 2, x >> 2);
                sum[boxes.index(a, x)] = first && second ? 1 : 0;
            }
        }
        return sum;
    }

    /** M of both rounds at settings (0, 0). */
    private long[] parityBias() {
        long[] m = boxes.zero();
        for (int a = 0; a < 16; a++) {
            m[boxes.index(a, 0)] = bias(a & 3) * bias(a >> 2);
        }
        return m;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    @DisplayName("(P2) the bias of the parity of two rounds is at most R x R on joint boxes, with equality somewhere")
    void parityOfTwoRounds(int mask) {
        long[] excess = parityBias();
        long[] bound = wrongSum(mask);
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= bound[i];
        }
        assertThat(boxes.greatest(excess)).isEqualTo(BigFraction.ZERO);
    }

    @Test
    @DisplayName("(P2) two rounds that are never wrong together have an unbiased parity; else all of I x I is usable")
    void perfectRounds() {
        long[] both = wrongSum(3);
        JointBoxes scarce = new JointBoxes(4);
        long[] twice = Arrays.stream(both).map(c -> 2 * c).toArray();
        scarce.require(twice, 1);
        assertThat(scarce.greatest(parityBias())).isEqualTo(BigFraction.ONE_HALF);
        boxes.require(both, 0);
        assertThat(boxes.greatest(parityBias())).isEqualTo(BigFraction.ZERO);
    }

    @Test
    @DisplayName("(P2) four parties: a Mermin round never wrong has bias 1/2, so t independent ones reach (1/2)^t")
    void perfectMerminRounds() {
        long[] anyWrong = boxes.zero();
        long[] majority = boxes.zero();
        for (int x = 0; x < 16; x++) {
            int turned = 4 - Integer.bitCount(x);
            for (int a = 0; a < 16; a++) {
                if (turned % 2 == 0 && Integer.bitCount(a) % 2 != turned / 2 % 2) {
                    anyWrong[boxes.index(a, x)] = 1;
                }
                majority[boxes.index(a, x)] = x < 15 ? 0 : Integer.bitCount(a & 7) < 2 ? 1 : -1;
            }
        }
        boxes.require(anyWrong, 0);
        assertThat(boxes.greatest(majority)).isEqualTo(BigFraction.ONE_HALF);
        assertThat(Frontier.FOUR_PARTY_MAJORITY.points().getFirst().alpha()).isEqualTo(BigFraction.ONE_HALF);
    }
}
