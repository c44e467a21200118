package io.github.clinamen.core.practical;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A guessing bound that is the least of a few lines and 1, as for non-signalling boxes. There are only those below, each line of
 * which is proven: bounds take no line that somebody made up.
 */
public final class PolygonCurve implements GuessCurve {
    /**
     * All five outcomes of the five-party Mermin game: min(9/44 + 15 L / 88, 1/4 + L/8, 1), and at untested settings min(1/6 + 5 L / 18,
     * 23/118 + 10 L / 59, 19/94 + 15 L / 94) where that is less.
     */
    public static final PolygonCurve FIVE_PARTIES = new PolygonCurve(
            "five-party non-signalling",
            5,
            16,
            Evidence.PROVEN,
            List.of(line(9, 44, 15, 88), line(1, 4, 1, 8)),
            List.of(line(1, 6, 5, 18), line(23, 118, 10, 59), line(19, 94, 15, 94)));

    /** All three outcomes of the three-party Mermin game: min((1 + L)/2, 1). */
    public static final PolygonCurve THREE_PARTIES =
            new PolygonCurve("three-party non-signalling", 3, 4, Evidence.PROVEN, List.of(line(1, 2, 1, 2)), List.of());

    /** One outcome in the CHSH game: 3/2 - S/4 with S = 4 - 2 L. */
    public static final PolygonCurve CHSH =
            new PolygonCurve("CHSH non-signalling", 2, 4, Evidence.PROVEN, List.of(line(1, 2, 1, 2)), List.of());

    private final String name;
    private final int parties;
    private final int mostLoss;
    private final Evidence evidence;
    private final List<Line> edges;
    private final List<Line> untested;

    /**
     * @param edges at least one, for all settings
     * @param untested more of them, for settings that cannot be lost
     */
    PolygonCurve(String name, int parties, int mostLoss, Evidence evidence, List<Line> edges, List<Line> untested) {
        this.name = name;
        this.parties = parties;
        this.mostLoss = mostLoss;
        this.evidence = evidence;
        this.edges = List.copyOf(edges);
        this.untested = List.copyOf(untested);
        if (edges.isEmpty() || !isRising(edges) || !isRising(untested)) {
            throw new IllegalArgumentException(
                    "edges: expected lines that start above 0 and do not fall, found " + edges + " and " + untested);
        }
    }

    private static boolean isRising(List<Line> lines) {
        return lines.stream()
                .allMatch(line -> line.slope().signum() >= 0 && line.intercept().signum() > 0);
    }

    private static Line line(int p, int q, int r, int s) {
        return new Line(new BigFraction(p, q), new BigFraction(r, s));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int parties() {
        return parties;
    }

    @Override
    public int mostLoss() {
        return mostLoss;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }

    /** The lines for all settings. */
    public List<Line> edges() {
        return edges;
    }

    @Override
    public List<Line> untested() {
        return untested;
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public boolean isQuantum() {
        return false;
    }

    @Override
    public List<Line> lines(BigFraction near) {
        return edges;
    }

    @Override
    public double approximate(double loss) {
        double least = 1;
        for (Line edge : edges) {
            least = Math.min(
                    least, edge.intercept().doubleValue() + edge.slope().doubleValue() * loss);
        }
        return least;
    }
}
