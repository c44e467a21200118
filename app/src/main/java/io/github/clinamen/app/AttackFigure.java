package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.lab.Adversary;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Ceiling;
import io.github.clinamen.lab.Experiment;
import io.github.clinamen.lab.SmallPlan;
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

/** The laboratory's best attacks of three parties beside Theorem A, over the number of rounds; measured too. */
final class AttackFigure {
    private static final List<Integer> ROUNDS = List.of(1, 2, 4, 8, 16, 32, 64, 128);
    private static final long TRIALS = 10_000;
    private static final long SEED = 1;

    private AttackFigure() {}

    static Drawing drawing() {
        List<Series> series = new ArrayList<>();
        add(series, "0.5", Tone.FIRST);
        add(series, "0.3", Tone.SECOND);
        add(series, "0.1", Tone.FOURTH);
        return new Chart(
                        "Attacks beside the bound",
                        "line: Theorem A; dots: the best boxes, in 10 000 runs, 99.9 % intervals; dashes: the best classical boxes",
                        new Axis(
                                "N, rounds of three parties",
                                0.9,
                                142,
                                true,
                                ROUNDS.stream()
                                        .map(n -> new Axis.Tick(n, Integer.toString(n)))
                                        .toList()),
                        Axis.linear("Eve's advantage", 0, 1, 0.2),
                        series,
                        List.of(),
                        List.of())
                .drawing(720, 460);
    }

    private static void add(List<Series> series, String epsilon, Tone tone) {
        List<Point> bound = new ArrayList<>();
        List<Point> classical = new ArrayList<>();
        List<Point> measured = new ArrayList<>();
        for (int n : ROUNDS) {
            Amplification plan = SmallPlan.amplification("mermin:3:majority:3", Epsilon.parse(epsilon), n, 0);
            Adversary best = Attack.NON_SIGNALLING.on(plan);
            Experiment counted = Experiment.run(best, TRIALS, SEED, done -> {});
            bound.add(new Point(n, Ceiling.advantage(plan)));
            classical.add(new Point(n, Attack.LOCAL.on(plan).advantage().doubleValue()));
            measured.add(new Point(n, counted.advantage()));
            series.add(new Series(
                    "",
                    tone,
                    Stroke.SOLID,
                    Marker.NONE,
                    List.of(
                            new Point(n, counted.advantageInterval().low()),
                            new Point(n, counted.advantageInterval().high()))));
        }
        series.add(new Series("\u03b5 = " + epsilon, tone, Stroke.SOLID, Marker.NONE, bound));
        series.add(new Series("", tone, Stroke.DASHED, Marker.NONE, classical));
        series.add(new Series("", tone, Stroke.NONE, Marker.DOT, measured));
    }
}
