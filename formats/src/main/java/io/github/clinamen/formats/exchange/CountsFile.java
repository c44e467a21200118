package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import io.github.clinamen.formats.StrictJson;
import io.github.clinamen.formats.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Counts per setting from a file, as quantum computers and their software give them; docs/real-boxes.md lists what is
 * understood.
 *
 * @param order which end of a bit string is the first bit, and so party 1
 * @param orderFrom why: {@code stated in the file}, {@code given}, or the custom of the format
 * @param notes what was done with the data and should be known, a sentence each
 */
public record CountsFile(BoxCounts counts, BitOrder order, String orderFrom, List<String> notes) {
    private static final List<String> HEADER = List.of("setting", "outcome", "count");
    private static final int MOST_HEADER = 1 << 12;

    public CountsFile {
        notes = List.copyOf(notes);
    }

    /**
     * Reads JSON, JSON lines ({@code .jsonl}, {@code .ndjson}), or CSV with the columns {@code setting}, {@code outcome} and
     * {@code count}.
     *
     * @throws InputException when the file is malformed or contradicts itself or the request
     */
    public static CountsFile read(Path file, CountsRequest request) {
        String name = String.valueOf(file.getFileName());
        try {
            if (isTable(name)) {
                return csv(file, request);
            }
            List<JsonNode> documents = isLines(name)
                    ? StrictJson.parseLines(file, StrictJson.bytesOf(file))
                    : List.of(StrictJson.parse(file, StrictJson.bytesOf(file)));
            return new CountsDocument(file, request).read(documents);
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw StrictJson.syntax(file, e);
        }
    }

    /** Whether a name is that of JSON or JSON lines. */
    public static boolean isJson(String name) {
        return name.endsWith(".json") || isLines(name);
    }

    private static boolean isLines(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    private static boolean isTable(String name) {
        return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
    }

    /** Whether a CSV file holds counts, not rounds. */
    public static boolean isCountsCsv(Path file) {
        if (!isTable(String.valueOf(file.getFileName()))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            // No more than that: the file may have no lines at all.
            String start = new String(in.readNBytes(MOST_HEADER), StandardCharsets.UTF_8);
            return CsvTable.of(file, start.lines().findFirst().orElse(""))
                    .names()
                    .containsAll(HEADER);
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    /** What is to be said of settings with several results, which were added up. */
    static List<String> summed(Map<Integer, Integer> results, int parties) {
        List<String> notes = new ArrayList<>();
        results.forEach((setting, times) -> {
            if (times > 1) {
                notes.add(times + " results of the setting " + BoxCounts.letters(setting, parties) + " were added up.");
            }
        });
        return notes;
    }

    private static CountsFile csv(Path file, CountsRequest request) {
        BitOrder order = request.order().orElse(BitOrder.FIRST_BIT_FIRST);
        List<String> lines = TextFile.read(file).lines().toList();
        CsvTable table = CsvTable.of(file, lines.isEmpty() ? "" : lines.getFirst());
        if (!table.names().containsAll(HEADER)) {
            throw Malformed.onLine(
                    file,
                    1,
                    "the header " + String.join(",", HEADER),
                    lines.isEmpty() ? "nothing" : Shown.cut(lines.getFirst()));
        }
        int settingAt = table.column("setting");
        int outcomeAt = table.column("outcome");
        int countAt = table.column("count");
        BoxCounts.Builder builder = null;
        int parties = request.parties().orElse(0);
        Set<String> seen = new HashSet<>();
        int repeated = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()
                    && lines.subList(i, lines.size()).stream().allMatch(String::isBlank)) {
                break;
            }
            int line = i + 1;
            List<String> cells = table.cells(lines.get(i));
            if (cells.size() != table.names().size()) {
                throw Malformed.onLine(
                        file,
                        line,
                        table.names().size() == 3
                                ? "three cells"
                                : table.names().size() + " cells",
                        Integer.toString(cells.size()));
            }
            String settingText = cells.get(settingAt);
            SettingName setting = SettingName.parse(settingText)
                    .orElseThrow(() -> Malformed.onLine(
                            file, line, "a setting such as XXYXY or 11010", Shown.quoted(settingText)));
            if (builder == null) {
                parties = parties == 0 ? setting.parties() : parties;
                builder = new BoxCounts.Builder(parties);
            }
            if (setting.parties() != parties) {
                throw Malformed.onLine(file, line, "a setting of " + parties + " parties", Shown.quoted(settingText));
            }
            String outcome = cells.get(outcomeAt).replace(" ", "");
            if (!outcome.matches("[01]{" + parties + "}")) {
                throw Malformed.onLine(file, line, "an outcome of " + parties + " bits", Shown.quoted(outcome));
            }
            String count = cells.get(countAt);
            if (!count.matches("[0-9]{1,18}(\\.0{1,18})?")) {
                throw Malformed.onLine(
                        file,
                        line,
                        "a " + (count.matches("[0-9]+\\.[0-9]+") ? "whole " : "") + "count of 0 or more",
                        Shown.quoted(count));
            }
            repeated += seen.add(setting.packed() + " " + outcome) ? 0 : 1;
            builder.add(setting.packed(), (int) order.parse(outcome), Long.parseLong(count.replaceAll("\\..*", "")));
        }
        if (builder == null) {
            throw Malformed.onLine(file, 2, "counts", "the end of the file");
        }
        return new CountsFile(
                builder.build(),
                order,
                request.order().isPresent() ? "given" : "the custom of CSV",
                repeated == 0
                        ? List.of()
                        : List.of(repeated + (repeated == 1 ? " line repeats" : " lines repeat")
                                + " the setting and outcome of an earlier one; their counts were added up."));
    }
}
