package io.github.clinamen.report.page;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.bound.SecurityBound;
import io.github.clinamen.report.chart.Axis;
import io.github.clinamen.report.chart.Chart;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Series;
import io.github.clinamen.report.chart.Series.Marker;
import io.github.clinamen.report.chart.Series.Stroke;
import io.github.clinamen.report.chart.Tone;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The bound of a plan over Nd and over Nb, with the plan marked. */
final class BoundCharts {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 330;
    private static final int STEPS = 16;
    private static final int REACH = 4;

    private final ProtocolPlan plan;

    BoundCharts(ProtocolPlan plan) {
        this.plan = plan;
    }

    /** Nd is left out where a code fixes it. */
    List<Drawing> drawings() {
        List<Drawing> all = new ArrayList<>();
        if (!(plan.distillation() instanceof Distillation.Code)) {
            all.add(overNd());
        }
        all.add(overNb());
        return all;
    }

    String caption() {
        String noise = plan.wrongAllowed() > 0
                ? " The number of wrong rounds that are allowed grows and shrinks with the number of tested rounds."
                : "";
        String code = plan.distillation() instanceof Distillation.Code ? " Nd is fixed by the code." : "";
        return "Every point is the same exact bound for another size, rounded up; all else stays as in this run." + code
                + noise + " Above 1/4 nothing is claimed for one bit.";
    }

    private Drawing overNd() {
        long nd = plan.layout().distilledRounds();
        TreeSet<Long> sizes = new TreeSet<>();
        for (int i = 1; i <= STEPS; i++) {
            sizes.add(Math.max(1, Math.round(2.0 * nd * i / STEPS)));
        }
        sizes.add(nd);
        List<Point> points = sizes.stream()
                .map(size -> new Point(size, log10(size, plan.layout().choiceBits())))
                .toList();
        return chart(
                "Over Nd, the distilled rounds",
                "Nb = 2^{" + plan.layout().choiceBits() + "} as in this run",
                Axis.linear("Nd", 0, sizes.last()),
                points,
                Marker.NONE,
                nd);
    }

    private Drawing overNb() {
        int m = plan.layout().choiceBits();
        List<Point> points = new ArrayList<>();
        List<Axis.Tick> ticks = new ArrayList<>();
        int from = Math.max(0, m - REACH);
        for (int bits = from; bits <= m + REACH; bits++) {
            points.add(new Point(bits, log10(plan.layout().distilledRounds(), bits)));
            ticks.add(new Axis.Tick(bits, bits == 0 ? "1" : "2^{" + bits + "}"));
        }
        return chart(
                "Over Nb, the candidates of a choice",
                "Nd = " + Words.count(plan.layout().distilledRounds()) + " as in this run",
                new Axis("Nb", from - 0.3, m + REACH + 0.3, false, ticks),
                points,
                Marker.DOT,
                m);
    }

    private Drawing chart(String title, String subtitle, Axis x, List<Point> points, Marker marker, double own) {
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
                        powersOfTen("P(guess) \u2212 1/2", lowest),
                        List.of(new Series("", Tone.FIRST, Stroke.SOLID, marker, points)),
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

    /** log10 of the bound at other sizes, at most 0: a probability is at most 1. */
    private double log10(long nd, int choiceBits) {
        Layout layout = plan.layout() instanceof Layout.Scattered
                ? new Layout.Scattered(nd, choiceBits)
                : new Layout.Blocks(nd, choiceBits);
        Log2 excess = SecurityBound.of(new ProtocolPlan(
                        plan.game(),
                        plan.function(),
                        plan.epsilon(),
                        layout,
                        plan.settingChoice(),
                        plan.distillation(),
                        wrongAllowed(layout),
                        plan.frontier()))
                .log2Excess();
        return Math.min(0, excess.upperDouble() * Math.log10(2));
    }

    private long wrongAllowed(Layout layout) {
        if (layout.equals(plan.layout())) {
            return plan.wrongAllowed();
        }
        BigInteger tested = tested(plan.layout()).max(BigInteger.ONE);
        return BigInteger.valueOf(plan.wrongAllowed())
                .multiply(tested(layout))
                .divide(tested)
                .longValueExact();
    }

    private static BigInteger tested(Layout layout) {
        return layout.arrangedRounds().subtract(BigInteger.valueOf(layout.distilledRounds()));
    }
}
