package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import java.nio.file.Path;

/**
 * Stim's {@code ptb64}: for each group of 64 shots, one word of 8 bytes for each bit of the record, shot r of the group
 * being bit r mod 8 (bit 0 the least significant) of byte r div 8. Holds whole groups only.
 */
final class StimTables implements RecordCodec {

    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(file, layout.bits());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(target, layout.bits());
    }

    record Reader(ByteInput in, int bits, byte[] group) implements RecordReader {
        Reader(Path file, int bits) {
            this(new ByteInput(file), bits, new byte[8 * bits]);
        }

        @Override
        public int read(long[] planes) {
            long start = in.offset();
            int taken = in.take(group, group.length);
            if (taken == 0) {
                return 0;
            }
            if (taken < group.length) {
                throw Malformed.at(
                        in.file(), start, "a group of 64 shots in " + group.length + " bytes", taken + " bytes");
            }
            for (int k = 0; k < bits; k++) {
                planes[k] = (long) StimBytes.LONG.get(group, 8 * k);
            }
            return 64;
        }

        @Override
        public void close() {
            in.close();
        }
    }

    record Writer(ByteOutput out, int bits) implements RecordWriter {
        Writer(Path target, int bits) {
            this(new ByteOutput(target), bits);
        }

        @Override
        public void write(long[] planes, int rounds) {
            if (rounds != 64) {
                throw new InputException(out.target() + ": expected whole groups of 64 rounds for ptb64, found "
                        + (out.offset() / bits * 8 + rounds) + " rounds");
            }
            for (int k = 0; k < bits; k++) {
                out.putLong(planes[k]);
            }
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
