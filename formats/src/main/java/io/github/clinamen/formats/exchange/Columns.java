package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Shown;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which columns of a table are the settings {@code x1} to {@code xn} and the outcomes {@code a1} to {@code an}, and what their cells
 * mean.
 *
 * @param names for each of ours the name in the file; what is not named is called as we call it
 * @param outcomes bits of the cells of outcomes, 0 or 1 each
 * @param settings bits of the cells of settings
 * @param noClick the outcome that an empty cell, {@code NaN} or {@code null} is; when missing, such a cell is an error
 * @param headerLine the line with the names, from 1
 */
public record Columns(
        Map<String, String> names,
        Map<String, Integer> outcomes,
        Map<String, Integer> settings,
        OptionalInt noClick,
        int headerLine)
        implements Table {
    private static final Map<String, Integer> BITS =
            Map.of("0", 0, "1", 1, "0.0", 0, "1.0", 1, "false", 0, "true", 1, "False", 0, "True", 1);
    private static final Pattern OURS = Pattern.compile("[xa][1-9][0-9]?");

    /** Our own names, cells 0 and 1. */
    public static final Columns PLAIN = new Columns(Map.of(), BITS, BITS, OptionalInt.empty(), 1);

    /** The events of the loophole-free Bell test with superconducting circuits: settings a and b, outcomes A and B, 1 or -1. */
    public static final Columns ETH = new Columns(
            Map.of("x1", "a", "a1", "A", "x2", "b", "a2", "B"),
            Map.of("1", 0, "+1", 0, "-1", 1),
            BITS,
            OptionalInt.empty(),
            1);

    public Columns {
        names = Map.copyOf(names);
        outcomes = Map.copyOf(outcomes);
        settings = Map.copyOf(settings);
        for (String name : names.keySet()) {
            if (!OURS.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "columns: expected x1, x2, ... or a1, a2, ... before the equals sign, found "
                                + Shown.quoted(name));
            }
        }
        requireBits("values", outcomes);
        requireBits("setting values", settings);
        if (noClick.orElse(0) >> 1 != 0) {
            throw new IllegalArgumentException("no click: expected 0 or 1, found " + noClick.getAsInt());
        }
        if (headerLine < 1) {
            throw new IllegalArgumentException("header line: expected 1 or more, found " + headerLine);
        }
    }

    private static void requireBits(String what, Map<String, Integer> values) {
        values.forEach((cell, bit) -> {
            if (bit >> 1 != 0) {
                throw new IllegalArgumentException(
                        what + ": expected 0 or 1 for " + Shown.quoted(cell) + ", found " + bit);
            }
        });
    }

    /** The name in the file of one of our columns. */
    String name(String ours) {
        return names.getOrDefault(ours, ours);
    }

    /** The bits of all cells of outcomes that are understood, with those of missing clicks. */
    Map<String, Integer> outcomeCells() {
        Map<String, Integer> cells = new HashMap<>(outcomes);
        noClick.ifPresent(bit -> {
            for (String missing : new String[] {"", "NaN", "nan", "null", "None", "NA"}) {
                cells.putIfAbsent(missing, bit);
            }
        });
        return cells;
    }

    @Override
    public RecordReader open(Path file, RecordPart part) {
        return CsvRounds.Reader.open(file, part, this);
    }
}
