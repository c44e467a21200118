package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Paper: the vertices over which factors are checked leave out no box of the model, whichever of the eight CHSH sums it is good at. */
class ChshPolytopeTest {
    private static final BigFraction TWO = new BigFraction(2);
    private static final BigFraction FOUR = new BigFraction(4);

    /** Sum over x of the sign given by bit x and E(x). */
    private static BigFraction sum(BigFraction[] box, int signs) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < 16; i++) {
            boolean minus = ((Integer.bitCount(i & 3) ^ signs >> (i >> 2)) & 1) == 1;
            sum = minus ? sum.subtract(box[i]) : sum.add(box[i]);
        }
        return sum;
    }

    /** The eight sums that local boxes keep at 2 or less: an odd number of minus signs. */
    private static List<Integer> chshSums() {
        List<Integer> all = new ArrayList<>();
        for (int signs = 0; signs < 16; signs++) {
            if (Integer.bitCount(signs) % 2 == 1) {
                all.add(signs);
            }
        }
        return all;
    }

    private static long distinct(BoxModel model) {
        return ChshPolytope.boxes(model).stream().map(List::of).distinct().count();
    }

    @Test
    @DisplayName("non-signalling: each of the eight CHSH sums is 4 at one vertex, 2 at eight, and above 2 at no other")
    void everyChshSumHasItsPrBox() {
        assertThat(distinct(BoxModel.NC)).isEqualTo(24);
        for (int signs : chshSums()) {
            List<BigFraction> sums = ChshPolytope.boxes(BoxModel.NC).stream()
                    .map(box -> sum(box, signs))
                    .toList();
            assertThat(sums).as("signs %s", signs).areExactly(1, equalTo(FOUR)).areExactly(8, equalTo(TWO));
            assertThat(sums.stream().filter(s -> s.compareTo(TWO) > 0)).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "quantum: each of the eight CHSH sums is a little more than 2 sqrt 2 on all eight edges from its PR box, and nowhere more")
    void everyChshSumIsCutAtTsirelsonsBound() {
        assertThat(distinct(BoxModel.QC)).isEqualTo(16 + 64);
        for (int signs : chshSums()) {
            List<BigFraction> above = ChshPolytope.boxes(BoxModel.QC).stream()
                    .map(box -> sum(box, signs))
                    .filter(s -> s.compareTo(TWO) > 0)
                    .toList();
            assertThat(above).as("signs %s", signs).hasSize(8);
            for (BigFraction s : above) {
                assertThat(s.multiply(s))
                        .isBetween(new BigFraction(8), new BigFraction(8_000_000_001L, 1_000_000_000L));
            }
        }
    }

    private static org.assertj.core.api.Condition<BigFraction> equalTo(BigFraction value) {
        return new org.assertj.core.api.Condition<>(value::equals, "is %s", value);
    }
}
