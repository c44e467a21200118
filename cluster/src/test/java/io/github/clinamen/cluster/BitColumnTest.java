package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitColumnTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 4097})
    @DisplayName("Bits appended in pieces are copied to any place, and nothing beside it changes")
    void bitsComeOutAsTheyWentIn(int length) {
        SplittableRandom random = new SplittableRandom(length);
        boolean[] bits = new boolean[length];
        BitColumn column = new BitColumn(length);
        for (int at = 0; at < length; ) {
            int count = Math.min(1 + random.nextInt(64), length - at);
            long piece = random.nextLong();
            column.append(piece, count);
            for (int i = 0; i < count; i++) {
                bits[at + i] = (piece >>> i & 1) == 1;
            }
            at += count;
        }
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(length);
            int count = 1 + random.nextInt(length - from);
            int to = random.nextInt(200);
            MemorySegment plane = Arena.ofAuto().allocate(8 * 80, 8);
            column.copy(from, plane, 16, to, count);
            for (int b = 0; b < 8 * 8 * 78; b++) {
                boolean found = (plane.get(RoundChunk.WORD, 16 + 8L * (b >> 6)) >>> (b & 63) & 1) == 1;
                assertThat(found).isEqualTo(b >= to && b < to + count && bits[from + b - to]);
            }
        }
        assertThatThrownBy(() -> column.append(0, 1)).hasMessageContaining("found more");
    }
}
