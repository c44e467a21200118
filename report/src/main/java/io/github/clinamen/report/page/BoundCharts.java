package io.github.clinamen.report.page;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bound.TheoremA;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.report.chart.Axis;
import io.github.clinamen.report.chart.Chart;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Series;
import io.github.clinamen.report.chart.Series.Marker;
import io.github.clinamen.report.chart.Series.Stroke;
import io.github.clinamen.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/** The distance of a plan over the number of rounds and over epsilon, with the plan marked. */
final class BoundCharts {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 330;
    private static final int STEPS = 16;

    private final Amplification plan;
    private final TheoremA theorem;

    BoundCharts(Amplification plan) {
        this.plan = plan;
        this.theorem = plan.theorem();
    }

    /** The number of rounds is left out where a code fixes it. */
    List<Drawing> drawings() {
        List<Drawing> all = new ArrayList<>();
        if (plan.code() instanceof ParityCode) {
            all.add(overRounds());
        }
        all.add(overEpsilon());
        return all;
    }

    String caption() {
        String noise = plan.wrongAllowed() > 0
                ? " The number of wrong rounds that are allowed grows and shrinks with the number of rounds."
                : "";
        String code = plan.code() instanceof ParityCode ? "" : " The number of rounds is fixed by the code.";
        return "Every point is the same exact bound, rounded up, with all else as in this run." + code + noise
                + " At 1/4 and above nothing is claimed.";
    }

    private Drawing overRounds() {
        long rounds = plan.code().length();
        TreeSet<Long> sizes = new TreeSet<>();
        for (int i = 1; i <= STEPS; i++) {
            sizes.add(Math.max(1, Math.round(2.0 * rounds * i / STEPS)));
        }
        sizes.add(rounds);
        List<Point> points = sizes.stream()
                .map(n -> new Point(n, log10(theorem.factor(), n)))
                .toList();
        return chart(
                "Over N, the rounds",
                "epsilon = " + plan.epsilon() + " as in this run",
                Axis.linear("N", 0, sizes.last()),
                points,
                rounds);
    }

    private Drawing overEpsilon() {
        double own = plan.epsilon().toDouble();
        List<Point> points = new ArrayList<>();
        for (int i = 1; i <= STEPS; i++) {
            BigFraction epsilon = new BigFraction(i, 2 * STEPS);
            points.add(new Point(
                    epsilon.doubleValue(), log10(factor(epsilon), plan.code().length())));
        }
        points.add(new Point(own, log10(theorem.factor(), plan.code().length())));
        points.sort(java.util.Comparator.comparingDouble(Point::x));
        return chart(
                "Over epsilon, the promise",
                "N = " + Words.count(plan.code().length()) + " as in this run",
                Axis.linear("epsilon", 0, 0.5),
                points,
                own);
    }

    private BigFraction factor(BigFraction epsilon) {
        return plan.gauge().factor(new Epsilon(epsilon), plan.settings());
    }

    private Drawing chart(String title, String subtitle, Axis x, List<Point> points, double own) {
        double here = points.stream()
                .filter(p -> p.x() == own)
                .findFirst()
                .orElseThrow()
                .y();
        double least = points.stream().mapToDouble(Point::y).min().orElse(-1);
        double lowest = Math.min(-1, Math.floor(Math.max(least, 2.5 * Math.min(here, -1)) * 1.05));
        return new Chart(
                        title,
                        subtitle,
                        x,
                        powersOfTen("trace distance", lowest),
                        List.of(new Series("", Tone.FIRST, Stroke.SOLID, Marker.NONE, points)),
                        List.of(),
                        List.of(new Chart.Note(
                                "this run", new Point(own, Math.min(here, 0)), Anchor.START, Tone.SECOND, true)))
                .drawing(WIDTH, HEIGHT);
    }

    /** Logarithms, written as powers of ten. */
    private static Axis powersOfTen(String label, double lowest) {
        Axis plain = lowest > -7 ? Axis.linear(label, lowest, 0, 1) : Axis.linear(label, lowest, 0);
        return new Axis(
                label,
                lowest,
                0,
                false,
                plain.ticks().stream()
                        .map(t -> new Axis.Tick(
                                t.value(),
                                t.label().equals("0") || t.label().equals("\u22120") ? "1" : "10^{" + t.label() + "}"))
                        .toList());
    }

    /** log10 of the distance at another factor or number of rounds, at most 0: a distance is at most 1. */
    private double log10(BigFraction factor, long rounds) {
        long own = plan.code().length();
        long wrong = Math.min(Math.round((double) plan.wrongAllowed() * rounds / own), rounds - 1);
        Log2 distance = new TheoremA(
                        theorem.game(),
                        factor,
                        rounds == own ? plan.code() : new ParityCode(rounds),
                        rounds == own ? plan.wrongAllowed() : wrong,
                        plan.attempts())
                .traceDistance();
        return Math.min(0, distance.upperDouble() * Math.log10(2));
    }
}
