package io.github.clinamen.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture as a list of shapes, later ones above earlier ones. Lengths are pixels at scale 1; y grows downwards. Places are
 * held to hundredths, so that what is drawn does not depend on the last bits of a logarithm, in whatever format.
 *
 * @param width above 0
 * @param height above 0
 * @param title what is seen, for those who do not see it
 */
public record Drawing(int width, int height, String title, List<Shape> shapes) {
    public Drawing {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("drawing: expected a size above 0, found " + width + " by " + height);
        }
        shapes = List.copyOf(shapes);
    }

    private static double hundredths(double length) {
        return Math.round(length * 100) / 100.0;
    }

    private static List<Point> hundredths(List<Point> points) {
        return points.stream()
                .map(p -> new Point(hundredths(p.x()), hundredths(p.y())))
                .toList();
    }

    /** One mark on the paper. */
    public sealed interface Shape {}

    /**
     * A line through points.
     *
     * @param dash lengths of line and gap in turn, empty for an unbroken line
     */
    public record Line(List<Point> points, Tone tone, double width, List<Double> dash) implements Shape {
        public Line {
            points = hundredths(points);
            dash = List.copyOf(dash);
        }
    }

    /** A filled polygon; {@code opacity} is 1 where nothing shines through. */
    public record Area(List<Point> corners, Tone tone, double opacity) implements Shape {
        public Area {
            corners = hundredths(corners);
        }
    }

    /** A filled rectangle with rounded corners. */
    public record Box(double x, double y, double width, double height, double radius, Tone tone) implements Shape {
        public Box {
            x = hundredths(x);
            y = hundredths(y);
            width = hundredths(width);
            height = hundredths(height);
        }
    }

    /** A filled circle with a rim. */
    public record Dot(double x, double y, double radius, Tone tone, Tone rim) implements Shape {
        public Dot {
            x = hundredths(x);
            y = hundredths(y);
        }
    }

    /**
     * A line of words; {@code 10^{-6}} is written with a raised exponent.
     *
     * @param x where the words begin, have their middle or end, as the anchor says
     * @param y the base line
     * @param turned whether they are read from below to above
     */
    public record Words(
            double x, double y, String text, Anchor anchor, Tone tone, double size, boolean bold, boolean turned)
            implements Shape {
        public Words {
            x = hundredths(x);
            y = hundredths(y);
        }

        public Words(double x, double y, String text, Anchor anchor, Tone tone, double size) {
            this(x, y, text, anchor, tone, size, false, false);
        }

        /** The pieces of the text: plain, raised, plain, raised, and so on. */
        List<String> pieces() {
            List<String> pieces = new ArrayList<>();
            String rest = text;
            int open;
            while ((open = rest.indexOf("^{")) >= 0) {
                int close = rest.indexOf('}', open);
                if (close < 0) {
                    throw new IllegalArgumentException("words: expected } after ^{, found \"" + text + "\"");
                }
                pieces.add(rest.substring(0, open));
                pieces.add(rest.substring(open + 2, close));
                rest = rest.substring(close + 1);
            }
            pieces.add(rest);
            return pieces;
        }
    }

    /** Which part of the words stands at their x. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }
}
