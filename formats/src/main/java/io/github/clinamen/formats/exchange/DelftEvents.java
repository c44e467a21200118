package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The events of the Delft experiments, 17 columns without a header: time stamp; day; run; time and detector of the first and of the
 * second click of the event-ready station; random number of A and of B; their times; readout click of A and of B; click after the
 * excitation at A and at B; pulses since the last invalid marker at A and at B. 0 stands for no click.
 */
final class DelftEvents implements RecordReader {
    private static final int COLUMNS = 17;
    private static final int MAX_LINE = 4000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

    private final ByteInput in;
    private final DelftWindows windows;
    private final RecordPart part;
    private final long[] cells = new long[COLUMNS];
    private long line;

    DelftEvents(ByteInput in, DelftWindows windows, RecordPart part) {
        this.in = in;
        this.windows = windows;
        this.part = part;
    }

    @Override
    public OptionalInt parties() {
        return OptionalInt.of(2);
    }

    @Override
    public int read(long[] planes) {
        Arrays.fill(planes, 0);
        int rounds = 0;
        while (rounds < 64 && nextLine()) {
            if (isRound()) {
                planes[rounds++] = record();
            }
        }
        BitMatrix.transpose(planes);
        return rounds;
    }

    private boolean nextLine() {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int c = in.next();
        if (c < 0) {
            return false;
        }
        line++;
        for (; c >= 0 && c != '\n'; c = in.next()) {
            if (bytes.size() == MAX_LINE) {
                throw Malformed.onLine(in.file(), line, "at most " + MAX_LINE + " characters", "more");
            }
            bytes.write(c);
        }
        List<String> text =
                CsvTable.of(in.file(), bytes.toString(StandardCharsets.UTF_8)).names();
        if (text.size() != COLUMNS) {
            throw Malformed.onLine(in.file(), line, COLUMNS + " cells", Integer.toString(text.size()));
        }
        for (int i = 1; i < COLUMNS; i++) {
            if (!NUMBER.matcher(text.get(i)).matches()) {
                throw Malformed.onLine(
                        in.file(), line, "a whole number in column " + (i + 1), Shown.quoted(text.get(i)));
            }
            cells[i] = Long.parseLong(text.get(i));
        }
        for (int i : new int[] {4, 6, 7, 8}) {
            if (cells[i] >> 1 != 0) {
                throw Malformed.onLine(in.file(), line, "0 or 1 in column " + (i + 1), Long.toString(cells[i]));
            }
        }
        return true;
    }

    private boolean isRound() {
        return cells[4] != cells[6]
                && isWithin(cells[3], cells[4], 0)
                && isWithin(cells[5], cells[6], windows.separation())
                && cells[13] == 0
                && cells[14] == 0
                && isValid(cells[15])
                && isValid(cells[16]);
    }

    private boolean isWithin(long time, long detector, long later) {
        long start = (detector == 0 ? windows.start0() : windows.start1()) + later;
        return time >= start && time < start + windows.length();
    }

    private boolean isValid(long pulsesSinceMarker) {
        return pulsesSinceMarker == 0 || pulsesSinceMarker > windows.invalidPast();
    }

    private long record() {
        long settings = cells[7] | cells[8] << 1;
        long outcomes = missing(cells[11]) | missing(cells[12]) << 1;
        return switch (part) {
            case ROUND -> settings | outcomes << 2;
            case SETTINGS -> settings;
            case OUTCOMES -> outcomes;
        };
    }

    private long missing(long click) {
        return click > windows.readoutStart() && click <= windows.readoutStart() + windows.readoutLength() ? 0 : 1;
    }

    @Override
    public void close() {
        in.close();
    }
}
