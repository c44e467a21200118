package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.transcript.Transcript;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For each setting how often each outcome was seen, and how far that is from what perfect GHZ boxes give. */
final class OutcomeSection {
    private static final int MOST_PARTIES = 6;

    private OutcomeSection() {}

    static DomContent of(RunEvidence evidence) {
        if (evidence.rounds().isEmpty()) {
            return p("Not shown: " + evidence.roundsMissing() + ".").attr("data-outcomes", "missing");
        }
        SeenRounds seen = evidence.rounds().get();
        Transcript t = evidence.transcript();
        Game game = t.protocol().game();
        List<OutcomeRow> rows = OutcomeRow.of(seen.counts(), game);
        List<DomContent> parts = new ArrayList<>();
        parts.add(p(text(Words.count(seen.counted()) + " of "
                        + Words.count(t.counts().rounds()) + " rounds. "
                        + seen.agreement().sentence()))
                .withClass(seen.agreement() == SeenRounds.Agreement.DIFFERS ? "warning" : "small"));
        parts.add(p(
                "Boxes that are never wrong and otherwise fair give every outcome of the right parity equally often; the deviation of an outcome is"
                        + " in standard deviations from that. With " + rows.size()
                        + " settings a largest deviation of 3 to 4 is nothing unusual. What the source may do to the share of a setting: "
                        + range(t) + "."));
        parts.add(settings(rows, game));
        if (game.parties() <= MOST_PARTIES) {
            parts.add(counts(rows, game));
        }
        return div(parts.toArray(DomContent[]::new));
    }

    private static String range(Transcript t) {
        double eps = t.protocol().epsilon().toDouble();
        int bits = t.protocol().settings().drawnBits(t.protocol().game());
        return String.format(
                Locale.ROOT,
                "between %.3g %% and %.3g %%%s",
                100 * Math.pow(eps, bits),
                100 * Math.pow(1 - eps, bits),
                t.protocol().settings().isOneToOne(t.protocol().game()) ? "" : " of all rounds");
    }

    private static DomContent settings(List<OutcomeRow> rows, Game game) {
        return div(table(
                        thead(tr(
                                th("setting"),
                                th("rounds"),
                                th("share"),
                                th("wrong"),
                                th("correlation"),
                                th("largest deviation"))),
                        tbody(each(
                                rows,
                                r -> tr(
                                        th(r.name()).attr("scope", "row").withClass("mono"),
                                        td(Words.count(r.rounds())),
                                        td(format("%.2f %%", 100 * r.share())),
                                        td(game.context(r.setting()).isPresent() ? Words.count(r.wrong()) : "\u2013")
                                                .withClass(r.wrong() > 0 ? "bad" : ""),
                                        td(format("%+.4f", r.correlation()).replace("-", "\u2212")),
                                        td(format("%+.1f \u03c3", r.worst()).replace("-", "\u2212")))))))
                .withClass("scroll")
                .attr("tabindex", "0");
    }

    private static DomContent counts(List<OutcomeRow> rows, Game game) {
        int n = game.parties();
        return details(
                summary("Every count"),
                div(table(
                                        thead(tr(
                                                th("outcome"),
                                                each(rows, r -> th(r.name()).withClass("mono")))),
                                        tbody(each(
                                                outcomes(n),
                                                a -> tr(
                                                        th(Words.outcome(a, n))
                                                                .attr("scope", "row")
                                                                .withClass("mono"),
                                                        each(rows, r -> cell(r, a))))))
                                .withClass("heat"))
                        .withClass("scroll")
                        .attr("tabindex", "0"),
                p("Shaded: blue for more, orange for fewer than expected, from one standard deviation on; red: the wrong parity. Empty: none"
                                + " seen and none expected.")
                        .withClass("small"));
    }

    private static DomContent cell(OutcomeRow row, int outcome) {
        long seen = row.count(outcome);
        if (row.isImpossible(outcome)) {
            return td(seen == 0 ? "" : Words.count(seen)).withClass(seen == 0 ? "none" : "bad");
        }
        double z = row.deviation(outcome);
        int step = (int) Math.min(3, Math.floor(Math.abs(z)));
        return td(Words.count(seen))
                .withClass(step == 0 ? "" : (z > 0 ? "more" : "less") + step)
                .withTitle(format("%+.2f standard deviations", z));
    }

    private static List<Integer> outcomes(int parties) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 1 << parties; i++) {
            // In the order of the written bits, party 1 first.
            all.add(Integer.reverse(i) >>> (32 - parties));
        }
        return all;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
