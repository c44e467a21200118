package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanesTest {
    private static final int[] WORDS = {0, 1, 2, 7, 8, 9, 64, 65, 256};

    @Test
    void asTheirPlainTwins() {
        SplittableRandom random = new SplittableRandom(1);
        for (int words : WORDS) {
            for (int density = 0; density < 5; density++) {
                long[] plane = sparse(random, words, 0);
                long[] mask = density == 4 ? filled(words) : sparse(random, words, 3 * density);
                assertThat(Planes.count(plane, words)).isEqualTo(PlainPlanes.count(plane, words));
                assertThat(Planes.countBoth(plane, mask, words)).isEqualTo(PlainPlanes.countBoth(plane, mask, words));
                assertThat(Planes.parityOfBoth(plane, mask, words))
                        .isEqualTo(PlainPlanes.parityOfBoth(plane, mask, words));
                for (int end : new int[] {0, 1, 63, 64, 100}) {
                    long[] out = new long[words + 3];
                    long[] expected = new long[words + 3];
                    out[0] = expected[0] = end == 0 ? 0 : 1;
                    assertThat(Planes.sift(plane, mask, words, out, end))
                            .isEqualTo(PlainPlanes.sift(plane, mask, words, expected, end));
                    assertThat(out).isEqualTo(expected);
                }
                long[] cleared = plane.clone();
                long[] expected = plane.clone();
                Planes.clear(cleared, mask, words);
                PlainPlanes.clear(expected, mask, words);
                assertThat(cleared).isEqualTo(expected);
            }
        }
    }

    @Test
    void firstAndLast() {
        assertThat(Planes.first(new long[3], 3)).isEqualTo(-1);
        assertThat(Planes.last(new long[3], 3)).isEqualTo(-1);
        long[] plane = {0, 1L << 5 | 1L << 63, 1L << 7, -1L};
        assertThat(Planes.first(plane, 3)).isEqualTo(69);
        assertThat(Planes.last(plane, 3)).isEqualTo(135);
        assertThat(Planes.last(plane, 2)).isEqualTo(127);
    }

    @Test
    void tooShortAPlaneIsNamed() {
        assertThatThrownBy(() -> Planes.count(new long[2], 3)).hasMessage("plane: expected at least 3 words, found 2");
    }

    private static long[] sparse(SplittableRandom random, int words, int density) {
        long[] plane = random.longs(words).toArray();
        for (int i = 0; i < density; i++) {
            for (int w = 0; w < words; w++) {
                plane[w] &= random.nextLong();
            }
        }
        return plane;
    }

    private static long[] filled(int words) {
        long[] plane = new long[words];
        java.util.Arrays.fill(plane, -1L);
        return plane;
    }
}
