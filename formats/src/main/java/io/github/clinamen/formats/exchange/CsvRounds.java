package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Tables with one round a line under a header that names each column: settings {@code x1} to {@code xn} and outcomes
 * {@code a1} to {@code an}, in any order and among others; {@link Columns} gives other names and values.
 */
final class CsvRounds implements RecordCodec {
    private static final int MAX_HEADER = 10_000;
    private static final int MAX_CELL = 1000;
    private static final Pattern OURS = Pattern.compile("[xa][1-9][0-9]?");

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

    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return layout.table().open(file, layout.part());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return Writer.create(target, layout.parties().orElseThrow(), layout.part());
    }

    @Override
    public boolean knowsParties() {
        return true;
    }

    /** What a column of the file is: a bit of the record, or nothing to us. */
    private static final class Column {
        static final int UNUSED = -1;

        final String name;
        final int bit;
        final Map<String, Integer> cells;
        /** The bit of each cell of one ASCII character; -1 for those that are none. */
        final byte[] single = new byte[128];

        Column(String name, int bit, Map<String, Integer> cells) {
            this.name = name;
            this.bit = bit;
            this.cells = cells;
            Arrays.fill(single, (byte) -1);
            cells.forEach((cell, value) -> {
                if (cell.length() == 1 && cell.charAt(0) < single.length) {
                    single[cell.charAt(0)] = value.byteValue();
                }
            });
        }
    }

    static final class Reader implements RecordReader {
        private final ByteInput in;
        private final int parties;
        private final char separator;
        private final Column[] columns;
        private long line;
        /** What ended the last cell: the separator, the end of the line, or -1. */
        private int ended;

        private Reader(ByteInput in, int parties, char separator, List<Column> columns, long line) {
            this.in = in;
            this.parties = parties;
            this.separator = separator;
            this.columns = columns.toArray(Column[]::new);
            this.line = line;
        }

        /** Opens the file and reads its header. */
        static Reader open(Path file, RecordPart part, Columns named) {
            ByteInput in = new ByteInput(file);
            try {
                for (int skipped = 1; skipped < named.headerLine(); skipped++) {
                    header(in, skipped);
                }
                CsvTable table = CsvTable.of(file, header(in, named.headerLine()));
                int parties = parties(table, part, named);
                List<String> ours = columns(parties, part);
                List<String> theirs = ours.stream().map(named::name).toList();
                List<Column> columns = new ArrayList<>();
                for (String name : table.names()) {
                    int bit = theirs.indexOf(name);
                    columns.add(new Column(
                            name,
                            bit,
                            bit < 0
                                    ? Map.of()
                                    : ours.get(bit).startsWith("x") ? named.settings() : named.outcomeCells()));
                }
                return new Reader(in, parties, table.separator(), columns, named.headerLine());
            } catch (RuntimeException e) {
                in.close();
                throw e;
            }
        }

        private static String header(ByteInput in, int line) {
            java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
            for (int c = in.next(); c >= 0 && c != '\n'; c = in.next()) {
                if (c < ' ' && c != '\r' && c != '\t' || text.size() > MAX_HEADER) {
                    throw Malformed.onLine(in.file(), line, "a CSV header", "other bytes");
                }
                text.write(c);
            }
            String header = text.toString(StandardCharsets.UTF_8);
            return header.startsWith("#") ? header.substring(1) : header;
        }

        /** As many parties as have all their columns; a party with some of them is an error. */
        private static int parties(CsvTable table, RecordPart part, Columns named) {
            int parties = 0;
            while (table.names().containsAll(theirs(parties + 1, part, named))) {
                parties++;
            }
            List<String> used = theirs(parties, part, named);
            boolean more = table.names().stream()
                    .anyMatch(name -> OURS.matcher(name).matches()
                            && !used.contains(name)
                            && (part == RecordPart.ROUND || name.startsWith(part == RecordPart.SETTINGS ? "x" : "a")));
            boolean twice = used.stream()
                    .anyMatch(
                            name -> table.names().indexOf(name) != table.names().lastIndexOf(name));
            List<String> missing = named.names().values().stream()
                    .filter(name -> !table.names().contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                table.column(missing.getFirst());
            }
            if (parties < 1 || parties > MerminGame.MAX_PARTIES || more || twice) {
                throw Malformed.onLine(
                        table.file(),
                        named.headerLine(),
                        "a header with each of " + (part == RecordPart.OUTCOMES ? "" : "x1, ..., xn ")
                                + (part == RecordPart.ROUND ? "and " : "")
                                + (part == RecordPart.SETTINGS ? "" : "a1, ..., an ") + "once, n at most "
                                + MerminGame.MAX_PARTIES + " (--columns says which they are)",
                        Shown.quoted(String.join(",", table.names())));
            }
            return parties;
        }

        private static List<String> theirs(int parties, RecordPart part, Columns named) {
            return columns(parties, part).stream().map(named::name).toList();
        }

        @Override
        public OptionalInt parties() {
            return OptionalInt.of(parties);
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
            if (c == '\n' || c == '\r') {
                c = afterBlankLines(c);
            }
            if (c < 0) {
                return false;
            }
            line++;
            long record = 0;
            int last = columns.length - 1;
            for (int i = 0; ; i++) {
                Column column = columns[i];
                int bit = column.bit != Column.UNUSED && c >= 0 && c < 128 ? column.single[c] : -1;
                int after = in.peek();
                if (bit >= 0 && (after == separator || after == '\n')) {
                    record |= (long) bit << column.bit;
                    ended = in.next();
                } else {
                    bit = cell(column, c);
                    record |= column.bit == Column.UNUSED ? 0 : (long) bit << column.bit;
                }
                if (i == last ? ended != '\n' && ended >= 0 : ended != separator) {
                    throw Malformed.onLine(
                            in.file(),
                            line,
                            columns.length + (columns.length == 1 ? " cell" : " cells"),
                            i == last ? "more" : Integer.toString(i + 1));
                }
                if (i == last) {
                    records[round] = record;
                    return true;
                }
                c = in.next();
            }
        }

        /** Reads a cell that is not one known character: empty, quoted, longer, or of a column that is not ours. */
        private int cell(Column column, int first) {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            boolean quoted = false;
            int c = first;
            while (c >= 0 && (quoted || c != separator && c != '\n')) {
                quoted ^= c == '"';
                bytes.write(c);
                if (bytes.size() > MAX_CELL) {
                    throw fault(column, "at most " + MAX_CELL + " bytes", "more");
                }
                c = in.next();
            }
            ended = c;
            if (column.bit == Column.UNUSED) {
                return 0;
            }
            String cell = CsvTable.plain(bytes.toString(StandardCharsets.UTF_8));
            Integer bit = column.cells.get(cell);
            if (bit == null) {
                throw fault(
                        column,
                        "0 or 1",
                        cell.isEmpty()
                                ? (ended < 0 ? "the end of the file" : "nothing")
                                        + " (--no-click says what a missing click is)"
                                : Shown.quoted(cell) + " (--values says what other values are)");
            }
            return bit;
        }

        /** Blank lines may end a file, no more than that; returns the end. */
        private int afterBlankLines(int first) {
            int c = first;
            long blank = line + 1;
            while (c == '\n' || c == '\r' || c == ' ') {
                c = in.next();
            }
            if (c >= 0) {
                throw Malformed.onLine(in.file(), blank, columns.length + " cells", "a blank line");
            }
            return c;
        }

        private InputException fault(Column column, String expected, String found) {
            return new InputException(in.file() + ": line " + line + ": column " + Shown.cut(column.name)
                    + ": expected " + expected + ", found " + found);
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
