package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import java.nio.file.Path;
import java.util.Arrays;

/** Stim's {@code 01}: one line a shot, one character {@code 0} or {@code 1} a bit, bit 0 of the record first. */
final class StimText implements RecordCodec {
    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(file, layout.bits());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(target, layout.bits());
    }

    record Reader(ByteInput in, int bits, long[] line) implements RecordReader {
        Reader(Path file, int bits) {
            this(new ByteInput(file), bits, new long[1]);
        }

        @Override
        public int read(long[] planes) {
            Arrays.fill(planes, 0);
            int rounds = 0;
            while (rounds < 64 && readLine(planes, rounds)) {
                rounds++;
            }
            BitMatrix.transpose(planes);
            return rounds;
        }

        private boolean readLine(long[] records, int round) {
            int c = in.next();
            if (c < 0) {
                return false;
            }
            line[0]++;
            long record = 0;
            int bit = 0;
            while (c == '0' || c == '1') {
                if (bit < bits) {
                    record |= (long) (c & 1) << bit;
                }
                bit++;
                c = in.next();
            }
            if (c == '\r') {
                c = in.next();
            }
            if (c != '\n' && c >= 0) {
                throw Malformed.onLine(in.file(), line[0], "only 0 and 1", describe(c));
            }
            if (bit != bits) {
                throw Malformed.onLine(in.file(), line[0], bits + " characters", Integer.toString(bit));
            }
            records[round] = record;
            return true;
        }

        private static String describe(int c) {
            return c > ' ' && c < 127 ? "'" + (char) c + "'" : "byte " + c;
        }

        @Override
        public void close() {
            in.close();
        }
    }

    record Writer(ByteOutput out, int bits, byte[] line) implements RecordWriter {
        Writer(Path target, int bits) {
            this(new ByteOutput(target), bits, new byte[bits + 1]);
        }

        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            line[bits] = '\n';
            for (int r = 0; r < rounds; r++) {
                for (int k = 0; k < bits; k++) {
                    line[k] = (byte) ('0' + (planes[r] >>> k & 1));
                }
                out.put(line, bits + 1);
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
