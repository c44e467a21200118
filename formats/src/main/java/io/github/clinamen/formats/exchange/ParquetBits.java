package io.github.clinamen.formats.exchange;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.Shown;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A column of Parquet that is one plane of bits: truth values, or whole numbers each of which stands for a bit.
 *
 * @param cells bits of the numbers
 */
record ParquetBits(Path file, String column, Map<String, Integer> cells) {
    static final Set<PhysicalType> TYPES = Set.of(PhysicalType.BOOLEAN, PhysicalType.INT32, PhysicalType.INT64);

    /** One bit of a batch. */
    private interface Bit {
        long at(int index);
    }

    /** Sets bits {@code filled} to {@code filled + step - 1} of a plane of zeros, a word at a time. */
    void pack(ColumnReaders columns, int used, int step, MemorySegment planes, long plane, int filled) {
        ColumnReader reader = columns.getColumnReader(column);
        PhysicalType type = reader.getColumnSchema().type();
        if (type == PhysicalType.BOOLEAN) {
            packTruth(reader.getBooleans(), used, step, planes, plane, filled);
        } else if (type == PhysicalType.INT32) {
            int[] numbers = reader.getInts();
            pack(index -> bit(numbers[index]), used, step, planes, plane, filled);
        } else {
            long[] numbers = reader.getLongs();
            pack(index -> bit(numbers[index]), used, step, planes, plane, filled);
        }
    }

    private static void packTruth(boolean[] bits, int used, int step, MemorySegment planes, long plane, int filled) {
        for (int i = 0; i < step; ) {
            int shift = filled + i & 63;
            int end = Math.min(step, i + 64 - shift);
            long word = 0;
            for (int from = i; i < end; i++) {
                word |= (bits[used + i] ? 1L : 0L) << shift + i - from;
            }
            or(planes, plane, filled + end - 1, word);
        }
    }

    private static void pack(Bit bits, int used, int step, MemorySegment planes, long plane, int filled) {
        for (int i = 0; i < step; ) {
            int shift = filled + i & 63;
            int end = Math.min(step, i + 64 - shift);
            long word = 0;
            for (int from = i; i < end; i++) {
                word |= bits.at(used + i) << shift + i - from;
            }
            or(planes, plane, filled + end - 1, word);
        }
    }

    private static void or(MemorySegment planes, long plane, int round, long word) {
        long at = plane + 8L * (round >> 6);
        planes.set(RoundChunk.WORD, at, planes.get(RoundChunk.WORD, at) | word);
    }

    private long bit(long number) {
        // The usual case, without a look into the table.
        if (number >> 1 == 0 && cells == Columns.PLAIN.settings()) {
            return number;
        }
        Integer bit = cells.get(Long.toString(number));
        if (bit == null) {
            throw new InputException(file + ": column " + Shown.cut(column) + ": expected 0 or 1, found " + number
                    + " (--values says what other values are)");
        }
        return bit;
    }
}
