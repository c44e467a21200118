package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.StrictJson;
import io.github.clinamen.formats.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Counts per setting from a file, as quantum computers and their software give them; docs/real-boxes.md lists what is
 * understood.
 *
 * @param order which end of a bit string is the first bit, and so party 1
 * @param orderFrom why: {@code stated in the file}, {@code given}, or the custom of the format
 */
public record CountsFile(BoxCounts counts, BitOrder order, String orderFrom) {
    private static final String HEADER = "setting,outcome,count";
    private static final Pattern LETTERS = Pattern.compile("[XY]+");

    /**
     * Reads JSON, or CSV with the columns {@code setting,outcome,count}.
     *
     * @param order as given by the user; checked against what the file states
     * @param circuits names of the circuits in the order of the results, for results without names; may be empty
     * @throws InputException when the file is malformed or contradicts itself
     */
    public static CountsFile read(Path file, Optional<BitOrder> order, List<String> circuits) {
        String name = String.valueOf(file.getFileName());
        try {
            return name.endsWith(".csv")
                    ? csv(file, order)
                    : new CountsDocument(file, order, circuits).read(StrictJson.parse(file, StrictJson.bytesOf(file)));
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw StrictJson.syntax(file, e);
        }
    }

    /** Whether a CSV file holds counts, not rounds. */
    public static boolean isCountsCsv(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // No more than that: the file may have no lines at all.
            String start = new String(in.readNBytes(HEADER.length() + 2), StandardCharsets.ISO_8859_1);
            return HEADER.equals(start.lines().findFirst().orElse("").strip());
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    /** The setting of a string of X and Y, or of 1 (X) and 0 (Y), party 1 first; empty when it is neither. */
    static Optional<Integer> setting(String text) {
        String bits = LETTERS.matcher(text).matches() ? text.replace('X', '1').replace('Y', '0') : text;
        return bits.matches("[01]{3,25}") ? Optional.of((int) BitOrder.FIRST_BIT_FIRST.parse(bits)) : Optional.empty();
    }

    private static CountsFile csv(Path file, Optional<BitOrder> given) {
        BitOrder order = given.orElse(BitOrder.FIRST_BIT_FIRST);
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw Malformed.onLine(file, 1, "the header " + HEADER, lines.isEmpty() ? "nothing" : lines.getFirst());
        }
        BoxCounts.Builder builder = null;
        int parties = 0;
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split(",", -1);
            if (cells.length != 3) {
                throw Malformed.onLine(file, i + 1, "three cells", Integer.toString(cells.length));
            }
            int line = i + 1;
            int setting = setting(cells[0])
                    .orElseThrow(() ->
                            Malformed.onLine(file, line, "a setting such as XXYXY or 11010", "\"" + cells[0] + "\""));
            if (builder == null) {
                parties = cells[0].length();
                builder = new BoxCounts.Builder(parties);
            }
            if (cells[0].length() != parties) {
                throw Malformed.onLine(file, line, "a setting of " + parties + " parties", "\"" + cells[0] + "\"");
            }
            if (!cells[1].matches("[01]{" + parties + "}")) {
                throw Malformed.onLine(file, line, "an outcome of " + parties + " bits", "\"" + cells[1] + "\"");
            }
            if (!cells[2].matches("[0-9]{1,18}")) {
                throw Malformed.onLine(file, line, "a count of 0 or more", "\"" + cells[2] + "\"");
            }
            builder.add(setting, (int) order.parse(cells[1]), Long.parseLong(cells[2]));
        }
        if (builder == null) {
            throw Malformed.onLine(file, 2, "counts", "the end of the file");
        }
        return new CountsFile(builder.build(), order, given.isPresent() ? "given" : "the custom of CSV");
    }

    private static List<String> lines(Path file) {
        return TextFile.read(file).lines().toList();
    }
}
