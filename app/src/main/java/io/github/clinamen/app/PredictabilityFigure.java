package io.github.clinamen.app;

import io.github.clinamen.report.chart.Axis;
import io.github.clinamen.report.chart.Chart;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Series;
import io.github.clinamen.report.chart.Series.Marker;
import io.github.clinamen.report.chart.Series.Stroke;
import io.github.clinamen.report.chart.Tone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How well Eve can guess a function of the outcomes, over the number of parties: the proven values of docs/predictability.csv. */
final class PredictabilityFigure {
    private PredictabilityFigure() {}

    /** One line of the table. */
    private record Row(int parties, String function, String kind, String value, double decimal) {}

    static Drawing drawing() {
        List<Row> rows = rows();
        List<Chart.Note> notes = new ArrayList<>();
        for (Row row : rows) {
            boolean majority = row.kind.equals("majority");
            boolean even = row.parties % 2 == 1;
            if (row.parties > 4) {
                notes.add(new Chart.Note(
                        row.value.length() > 9 ? String.format(java.util.Locale.ROOT, "%.4f", row.decimal) : row.value,
                        new Point(row.parties, row.decimal + (majority || even ? 0.004 : -0.034)),
                        Anchor.MIDDLE,
                        majority ? Tone.SECOND : even ? Tone.MUTED : Tone.FIRST,
                        false));
            }
        }
        notes.add(new Chart.Note("3/4", new Point(4, 0.754), Anchor.MIDDLE, Tone.INK, false));
        return new Chart(
                        "How well can Eve guess a function of the outcomes?",
                        "exact values over all boxes that never lose the Mermin game; m outcomes of m + 1 parties",
                        Axis.linear("parties", 3.5, 12.3, 1),
                        Axis.linear("predictability", 0.5, 0.9, 0.1),
                        List.of(
                                curve("majority", Tone.SECOND, Stroke.DASHED, rows, "majority", 0),
                                curve("", Tone.MUTED, Stroke.NONE, rows, "best-symmetric", 1),
                                curve("best known", Tone.FIRST, Stroke.SOLID, rows, "", 0)),
                        List.of(),
                        notes)
                .drawing(720, 460);
    }

    /** @param odd the remainder of the number of parties by 2 */
    private static Series curve(String name, Tone tone, Stroke stroke, List<Row> rows, String kind, int odd) {
        return new Series(
                name,
                tone,
                stroke,
                stroke == Stroke.NONE ? Marker.RING : Marker.DOT,
                rows.stream()
                        .filter(r -> kind.isEmpty() ? !r.kind.equals("majority") : r.kind.equals(kind))
                        .filter(r -> r.parties % 2 == odd)
                        .map(r -> new Point(r.parties, r.decimal))
                        .toList());
    }

    private static List<Row> rows() {
        String name = "predictability.csv";
        try (InputStream in = PredictabilityFigure.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(PredictabilityFigure::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        // Only the function may hold commas, and then stands between quotes.
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        return new Row(
                Integer.parseInt(cells[1]),
                cells[2].replace("\"", ""),
                cells[3],
                cells[4],
                Double.parseDouble(cells[5]));
    }
}
