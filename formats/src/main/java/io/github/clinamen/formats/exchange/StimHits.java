package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Stim's {@code hits} and {@code dets}: one line a shot with the numbers of the bits that are 1, in increasing order. In {@code hits}
 * they are separated by commas; in {@code dets} a line begins with {@code shot}, and measurements are numbered M0, M1, ...
 */
final class StimHits implements RecordCodec {
    private static final int MAX_LINE = 1000;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]?");

    private final String start;
    private final String between;
    private final String mark;

    private StimHits(String start, String between, String mark) {
        this.start = start;
        this.between = between;
        this.mark = mark;
    }

    static StimHits hits() {
        return new StimHits("", ",", "");
    }

    static StimHits dets() {
        return new StimHits("shot", " ", "M");
    }

    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(new ByteInput(file), layout.bits());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(new ByteOutput(target), layout.bits());
    }

    private final class Reader implements RecordReader {
        private final ByteInput in;
        private final int bits;
        private long line;

        Reader(ByteInput in, int bits) {
            this.in = in;
            this.bits = bits;
        }

        @Override
        public int read(long[] planes) {
            Arrays.fill(planes, 0);
            int rounds = 0;
            while (rounds < 64 && in.peek() >= 0) {
                planes[rounds++] = shot(nextLine());
            }
            BitMatrix.transpose(planes);
            return rounds;
        }

        private String nextLine() {
            line++;
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            for (int c = in.next(); c != '\n'; c = in.next()) {
                if (c < 0) {
                    throw Malformed.onLine(in.file(), line, "the end of the line", "the end of the file");
                }
                if (bytes.size() == MAX_LINE) {
                    throw Malformed.onLine(in.file(), line, "at most " + MAX_LINE + " characters", "more");
                }
                bytes.write(c);
            }
            return bytes.toString(StandardCharsets.ISO_8859_1).strip();
        }

        private long shot(String text) {
            if (!text.startsWith(start)) {
                throw Malformed.onLine(in.file(), line, "\"" + start + "\" at the beginning", Shown.quoted(text));
            }
            String numbers = text.substring(start.length()).strip();
            long record = 0;
            int before = -1;
            for (String hit : numbers.isEmpty() ? new String[0] : numbers.split(between, -1)) {
                String number = hit.startsWith(mark) ? hit.substring(mark.length()) : "";
                int bit = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
                if (bit <= before || bit >= bits) {
                    throw Malformed.onLine(
                            in.file(),
                            line,
                            "increasing numbers " + mark + "0 to " + mark + (bits - 1),
                            Shown.quoted(hit));
                }
                record |= 1L << bit;
                before = bit;
            }
            return record;
        }

        @Override
        public void close() {
            in.close();
        }
    }

    private final class Writer implements RecordWriter {
        private final ByteOutput out;
        private final int bits;

        Writer(ByteOutput out, int bits) {
            this.out = out;
            this.bits = bits;
        }

        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            for (int r = 0; r < rounds; r++) {
                StringJoiner hits = new StringJoiner(between);
                if (!start.isEmpty()) {
                    hits.add(start);
                }
                for (int bit = 0; bit < bits; bit++) {
                    if ((planes[r] >>> bit & 1) == 1) {
                        hits.add(mark + bit);
                    }
                }
                out.put(hits + "\n");
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
