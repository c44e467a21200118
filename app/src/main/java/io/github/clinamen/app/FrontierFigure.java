package io.github.clinamen.app;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import io.github.clinamen.report.chart.Axis;
import io.github.clinamen.report.chart.Chart;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Series;
import io.github.clinamen.report.chart.Series.Marker;
import io.github.clinamen.report.chart.Series.Stroke;
import io.github.clinamen.report.chart.Tone;
import java.util.List;

/** The certified trade-off (P1) between alpha and beta, for the games that have a certificate. */
final class FrontierFigure {
    private FrontierFigure() {}

    static Drawing drawing() {
        Frontier four = frontier(4, "majority:3");
        Frontier five = frontier(5, "majority:3");
        Frontier seven = frontier(7, "weights:5:0,3,4");
        return new Chart(
                        "What a wrong round buys Eve: bias \u2264 \u03b1 + \u03b2 I",
                        "certified for all non-signalling boxes; I sums P(wrong | x) over the tested settings x",
                        Axis.linear("\u03b1, the bias of boxes that are never wrong", 0.3, 1, 0.1),
                        Axis.linear("\u03b2, the bias bought with wrong rounds", 0, 1.4, 0.2),
                        List.of(curve(four, Tone.FIRST), curve(five, Tone.SECOND), curve(seven, Tone.THIRD)),
                        List.of(),
                        List.of(
                                note(four, "4 parties, majority of 3", Anchor.START, Tone.FIRST),
                                note(five, "5 parties, majority of 3", Anchor.MIDDLE, Tone.SECOND),
                                note(seven, "7 parties, weights 0, 3, 4 of 5", Anchor.START, Tone.THIRD)))
                .drawing(720, 460);
    }

    private static Frontier frontier(int parties, String function) {
        return CertifiedFrontiers.load(new MerminGame(parties), OutcomeFunction.parse(function))
                .orElseThrow();
    }

    private static Series curve(Frontier frontier, Tone tone) {
        return new Series(
                "",
                tone,
                Stroke.SOLID,
                Marker.DOT,
                frontier.points().stream().map(FrontierFigure::place).toList());
    }

    /** At the leftmost point, a little above where the curve would cross the words. */
    private static Chart.Note note(Frontier frontier, String name, Anchor anchor, Tone tone) {
        Frontier.Point point = frontier.points().getFirst();
        return new Chart.Note(
                name + ": (" + Rationals.format(point.alpha()) + ", " + Rationals.format(point.beta()) + ")",
                new Point(
                        point.alpha().doubleValue(), point.beta().doubleValue() + (anchor == Anchor.START ? 0.03 : 0)),
                anchor,
                tone,
                false);
    }

    private static Point place(Frontier.Point point) {
        return new Point(point.alpha().doubleValue(), point.beta().doubleValue());
    }
}
