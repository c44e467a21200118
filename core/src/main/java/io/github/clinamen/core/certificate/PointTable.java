package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Integers over the points (a, y) of a game's boxes: the coefficients of a functional, or a box with a common denominator.
 * Points that are not listed have 0.
 *
 * @param entries by setting, then by outcomes, each point once and none with 0
 */
public record PointTable(List<Entry> entries) {
    /** One point: packed outcomes of all parties and a packed joint setting, tested or not. */
    public record Point(int outcomes, int setting) implements Comparable<Point> {
        private static final Comparator<Point> ORDER =
                Comparator.comparingInt(Point::setting).thenComparingInt(Point::outcomes);

        @Override
        public int compareTo(Point other) {
            return ORDER.compare(this, other);
        }
    }

    /** A point and its number, which is not 0. */
    public record Entry(Point point, BigInteger value) {}

    public PointTable {
        entries = List.copyOf(entries);
        for (int i = 0; i < entries.size(); i++) {
            Entry e = entries.get(i);
            if (e.value().signum() == 0) {
                throw new IllegalArgumentException("table: expected no 0, found one at " + e.point());
            }
            if (i > 0 && entries.get(i - 1).point().compareTo(e.point()) >= 0) {
                throw new IllegalArgumentException("table: expected points in order, found " + e.point() + " after "
                        + entries.get(i - 1).point());
            }
        }
    }

    /** The table of these numbers, without the zeros. */
    public static PointTable of(SortedMap<Point, BigInteger> numbers) {
        return new PointTable(numbers.entrySet().stream()
                .filter(e -> e.getValue().signum() != 0)
                .map(e -> new Entry(e.getKey(), e.getValue()))
                .toList());
    }

    /** Collects a table one point at a time. */
    static final class Builder {
        private final SortedMap<Point, BigInteger> numbers = new TreeMap<>();

        /** Adds to what the point has. */
        Builder add(int outcomes, int setting, long value) {
            numbers.merge(new Point(outcomes, setting), BigInteger.valueOf(value), BigInteger::add);
            return this;
        }

        PointTable build() {
            return of(numbers);
        }
    }
}
