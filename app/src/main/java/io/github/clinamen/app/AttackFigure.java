package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Experiment;
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

/** The laboratory's best attack on one pick beside what (P7) allows, over the number of candidates; some attacks measured. */
final class AttackFigure {
    private static final List<Integer> CHOICE_BITS = List.of(1, 2, 3, 4, 5, 6, 7);
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
                        "line: bound (P7); dashes: best attack found, computed; dots: measured in 10 000 runs, 99.9 % intervals",
                        new Axis(
                                "Nb, rounds of which one is picked",
                                1.8,
                                140,
                                true,
                                CHOICE_BITS.stream()
                                        .map(m -> new Axis.Tick(1 << m, Integer.toString(1 << m)))
                                        .toList()),
                        Axis.linear("Eve's advantage for one pick", 0.4, 1, 0.1),
                        series,
                        List.of(),
                        List.of())
                .drawing(720, 460);
    }

    private static void add(List<Series> series, String epsilon, Tone tone) {
        List<Point> bound = new ArrayList<>();
        List<Point> attack = new ArrayList<>();
        List<Point> measured = new ArrayList<>();
        for (int log2Nb : CHOICE_BITS) {
            GapTable.Cell cell = GapTable.best(plan(epsilon, log2Nb), epsilon, log2Nb);
            bound.add(new Point(1 << log2Nb, cell.bound()));
            attack.add(new Point(1 << log2Nb, cell.advantage()));
            Experiment counted = Experiment.run(Attack.CHEAT.against(plan(epsilon, log2Nb)), TRIALS, SEED, done -> {});
            measured.add(new Point(1 << log2Nb, counted.advantage()));
            series.add(new Series(
                    "",
                    tone,
                    Stroke.SOLID,
                    Marker.NONE,
                    List.of(
                            new Point(1 << log2Nb, counted.advantageInterval().low()),
                            new Point(1 << log2Nb, counted.advantageInterval().high()))));
        }
        series.add(new Series("\u03b5 = " + epsilon, tone, Stroke.SOLID, Marker.NONE, bound));
        series.add(new Series("", tone, Stroke.DASHED, Marker.NONE, attack));
        series.add(new Series("", tone, Stroke.NONE, Marker.DOT, measured));
    }

    private static ProtocolPlan plan(String epsilon, int log2Nb) {
        FrontierGame game = FrontierGame.FIVE_PARTY_MAJORITY;
        return new ProtocolPlan(
                game.game(),
                game.function(),
                Epsilon.parse(epsilon),
                new Layout.Scattered(1, log2Nb),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                game.frontier());
    }
}
