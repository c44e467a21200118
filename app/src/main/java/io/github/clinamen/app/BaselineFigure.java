package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.lab.ChainedBell;
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

/** Where two parties stop and more go on: rounds over epsilon. */
final class BaselineFigure {
    private static final String TARGET = "1e-3";

    private BaselineFigure() {}

    static Drawing drawing() {
        List<Point> two = new ArrayList<>();
        List<Point> three = new ArrayList<>();
        for (int thousandths = 500; thousandths >= 100; thousandths -= thousandths > 250 ? 2 : 10) {
            Epsilon epsilon = Epsilon.parse("0." + thousandths);
            double log10 = BaselineCommand.chainedLog10Rounds(epsilon, 1e-3);
            if (log10 <= 20) {
                two.add(new Point(epsilon.toDouble(), log10));
            }
            if (thousandths % 10 == 0) {
                three.add(new Point(epsilon.toDouble(), BaselineCommand.threePartyLog10Rounds(epsilon, TARGET)));
            }
        }
        List<Axis.Tick> rounds = new ArrayList<>();
        for (int exponent = 0; exponent <= 20; exponent += 5) {
            rounds.add(new Axis.Tick(exponent, exponent == 0 ? "1" : "10^{" + exponent + "}"));
        }
        Axis epsilon = Axis.linear("epsilon (a weaker source to the right)", 0.5, 0.1, 0.1);
        return new Chart(
                        "Two parties stop, three go on",
                        "rounds so that P(guess) \u2212 1/2 \u2264 10^{\u22123}; two parties with the chained Bell game",
                        epsilon,
                        new Axis("rounds", 0, 20, false, rounds),
                        List.of(
                                new Series("", Tone.SECOND, Stroke.SOLID, Marker.NONE, two),
                                new Series("3 parties", Tone.FIRST, Stroke.SOLID, Marker.NONE, three)),
                        List.of(new Chart.Limit("", true, ChainedBell.THRESHOLD)),
                        List.of(new Chart.Note(
                                "two parties: never below 0.25",
                                new Point(ChainedBell.THRESHOLD, 18),
                                Drawing.Anchor.START,
                                Tone.SECOND,
                                false)))
                .drawing(720, 460);
    }
}
