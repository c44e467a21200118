package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first line of a CSV file as people have it: names separated by commas, semicolons or tabs, with spaces and quotation marks
 * around them, perhaps after a byte order mark.
 *
 * @param names of the columns, as they stand
 */
record CsvTable(Path file, char separator, List<String> names) {
    static CsvTable of(Path file, String firstLine) {
        String line = firstLine.startsWith("\uFEFF") ? firstLine.substring(1) : firstLine;
        char separator =
                line.indexOf(',') >= 0 ? ',' : line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
        return new CsvTable(file, separator, cells(line, separator));
    }

    /** The cells of a line, without spaces and quotation marks around them. */
    List<String> cells(String line) {
        return cells(line, separator);
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= line.length(); i++) {
            if (i < line.length() && line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (i == line.length() || line.charAt(i) == separator && !quoted) {
                cells.add(plain(line.substring(from, i)));
                from = i + 1;
            }
        }
        return cells;
    }

    static String plain(String cell) {
        String text = cell.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    /** The place of a column that there must be once. */
    int column(String name) {
        int at = names.indexOf(name);
        if (at < 0 || at != names.lastIndexOf(name)) {
            throw Malformed.onLine(
                    file,
                    1,
                    "one column " + Shown.quoted(name),
                    (at < 0 ? "the columns " : "it twice among ")
                            + Shown.names(names)
                            + (at < 0 ? Shown.meant(name, names) : ""));
        }
        return at;
    }
}
