package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.Malformed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CSV with one round a line under a header that names each column: settings {@code x1} to {@code xn} and outcomes
 * {@code a1} to {@code an}, in any order; cells are {@code 0} or {@code 1}, separated by commas.
 */
final class CsvRounds {
    private static final int MAX_HEADER = 1000;

    private CsvRounds() {}

    /** The columns of a record: x1, ..., xn, a1, ..., an, or one of the two. */
    static List<String> columns(int parties, RecordPart part) {
        List<String> names = new ArrayList<>();
        for (int p = 1; p <= parties && part != RecordPart.OUTCOMES; p++) {
            names.add("x" + p);
        }
        for (int p = 1; p <= parties && part != RecordPart.SETTINGS; p++) {
            names.add("a" + p);
        }
        return names;
    }

    /**
     * @param bitOfColumn which bit of the record each column holds
     * @param line one cell: lines read
     */
    record Reader(ByteInput in, int parties, int[] bitOfColumn, long[] line) implements RecordReader {
        /** Opens the file and reads its header. */
        static Reader open(Path file, RecordPart part) {
            ByteInput in = new ByteInput(file);
            try {
                List<String> header = header(in);
                int parties = header.size() / (part == RecordPart.ROUND ? 2 : 1);
                List<String> expected = columns(parties, part);
                int[] bits = header.stream().mapToInt(expected::indexOf).toArray();
                if (parties < 1
                        || parties > MerminGame.MAX_PARTIES
                        || Arrays.stream(bits).distinct().count() != expected.size()
                        || Arrays.stream(bits).anyMatch(bit -> bit < 0)) {
                    throw Malformed.onLine(
                            file,
                            1,
                            "a header with each of " + (part == RecordPart.OUTCOMES ? "" : "x1, ..., xn ")
                                    + (part == RecordPart.ROUND ? "and " : "")
                                    + (part == RecordPart.SETTINGS ? "" : "a1, ..., an ") + "once, n at most "
                                    + MerminGame.MAX_PARTIES,
                            "\"" + String.join(",", header) + "\"");
                }
                return new Reader(in, parties, bits, new long[] {1});
            } catch (RuntimeException e) {
                in.close();
                throw e;
            }
        }

        private static List<String> header(ByteInput in) {
            StringBuilder text = new StringBuilder();
            for (int c = in.next(); c >= 0 && c != '\n'; c = in.next()) {
                if (c < ' ' && c != '\r' || c > '~' || text.length() > MAX_HEADER) {
                    throw Malformed.onLine(in.file(), 1, "a CSV header", "other bytes");
                }
                text.append((char) c);
            }
            return List.of(text.toString().strip().split(",", -1));
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
            for (int column = 0; column < bitOfColumn.length; column++) {
                if (c != '0' && c != '1') {
                    throw fault(column, "0 or 1", c);
                }
                record |= (long) (c & 1) << bitOfColumn[column];
                c = in.next();
                if (column + 1 < bitOfColumn.length) {
                    if (c != ',') {
                        throw fault(column, "a comma after it", c);
                    }
                    c = in.next();
                }
            }
            c = c == '\r' ? in.next() : c;
            if (c != '\n' && c >= 0) {
                throw fault(bitOfColumn.length - 1, "the end of the line after it", c);
            }
            records[round] = record;
            return true;
        }

        private InputException fault(int column, String expected, int c) {
            String found = c < 0 ? "the end of the file" : c == '\n' ? "the end of the line" : "'" + (char) c + "'";
            return new InputException(in.file() + ": line " + line[0] + ": column " + (column + 1) + ": expected "
                    + expected + ", found " + found);
        }

        @Override
        public void close() {
            in.close();
        }
    }

    record Writer(ByteOutput out, int bits, byte[] line) implements RecordWriter {
        static Writer create(Path target, int parties, RecordPart part) {
            int bits = part.bits(parties);
            Writer writer = new Writer(
                    new ByteOutput(target), bits, ",".repeat(2 * bits).getBytes(StandardCharsets.US_ASCII));
            writer.out.put(String.join(",", columns(parties, part)) + "\n");
            return writer;
        }

        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            line[2 * bits - 1] = '\n';
            for (int r = 0; r < rounds; r++) {
                for (int k = 0; k < bits; k++) {
                    line[2 * k] = (byte) ('0' + (planes[r] >>> k & 1));
                }
                out.put(line, 2 * bits);
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
