package io.github.clinamen.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing as SVG. The same drawing gives the same bytes. */
public final class SvgText {
    private SvgText() {}

    /** A file of its own, which brings its colours for light and dark screens. */
    public static String file(Drawing drawing) {
        return svg(drawing, "<style>\n" + Tone.css() + "</style>\n");
    }

    /** An element inside a page that has the rules of {@link Tone#css()}. */
    public static String element(Drawing drawing) {
        return svg(drawing, "");
    }

    private static String svg(Drawing drawing, String style) {
        StringBuilder text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(drawing.width())
                .append(' ')
                .append(drawing.height())
                .append("\" width=\"")
                .append(drawing.width())
                .append("\" height=\"")
                .append(drawing.height())
                .append("\" role=\"img\">\n<title>")
                .append(escaped(drawing.title()))
                .append("</title>\n")
                .append(style);
        drawing.shapes().forEach(shape -> text.append(element(shape)).append('\n'));
        return text.append("</svg>\n").toString();
    }

    private static String element(Drawing.Shape shape) {
        return switch (shape) {
            case Drawing.Line line ->
                "<polyline class=\"" + line.tone().line() + "\" stroke-width=\"" + number(line.width())
                        + "\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
                        + (line.dash().isEmpty()
                                ? ""
                                : " stroke-dasharray=\""
                                        + line.dash().stream()
                                                .map(SvgText::number)
                                                .collect(Collectors.joining(" "))
                                        + "\"")
                        + " points=\"" + points(line.points()) + "\"/>";
            case Drawing.Area area ->
                "<polygon class=\"" + area.tone().fill() + "\" opacity=\"" + number(area.opacity()) + "\" points=\""
                        + points(area.corners()) + "\"/>";
            case Drawing.Box box ->
                "<rect class=\"" + box.tone().fill() + "\" x=\"" + number(box.x()) + "\" y=\"" + number(box.y())
                        + "\" width=\"" + number(box.width()) + "\" height=\"" + number(box.height())
                        + (box.radius() > 0 ? "\" rx=\"" + number(box.radius()) : "") + "\"/>";
            case Drawing.Dot dot ->
                circle(dot, dot.radius(), dot.rim()) + circle(dot, Math.max(0, dot.radius() - 1.5), dot.tone());
            case Drawing.Words words -> text(words);
        };
    }

    private static String circle(Drawing.Dot dot, double radius, Tone tone) {
        return "<circle class=\"" + tone.fill() + "\" cx=\"" + number(dot.x()) + "\" cy=\"" + number(dot.y())
                + "\" r=\"" + number(radius) + "\"/>";
    }

    private static String text(Drawing.Words words) {
        String place = words.turned()
                ? "transform=\"translate(" + number(words.x()) + " " + number(words.y()) + ") rotate(-90)\""
                : "x=\"" + number(words.x()) + "\" y=\"" + number(words.y()) + "\"";
        StringBuilder inside = new StringBuilder();
        List<String> pieces = words.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = escaped(pieces.get(i));
            if (i % 2 == 1) {
                inside.append("<tspan dy=\"-0.45em\" font-size=\"75%\">")
                        .append(piece)
                        .append("</tspan>");
            } else if (i > 0 && !piece.isEmpty()) {
                inside.append("<tspan dy=\"0.34em\">").append(piece).append("</tspan>");
            } else {
                inside.append(piece);
            }
        }
        return "<text class=\"" + words.tone().fill() + "\" " + place + " font-size=\"" + number(words.size()) + "\""
                + (words.bold() ? " font-weight=\"bold\"" : "")
                + (words.anchor() == Drawing.Anchor.START
                        ? ""
                        : " text-anchor=\"" + words.anchor().name().toLowerCase(Locale.ROOT) + "\"")
                + ">" + inside + "</text>";
    }

    private static String points(List<Point> points) {
        return points.stream().map(p -> number(p.x()) + "," + number(p.y())).collect(Collectors.joining(" "));
    }

    /** Two decimals at most, so that files stay small and do not depend on the last bits of a logarithm. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long part = Math.abs(hundredths) % 100;
        return sign
                + whole
                + (part == 0 ? "" : part % 10 == 0 ? "." + part / 10 : String.format(Locale.ROOT, ".%02d", part));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
