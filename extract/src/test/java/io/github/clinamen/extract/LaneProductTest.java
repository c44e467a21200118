package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: every lane holds the product by shifting and adding. */
class LaneProductTest {
    private static final int LANES = LaneProduct.LANES;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 16, 17, 33})
    void agreesWithShiftingAndAdding(int words) {
        Random random = new Random(words);
        for (int i = 0; i < 20; i++) {
            check(
                    random.longs((long) words * LANES).toArray(),
                    random.longs((long) words * LANES).toArray(),
                    words);
        }
    }

    @Test
    void eightOnesInAColumnDoNotCarryIntoTheNext() {
        // All ones fill every column of the spread integer products to the brim: the case the gaps are made for.
        for (int words : new int[] {1, 2, 5}) {
            long[] ones = new long[words * LANES];
            Arrays.fill(ones, -1);
            check(ones, ones, words);
        }
    }

    private static void check(long[] a, long[] b, int words) {
        long[] c = new long[2 * words * LANES];
        LaneProduct.multiply(a, 0, b, 0, c, 0, words, new long[LaneProduct.scratch(words) * LANES], 0);
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(lane(c, lane, 2 * words)).isEqualTo(plain(lane(a, lane, words), lane(b, lane, words)));
        }
    }

    private static long[] lane(long[] lanes, int lane, int words) {
        long[] one = new long[words];
        for (int w = 0; w < words; w++) {
            one[w] = lanes[w * LANES + lane];
        }
        return one;
    }

    private static long[] plain(long[] a, long[] b) {
        long[] c = new long[a.length + b.length];
        for (int i = 0; i < 64 * a.length; i++) {
            if ((a[i >> 6] >>> (i & 63) & 1) == 1) {
                Words.add(b, 0, 64L * b.length, c, i);
            }
        }
        return c;
    }
}
