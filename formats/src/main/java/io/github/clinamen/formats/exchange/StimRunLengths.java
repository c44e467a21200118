package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Stim's {@code r8}: each byte is the number of zeros before the next one, 255 standing for 255 zeros and no one yet; a one that is not
 * there follows the last bit of each shot.
 */
final class StimRunLengths implements RecordCodec {
    private static final int LONG_RUN = 255;

    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(new ByteInput(file), layout.bits());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(new ByteOutput(target), layout.bits());
    }

    record Reader(ByteInput in, int bits) implements RecordReader {
        @Override
        public int read(long[] planes) {
            Arrays.fill(planes, 0);
            int rounds = 0;
            while (rounds < 64 && in.peek() >= 0) {
                planes[rounds++] = shot();
            }
            BitMatrix.transpose(planes);
            return rounds;
        }

        private long shot() {
            long start = in.offset();
            long record = 0;
            int bit = 0;
            while (true) {
                int run = in.next();
                if (run < 0) {
                    throw Malformed.at(in.file(), start, "a shot of " + bits + " bits", "the end of the file");
                }
                bit += run;
                if (run != LONG_RUN) {
                    if (bit == bits) {
                        return record;
                    }
                    if (bit < bits) {
                        record |= 1L << bit;
                    }
                    bit++;
                }
                if (bit > bits) {
                    throw Malformed.at(in.file(), start, "a shot of " + bits + " bits", "a longer one");
                }
            }
        }

        @Override
        public void close() {
            in.close();
        }
    }

    record Writer(ByteOutput out, int bits) implements RecordWriter {
        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            for (int r = 0; r < rounds; r++) {
                // Records have at most 64 bits: no run is as long as 255.
                int run = 0;
                for (int bit = 0; bit < bits; bit++) {
                    run = (planes[r] >>> bit & 1) == 0 ? run + 1 : flush(run);
                }
                flush(run);
            }
        }

        private int flush(int run) {
            out.put(run);
            return 0;
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
