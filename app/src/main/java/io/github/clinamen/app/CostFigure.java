package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.plan.BlockSearch;
import io.github.clinamen.core.plan.BoxOneRequest;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.report.chart.Axis;
import io.github.clinamen.report.chart.Chart;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Series;
import io.github.clinamen.report.chart.Series.Marker;
import io.github.clinamen.report.chart.Series.Stroke;
import io.github.clinamen.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a bit costs in rounds, over epsilon: the paper's bound and those that replace it. */
final class CostFigure {
    private static final String TARGET = "1e-6";
    private static final List<String> EPSILONS = List.of(
            "0.5", "0.45", "0.4", "0.35", "0.3", "0.25", "0.2", "0.16", "0.13", "0.1", "0.08", "0.063", "0.05", "0.04",
            "0.032", "0.025", "0.02", "0.016", "0.013", "0.01");
    private static final List<String> SMALLER =
            List.of("0.008", "0.0063", "0.005", "0.004", "0.0032", "0.0025", "0.002", "0.0016", "0.0013", "0.001");
    private static final String AIM = "so that P(guess) \u2212 1/2 \u2264 10^{\u22126}, from perfect boxes";

    private CostFigure() {}

    /** All bounds, on a scale on which the paper's has room: equal steps are powers of the exponent. */
    static Drawing all() {
        Axis rounds = new Axis(
                "rounds",
                1.5,
                3e5,
                true,
                List.of(
                        new Axis.Tick(2, "100"),
                        new Axis.Tick(4, "10^{4}"),
                        new Axis.Tick(10, "10^{10}"),
                        new Axis.Tick(100, "10^{100}"),
                        new Axis.Tick(1000, "10^{1 000}"),
                        new Axis.Tick(10_000, "10^{10 000}"),
                        new Axis.Tick(100_000, "10^{100 000}")));
        return new Chart(
                        "Rounds for one free bit",
                        AIM,
                        epsilons(0.01),
                        rounds,
                        List.of(
                                series(
                                        "the paper (C7)",
                                        Tone.SECOND,
                                        EPSILONS,
                                        e -> boxOne(e, BoxOneRequest.Analysis.PAPER)),
                                series(
                                        "blocks (P3)",
                                        Tone.FOURTH,
                                        EPSILONS,
                                        e -> boxOne(e, BoxOneRequest.Analysis.PRODUCT)),
                                series("Theorem A", Tone.FIRST, EPSILONS, e -> amplification(e, CertifiedGauge.a3()))),
                        List.of(),
                        List.of())
                .drawing(720, 460);
    }

    /** Theorem A for its games: powers of 1/epsilon. */
    static Drawing amplification() {
        List<String> epsilons = new ArrayList<>(EPSILONS);
        epsilons.addAll(SMALLER);
        return new Chart(
                        "Rounds for one free bit, by Theorem A",
                        AIM,
                        epsilons(0.001),
                        Axis.logarithmic("rounds", 10, 1e9),
                        List.of(
                                series(
                                        "three parties (A3)",
                                        Tone.FIRST,
                                        epsilons,
                                        e -> Math.pow(10, amplification(e, CertifiedGauge.a3()))),
                                series(
                                        "perfect PR boxes (A2)",
                                        Tone.SECOND,
                                        epsilons,
                                        e -> Math.pow(10, amplification(e, CertifiedGauge.chsh())))),
                        List.of(new Chart.Limit("a millisecond on one core", false, 1e7)),
                        List.of())
                .drawing(720, 460);
    }

    private static Axis epsilons(double least) {
        List<Axis.Tick> ticks = new ArrayList<>();
        for (double tick : new double[] {0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001}) {
            if (tick >= least) {
                ticks.add(new Axis.Tick(tick, Double.toString(tick)));
            }
        }
        return new Axis("epsilon (a weaker source to the right)", 0.5, least, true, ticks);
    }

    private static Series series(String name, Tone tone, List<String> epsilons, ToDoubleFunction<String> value) {
        return new Series(
                name,
                tone,
                Stroke.SOLID,
                Marker.NONE,
                epsilons.stream()
                        .map(e -> new Point(Double.parseDouble(e), value.applyAsDouble(e)))
                        .toList());
    }

    private static double amplification(String epsilon, CertifiedGauge gauge) {
        return Planner.plan(PlanRequest.of(
                        Epsilon.parse(epsilon),
                        Rationals.parse("target", TARGET).multiply(2),
                        List.of(gauge)))
                .log10Rounds();
    }

    private static double boxOne(String epsilon, BoxOneRequest.Analysis analysis) {
        BoxOneRequest paper = BoxOneRequest.paper(Epsilon.parse(epsilon), Rationals.parse("target", TARGET));
        return BlockSearch.plan(paper.by(analysis)).log10Rounds();
    }
}
