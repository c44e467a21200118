package io.github.clinamen.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of curves as a self-contained SVG, readable on light and on dark paper. The same curves give the same bytes.
 *
 * @param xTicks increasing, at least two; the first and last are the ends of the axis
 * @param yTicks likewise
 * @param marks vertical dashed lines
 */
record LineChart(
        String title,
        String xLabel,
        String yLabel,
        List<Double> xTicks,
        List<Double> yTicks,
        List<Curve> curves,
        List<Mark> marks) {
    private static final double LEFT = 70;
    private static final double RIGHT = 690;
    private static final double TOP = 50;
    private static final double BOTTOM = 400;

    /** Points from left to right; parts above the chart are cut off. */
    record Curve(String name, List<Point> points) {}

    record Point(double x, double y) {}

    record Mark(String name, double x) {}

    String svg() {
        List<String> lines = new ArrayList<>();
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 460\" role=\"img\">");
        lines.add("<title>" + escaped(title) + "</title>");
        lines.add("<style>text{font:13px sans-serif;fill:#222}.g{stroke:#888;stroke-opacity:.35}.m{stroke:#888;"
                + "stroke-dasharray:6 4}.c{fill:none;stroke-width:2.5}.c0{stroke:#c2410c}.c1{stroke:#2563eb}"
                + ".c2{stroke:#0f8a5f}.p{fill:#fff}@media (prefers-color-scheme:dark){text{fill:#ddd}.p{fill:#16181d}}"
                + "</style>");
        lines.add("<rect class=\"p\" width=\"720\" height=\"460\"/>");
        lines.add("<clipPath id=\"area\"><rect x=\"70\" y=\"50\" width=\"620\" height=\"350\"/></clipPath>");
        lines.add(text(LEFT, 28, "start", title));
        for (double x : xTicks) {
            lines.add(line("g", x(x), TOP, x(x), BOTTOM));
            lines.add(text(x(x), BOTTOM + 20, "middle", label(x)));
        }
        for (double y : yTicks) {
            lines.add(line("g", LEFT, y(y), RIGHT, y(y)));
            lines.add(text(LEFT - 8, y(y) + 4, "end", label(y)));
        }
        lines.add(text((LEFT + RIGHT) / 2, BOTTOM + 45, "middle", xLabel));
        lines.add("<text transform=\"translate(22 225) rotate(-90)\" text-anchor=\"middle\">" + escaped(yLabel)
                + "</text>");
        for (Mark mark : marks) {
            lines.add(line("m", x(mark.x()), TOP, x(mark.x()), BOTTOM));
            lines.add(text(x(mark.x()) - 6, TOP + 16, "end", mark.name()));
        }
        for (int i = 0; i < curves.size(); i++) {
            StringBuilder points = new StringBuilder();
            curves.get(i)
                    .points()
                    .forEach(p -> points.append(number(x(p.x())))
                            .append(',')
                            .append(number(y(p.y())))
                            .append(' '));
            lines.add("<polyline class=\"c c" + i % 3 + "\" clip-path=\"url(#area)\" points=\""
                    + points.toString().strip() + "\"/>");
            double row = TOP + 40 + 20 * i;
            lines.add(line("c c" + i % 3, 90, row - 4, 115, row - 4));
            lines.add(text(122, row, "start", curves.get(i).name()));
        }
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private double x(double value) {
        return LEFT + (value - xTicks.getFirst()) / (xTicks.getLast() - xTicks.getFirst()) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - (value - yTicks.getFirst()) / (yTicks.getLast() - yTicks.getFirst()) * (BOTTOM - TOP);
    }

    private static String line(String kind, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + kind + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2)
                + "\" y2=\"" + number(y2) + "\"/>";
    }

    private static String text(double x, double y, String anchor, String words) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" + escaped(words)
                + "</text>";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String label(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
