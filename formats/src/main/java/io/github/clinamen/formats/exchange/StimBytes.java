package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Stim's {@code b8}: each shot a whole number of bytes without separators, bit k of the record being bit k mod 8 (bit 0
 * the least significant) of byte k div 8; unused bits of the last byte are zero.
 */
final class StimBytes implements RecordCodec {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(file, layout.bits());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(target, layout.bits());
    }

    static int recordBytes(int bits) {
        return (bits + 7) / 8;
    }

    record Reader(ByteInput in, int bits, byte[] group) implements RecordReader {
        Reader(Path file, int bits) {
            this(new ByteInput(file), bits, new byte[64 * recordBytes(bits) + 8]);
        }

        @Override
        public int read(long[] planes) {
            int size = recordBytes(bits);
            long start = in.offset();
            int taken = in.take(group, 64 * size);
            int rounds = taken / size;
            if (taken % size != 0) {
                throw Malformed.at(
                        in.file(),
                        start + (long) rounds * size,
                        "a record of " + size + " bytes",
                        taken % size + " bytes");
            }
            long unused = -1L << bits;
            long inBytes = size == 8 ? -1L : ~(-1L << 8 * size);
            for (int r = 0; r < rounds; r++) {
                planes[r] = (long) LONG.get(group, r * size) & inBytes;
                if (bits < 64 && (planes[r] & unused) != 0) {
                    throw Malformed.at(
                            in.file(),
                            start + (long) r * size,
                            "zeros after bit " + bits + " of the record",
                            "0x" + Long.toHexString(planes[r]));
                }
            }
            Arrays.fill(planes, rounds, 64, 0);
            BitMatrix.transpose(planes);
            return rounds;
        }

        @Override
        public void close() {
            in.close();
        }
    }

    record Writer(ByteOutput out, int bits, byte[] group) implements RecordWriter {
        Writer(Path target, int bits) {
            this(new ByteOutput(target), bits, new byte[64 * recordBytes(bits) + 8]);
        }

        @Override
        public void write(long[] planes, int rounds) {
            Arrays.fill(planes, bits, 64, 0);
            BitMatrix.transpose(planes);
            int size = recordBytes(bits);
            for (int r = 0; r < rounds; r++) {
                LONG.set(group, r * size, planes[r]);
            }
            out.put(group, rounds * size);
        }

        @Override
        public void commit() {
            out.commit();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
