package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.bound.BinFactor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * (P2), (P4) and (P7) against everything that two rounds of the CHSH game can do jointly. A round is two parties with
 * outcomes a and settings x; it is wrong when the outcomes' parity differs from the settings' product; its bit is the first
 * party's outcome. For every setting the bias is at most U and at most I, the sum of the four wrong entries:
 * the frontier is alpha + beta = 1. Linear programs over the joint boxes are solved exactly.
 */
class JointRoundsTest {
    private static final Frontier CHSH = new Frontier(List.of(
            new Frontier.Point(BigFraction.ZERO, BigFraction.ONE),
            new Frontier.Point(BigFraction.ONE, BigFraction.ZERO)));

    private final JointBoxes boxes = new JointBoxes(4);

    private static boolean wrong(int a, int x) {
        return Integer.bitCount(a) % 2 != (x == 3 ? 1 : 0);
    }

    private static long bias(int a) {
        return (a & 1) == 0 ? 1 : -1;
    }

    private int index(int a1, int a2, int x1, int x2) {
        return boxes.index(a1 | a2 << 2, x1 | x2 << 2);
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

    /**
     * At least P(accept) times bias of every joint box and non-signalling Eve, for one extreme source.
     * Given the tested round's setting and outcomes the picked round's bias is at most U and at most I there, (P1).
     *
     * @param p eps = p/q
     * @param swapped bit l: whether, with l picked, the source leans to another value of the tested round's second setting
     *     after the rarer first one
     */
    private BigFraction most(int p, int q, int swapped) {
        JointBoxes boxes = new JointBoxes(4);
        long[] goal = new long[0];
        for (int l = 0; l < 2; l++) {
            for (int x = 0; x < 4; x++) {
                int usual = (x & 1) == 1 ? swapped >> l & 1 : 0;
                long weight = (long) (l == 0 ? q - p : p) * (x % 2 == 0 ? q - p : p) * (x >> 1 == usual ? q - p : p);
                for (int a = 0; a < 4; a++) {
                    if (wrong(a, x)) {
                        continue;
                    }
                    long[] total = boxes.zero();
                    long[] rounds = boxes.zero();
                    for (int b = 0; b < 4; b++) {
                        for (int y = 0; y < 4; y++) {
                            int at = l == 0 ? index(b, a, y, x) : index(a, b, x, y);
                            total[at] = y == 0 ? 1 : 0;
                            rounds[at] = wrong(b, y) ? 1 : 0;
                        }
                    }
                    int t = boxes.below(total, rounds);
                    goal = Arrays.copyOf(goal, t + 1);
                    goal[t] = weight;
                }
            }
        }
        return boxes.greatest(goal).divide(q).divide(q).divide(q);
    }

    /**
     * The source's strategy for the picked round's settings is of no effect. Flips of settings, with the outcomes they
     * entail, and the exchange of the rounds are symmetries: of all extreme adaptive sources four are different.
     */
    @ParameterizedTest
    @CsvSource({"1, 2, 4/5", "2, 5, 21/25", "3, 10, 91/100", "1, 10, 99/100"})
    @DisplayName("(P4), (P7) one pair: no box, Eve or source exceeds 1 - eps^2, or 4/5 = f at eps = 1/2")
    void onePair(int p, int q, String limit) {
        BigFraction greatest = BigFraction.ZERO;
        for (int swapped = 0; swapped < 4; swapped++) {
            BigFraction found = most(p, q, swapped);
            greatest = found.compareTo(greatest) > 0 ? found : greatest;
        }
        assertThat(greatest.toString().replace(" ", "")).isEqualTo(limit);

        Epsilon epsilon = new Epsilon(new BigFraction(p, q));
        BigFraction least = epsilon.value().pow(2);
        BigDecimal common = new BinFactor(epsilon, 1, CHSH, false).bound(least).upperDecimal();
        BigDecimal adapted = new BinFactor(epsilon, 1, CHSH, true).bound(least).upperDecimal();
        assertThat(adapted.doubleValue()).isCloseTo(1 / (1 + least.doubleValue()), within());
        assertThat(greatest.bigDecimalValue(20, RoundingMode.FLOOR)).isLessThanOrEqualTo(adapted);
        assertThat(adapted).isLessThanOrEqualTo(common.add(new BigDecimal("1e-9")));
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    /** Both outcomes are always 0, so the round is wrong at one setting: the source avoids it with 1 - eps^2. */
    private static BigFraction localAttack(BigFraction eps, boolean picksLast) {
        BigFraction free = BigFraction.ONE.subtract(eps);
        BigFraction sum = BigFraction.ZERO;
        for (int x = 0; x < 16; x++) {
            BigFraction weight = eps.pow(Integer.bitCount(x)).multiply(free.pow(4 - Integer.bitCount(x)));
            boolean first = wrong(0, x & 3);
            boolean second = wrong(0, x >> 2);
            // A wrong round is accepted only when it is the picked one.
            BigFraction accepted;
            if (!first && !second) {
                accepted = BigFraction.ONE;
            } else if (first && second) {
                accepted = BigFraction.ZERO;
            } else {
                accepted = picksLast || first ? free : eps;
            }
            sum = sum.add(weight.multiply(accepted));
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "3, 10", "1, 10"})
    @DisplayName("(P7) holds for picks drawn first; drawn last, a local box exceeds f")
    void picksMustComeFirst(int p, int q) {
        BigFraction eps = new BigFraction(p, q);
        BigFraction square = eps.multiply(eps);
        BigFraction f = BigFraction.ONE.divide(BigFraction.ONE.add(square));
        assertThat(localAttack(eps, false)).isEqualTo(BigFraction.ONE.subtract(square));
        assertThat(localAttack(eps, true)).isGreaterThan(f);
    }
}
