package io.github.clinamen.report.chart;

import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Drawing.Shape;
import io.github.clinamen.report.chart.Drawing.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Curves over two axes. Curves are named where they end; names that would touch are moved apart.
 *
 * @param title one line above
 * @param subtitle a second line, empty for none
 * @param notes words at places of the chart, in its units
 */
public record Chart(
        String title, String subtitle, Axis x, Axis y, List<Series> series, List<Limit> limits, List<Note> notes) {
    private static final double SIZE = 13;
    private static final double LETTER = 0.53;
    private static final double LINE = 17;

    /** A dashed line across the chart at a value of one axis, with a few words. */
    public record Limit(String text, boolean vertical, double value) {}

    /** A few words beside a point, which may be emphasised by a ring. */
    public record Note(String text, Point at, Anchor anchor, Tone tone, boolean ringed) {}

    public Chart {
        series = List.copyOf(series);
        limits = List.copyOf(limits);
        notes = List.copyOf(notes);
    }

    /** The chart in so many pixels, at least 200 by 150. */
    public Drawing drawing(int width, int height) {
        return new Layout(width, height).draw();
    }

    private static double wide(String text) {
        return LETTER * SIZE * text.replaceAll("\\^\\{([^}]*)}", "$1").length();
    }

    /** The chart at one size. */
    private final class Layout {
        private final List<Shape> shapes = new ArrayList<>();
        private final int width;
        private final int height;
        private final double left;
        private final double right;
        private final double top;
        private final double bottom;

        Layout(int width, int height) {
            this.width = width;
            this.height = height;
            double labels =
                    y.ticks().stream().mapToDouble(t -> wide(t.label())).max().orElse(0);
            double names =
                    series.stream().mapToDouble(s -> wide(s.name())).max().orElse(0);
            this.left = 34 + labels;
            this.right = width - (names > 0 ? names + 14 : 18);
            this.top = subtitle.isEmpty() ? 44 : 64;
            this.bottom = height - 48.0;
        }

        Drawing draw() {
            shapes.add(new Drawing.Box(0, 0, width, height, 0, Tone.PAPER));
            shapes.add(new Words(14, 26, title, Anchor.START, Tone.INK, 16, true, false));
            if (!subtitle.isEmpty()) {
                shapes.add(new Words(14, 46, subtitle, Anchor.START, Tone.MUTED, SIZE));
            }
            axes();
            limits.forEach(this::limit);
            series.forEach(this::curve);
            names();
            notes.forEach(this::note);
            return new Drawing(width, height, subtitle.isEmpty() ? title : title + ", " + subtitle, shapes);
        }

        private double x(double value) {
            return left + x.place(value) * (right - left);
        }

        private double y(double value) {
            return bottom - y.place(value) * (bottom - top);
        }

        private void axes() {
            for (Axis.Tick tick : x.ticks()) {
                double at = x(tick.value());
                if (!tick.label().isEmpty()) {
                    line(List.of(new Point(at, top), new Point(at, bottom)), Tone.GRID, 1, List.of());
                    shapes.add(new Words(at, bottom + 20, tick.label(), Anchor.MIDDLE, Tone.MUTED, SIZE));
                }
                double length = tick.label().isEmpty() ? 3 : 5;
                line(List.of(new Point(at, bottom), new Point(at, bottom + length)), Tone.AXIS, 1, List.of());
            }
            for (Axis.Tick tick : y.ticks()) {
                double at = y(tick.value());
                if (!tick.label().isEmpty()) {
                    line(List.of(new Point(left, at), new Point(right, at)), Tone.GRID, 1, List.of());
                    shapes.add(new Words(left - 8, at + 4.5, tick.label(), Anchor.END, Tone.MUTED, SIZE));
                } else {
                    line(List.of(new Point(left - 3, at), new Point(left, at)), Tone.AXIS, 1, List.of());
                }
            }
            line(
                    List.of(new Point(left, top), new Point(left, bottom), new Point(right, bottom)),
                    Tone.AXIS,
                    1.2,
                    List.of());
            shapes.add(new Words((left + right) / 2, height - 10.0, x.label(), Anchor.MIDDLE, Tone.INK, SIZE));
            shapes.add(new Words(18, (top + bottom) / 2, y.label(), Anchor.MIDDLE, Tone.INK, SIZE, false, true));
        }

        private void limit(Limit limit) {
            if (limit.vertical()) {
                double at = x(limit.value());
                line(List.of(new Point(at, top), new Point(at, bottom)), Tone.AXIS, 1.3, List.of(5.0, 4.0));
                boolean fits = at - wide(limit.text()) - 8 > left;
                shapes.add(new Words(
                        fits ? at - 7 : at + 7,
                        top + 14,
                        limit.text(),
                        fits ? Anchor.END : Anchor.START,
                        Tone.MUTED,
                        12));
            } else {
                double at = y(limit.value());
                line(List.of(new Point(left, at), new Point(right, at)), Tone.AXIS, 1.3, List.of(5.0, 4.0));
                shapes.add(new Words(left + 8, at - 6, limit.text(), Anchor.START, Tone.MUTED, 12));
            }
        }

        private void curve(Series s) {
            List<Point> places =
                    s.points().stream().map(p -> new Point(x(p.x()), y(p.y()))).toList();
            if (s.stroke() != Series.Stroke.NONE) {
                for (List<Point> stretch : new Clip(top, bottom).stretches(places)) {
                    line(stretch, s.tone(), 2.2, s.stroke().dash());
                }
            }
            for (Point p : places) {
                if (s.marker() != Series.Marker.NONE && p.y() >= top - 0.5 && p.y() <= bottom + 0.5) {
                    boolean ring = s.marker() == Series.Marker.RING;
                    shapes.add(new Drawing.Dot(p.x(), p.y(), ring ? 4.5 : 4.2, ring ? Tone.PAPER : s.tone(), s.tone()));
                }
            }
        }

        /** At the height of each curve's last point, or above one another where that is too near. */
        private void names() {
            List<Series> named = series.stream()
                    .filter(s -> !s.name().isEmpty() && !s.points().isEmpty())
                    .sorted(Comparator.comparingDouble(s -> end(s)))
                    .toList();
            double[] at = named.stream().mapToDouble(this::end).toArray();
            for (int pass = 0; pass < 200; pass++) {
                for (int i = 1; i < at.length; i++) {
                    double lack = LINE - (at[i] - at[i - 1]);
                    if (lack > 0) {
                        at[i - 1] -= lack / 2;
                        at[i] += lack / 2;
                    }
                }
            }
            for (int i = 0; i < at.length; i++) {
                Series s = named.get(i);
                shapes.add(new Words(right + 8, at[i] + 4.5, s.name(), Anchor.START, s.tone(), SIZE, true, false));
            }
        }

        private double end(Series s) {
            return Math.clamp(y(s.points().getLast().y()), top + 6, bottom - 4);
        }

        private void note(Note note) {
            double px = x(note.at().x());
            double py = y(note.at().y());
            if (note.ringed()) {
                shapes.add(new Drawing.Dot(px, py, 7, Tone.PAPER, note.tone()));
                shapes.add(new Drawing.Dot(px, py, 3.5, note.tone(), note.tone()));
            }
            double away = note.ringed() ? 12 : 8;
            double shift = switch (note.anchor()) {
                case START -> away;
                case MIDDLE -> 0;
                case END -> -away;
            };
            double lift = note.anchor() == Anchor.MIDDLE ? -away : note.ringed() ? -4 : 4.5;
            shapes.add(new Words(
                    px + shift, py + lift, note.text(), note.anchor(), note.tone(), 12, note.ringed(), false));
        }

        private void line(List<Point> points, Tone tone, double thickness, List<Double> dash) {
            shapes.add(new Drawing.Line(points, tone, thickness, dash));
        }
    }
}
