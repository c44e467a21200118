package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BitMatrixTest {
    @Test
    @DisplayName("bit j of word i becomes bit i of word j")
    void transposed() {
        long[] words = new SplittableRandom(5).longs(64).toArray();
        long[] transposed = words.clone();
        BitMatrix.transpose(transposed);
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                assertThat(transposed[j] >>> i & 1).isEqualTo(words[i] >>> j & 1);
            }
        }
    }
}
