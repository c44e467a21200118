package io.github.clinamen.app;

import io.github.clinamen.formats.Shown;
import io.github.clinamen.formats.exchange.Columns;
import io.github.clinamen.formats.exchange.DelftWindows;
import io.github.clinamen.formats.exchange.RoundsFormat;
import io.github.clinamen.formats.exchange.Table;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How tables of other people are read, and what format a file is: the options that {@code convert} and {@code assess} share. */
final class TableOptions {
    private static final String ETH = "eth";
    private static final String DELFT = "delft";

    @Option(
            names = "--columns",
            paramLabel = "OURS=THEIRS",
            split = ",",
            description = "Names of columns in a table (csv, parquet), such as x1=a,a1=A,x2=b,a2=B.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--values",
            paramLabel = "CELL:BIT",
            description = "What the cells of outcomes are, such as -1:1,1:0 (default 0 and 1, false and true).")
    private @Nullable String values;

    @Option(names = "--setting-values", paramLabel = "CELL:BIT", description = "The same for settings.")
    private @Nullable String settingValues;

    @Option(
            names = "--no-click",
            paramLabel = "BIT",
            description = "The outcome that an empty cell is, 0 or 1; without it, such a cell is an error.")
    private @Nullable Integer noClick;

    @Option(names = "--header-line", paramLabel = "N", description = "The line with the names of columns (default 1).")
    private @Nullable Integer headerLine;

    @Option(
            names = "--windows",
            paramLabel = "NAME=NUMBER",
            split = ",",
            description = "Windows of --from delft: start0, start1, length, separation, readout-start, readout-length,"
                    + " invalid-past.")
    private Map<String, Long> windows = Map.of();

    /** The format of a file, by {@code --from} or else by the file itself. */
    RoundsFormat format(@Nullable String from, Path file) {
        return from == null
                ? RoundsFormat.ofInput(file)
                : from.equals(ETH) || from.equals(DELFT) ? RoundsFormat.CSV : RoundsFormat.parse(from);
    }

    Table table(@Nullable String from) {
        if (DELFT.equals(from)) {
            return DelftWindows.FIRST.with(windows);
        }
        if (!windows.isEmpty()) {
            throw new IllegalArgumentException("windows: expected with --from delft only");
        }
        Columns base = ETH.equals(from) ? Columns.ETH : Columns.PLAIN;
        Map<String, String> names = new HashMap<>(base.names());
        names.putAll(columns);
        return new Columns(
                names,
                values == null ? base.outcomes() : cells("values", values),
                settingValues == null ? base.settings() : cells("setting values", settingValues),
                noClick == null ? OptionalInt.empty() : OptionalInt.of(noClick),
                headerLine == null ? base.headerLine() : headerLine);
    }

    private static Map<String, Integer> cells(String what, String text) {
        Map<String, Integer> cells = new LinkedHashMap<>();
        for (String each : text.split(",", -1)) {
            int colon = each.lastIndexOf(':');
            String bit = each.substring(colon + 1);
            if (colon < 0 || !bit.equals("0") && !bit.equals("1")) {
                throw new IllegalArgumentException(
                        what + ": expected a cell, a colon and 0 or 1, such as -1:1, found " + Shown.quoted(each));
            }
            cells.put(each.substring(0, colon), bit.equals("1") ? 1 : 0);
        }
        return cells;
    }
}
