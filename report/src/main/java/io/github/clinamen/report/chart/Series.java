package io.github.clinamen.report.chart;

import java.util.List;

/**
 * One curve, or points with or without a line.
 *
 * @param name written beside its last point, empty for none
 * @param points from left to right
 * @param marker what stands at each point
 */
public record Series(String name, Tone tone, Stroke stroke, Marker marker, List<Point> points) {
    /** How points are joined. */
    public enum Stroke {
        SOLID,
        DASHED,
        DOTTED,
        NONE;

        List<Double> dash() {
            return switch (this) {
                case SOLID, NONE -> List.of();
                case DASHED -> List.of(7.0, 5.0);
                case DOTTED -> List.of(1.0, 5.0);
            };
        }
    }

    /** What stands at a point. */
    public enum Marker {
        NONE,
        DOT,
        RING
    }

    public Series {
        points = List.copyOf(points);
    }
}
