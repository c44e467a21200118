package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickPlanesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    @DisplayName("theory.md 4: one round of each bin is picked, the one its pick says")
    void masks(int choiceBits) {
        PickPlanes planes = new PickPlanes(choiceBits);
        SplittableRandom random = new SplittableRandom(choiceBits);
        int most = RoundChunk.ROUNDS >> choiceBits;
        for (int bins : new int[] {1, 2, 3, 63, 64, 65, 127, 1000, most}) {
            if (bins > most) {
                continue;
            }
            int rounds = bins << choiceBits;
            int words = planes.drawnWords(5, rounds);
            assertThat(words).isEqualTo(PickPlanes.words(choiceBits, bins));
            for (int kind = 0; kind < 3; kind++) {
                long[] picks = random.longs(words).toArray();
                if (kind < 2) {
                    Arrays.fill(picks, -kind);
                }
                long[] mask = random.longs(RoundChunk.WORDS).toArray();
                long[] expected = new long[RoundChunk.WORDS];
                planes.mask(5, rounds, picks, mask);
                PlainPicks.mask(planes, 5, rounds, picks, expected);
                assertThat(mask).as("%d bins", bins).isEqualTo(expected);
                assertThat(Planes.count(mask, mask.length)).isEqualTo(bins);
                for (int b = 0; b < bins; b++) {
                    long round = ((long) b << choiceBits) + planes.pick(picks, bins, b);
                    assertThat(mask[(int) (round >> 6)] >>> round & 1).isEqualTo(1);
                }
            }
        }
    }

    @Test
    @DisplayName("a bin larger than a chunk has one picked round in all its chunks together")
    void largeBins() {
        PickPlanes planes = new PickPlanes(16);
        long[] picks = {0xabcd_0000_0000_8123L};
        long[] mask = new long[RoundChunk.WORDS];
        for (long chunk = 8; chunk < 12; chunk++) {
            assertThat(planes.drawnWith(chunk)).isEqualTo(8);
            assertThat(planes.drawnWords(chunk, RoundChunk.ROUNDS)).isEqualTo(chunk == 8 ? 1 : 0);
            planes.mask(chunk, RoundChunk.ROUNDS, picks, mask);
            assertThat(Planes.first(mask, mask.length)).isEqualTo(chunk == 10 ? 0x123 : -1);
            assertThat(Planes.count(mask, mask.length)).isEqualTo(chunk == 10 ? 1 : 0);
        }
        assertThat(planes.pick(picks, 1, 0)).isEqualTo(0x8123);
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> new PickPlanes(63)).hasMessage("log2Nb: expected 0 to 62, found 63");
        PickPlanes planes = new PickPlanes(3);
        assertThatThrownBy(() -> planes.bins(12)).hasMessage("rounds: expected a multiple of Nb = 8, found 12");
        assertThatThrownBy(() -> planes.pick(new long[3], 8, 8)).hasMessage("bin: expected 0 to 7, found 8");
        assertThatThrownBy(() -> planes.mask(0, 64, new long[2], new long[1]))
                .hasMessage("picks: expected 3 words, found 2");
    }
}
