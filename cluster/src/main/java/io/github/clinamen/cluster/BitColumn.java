package io.github.clinamen.cluster;

import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.MemorySegment;

/** The bits of one Parquet column in one row group, filled from the first to the last. */
final class BitColumn {
    private final long[] words;
    private final long length;
    private long filled;

    BitColumn(long length) {
        this.words = new long[Math.toIntExact((length + 63) >> 6)];
        this.length = length;
    }

    long length() {
        return length;
    }

    long filled() {
        return filled;
    }

    /**
     * Appends bits.
     *
     * @param bits the first in the lowest bit; those beyond {@code count} are ignored
     * @param count 1 to 64
     */
    void append(long bits, int count) {
        if (filled + count > length) {
            throw new IllegalArgumentException("column: expected " + length + " values, found more");
        }
        long wanted = bits & -1L >>> (64 - count);
        int w = (int) (filled >> 6);
        int shift = (int) (filled & 63);
        words[w] |= wanted << shift;
        if (shift + count > 64) {
            words[w + 1] = wanted >>> (64 - shift);
        }
        filled += count;
    }

    /**
     * Copies bits into a plane where zeros are.
     *
     * @param from the first bit to copy
     * @param plane byte offset of the plane in the memory
     * @param to the bit of the plane where they go
     */
    void copy(long from, MemorySegment memory, long plane, int to, int count) {
        for (int i = 0; i < count; i += 64) {
            long bits = word(from + i) & -1L >>> Math.max(0, 64 - (count - i));
            long at = plane + 8L * ((to + i) >> 6);
            int shift = (to + i) & 63;
            or(memory, at, bits << shift);
            if (shift > 0 && bits >>> (64 - shift) != 0) {
                or(memory, at + 8, bits >>> (64 - shift));
            }
        }
    }

    private static void or(MemorySegment memory, long at, long bits) {
        memory.set(RoundChunk.WORD, at, memory.get(RoundChunk.WORD, at) | bits);
    }

    /** The 64 bits from a place on; zeros after the end. */
    private long word(long from) {
        int w = (int) (from >> 6);
        int shift = (int) (from & 63);
        long low = words[w] >>> shift;
        return shift == 0 || w + 1 == words.length ? low : low | words[w + 1] << (64 - shift);
    }
}
