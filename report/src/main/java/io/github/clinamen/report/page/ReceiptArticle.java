package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.transcript.Receipt;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** The article of a public receipt: no outcome, and nothing computed from one, can stand in it. */
public final class ReceiptArticle {
    private static final int SHOWN_PLACES = 200;

    private ReceiptArticle() {}

    /** @param name of the document */
    public static Article of(String name, Receipt r) {
        boolean accepted = r.reason().isEmpty();
        String headline = accepted ? "Accepted" : "Aborted: no bit";
        List<Article.Fact> facts = facts(r);
        List<Article.Section> sections = List.of(
                new Article.Section(name, verdict(headline, accepted, r, facts)),
                new Article.Section("Rounds that were wrong", wrong(r)),
                Ledger.of(r.assumptions()),
                new Article.Section(
                        "How to check it",
                        div(
                                p(
                                        "A receipt shows plan, bound and count. That these rounds were wrong and no others, only who has"
                                                + " the private transcript and the rounds can check."),
                                pre(code("clinamen verify " + name + "\nclinamen verify " + name
                                        + " --transcript PRIVATE")))));
        return new Article(name, headline, accepted, r.simulation(), facts, sections);
    }

    private static DomContent verdict(String headline, boolean accepted, Receipt r, List<Article.Fact> facts) {
        return div(
                h1(headline).withClass(accepted ? "verdict good" : "verdict bad"),
                p(accepted
                                ? "The run was accepted. Its output is not in this receipt, nor is anything that was computed from an"
                                        + " outcome"
                                        + (r.digest().length() > 0
                                                ? " but the linear digest that the plan paid for."
                                                : ".")
                                : "The run ended with the empty symbol: "
                                        + r.reason().orElseThrow().explanation() + ".")
                        .withClass("lead"),
                iff(
                        r.simulation(),
                        p(strong("This was a simulation. "), text(RunWords.SIMULATION))
                                .withClass("warning")),
                RunArticle.facts(facts));
    }

    private static List<Article.Fact> facts(Receipt r) {
        Claim.Distance claim = r.plan().claim();
        return List.of(
                new Article.Fact(
                        "distance",
                        "trace distance from ideal at most",
                        Words.power(claim.traceDistance().decimalUp(4))),
                new Article.Fact(
                        "paper",
                        "P(guess) \u2212 1/2 at most, the paper\u2019s figure",
                        Words.power(claim.paperFigure().decimalUp(4))),
                new Article.Fact("theorem", "theorem", claim.theorem()),
                new Article.Fact(
                        "epsilon",
                        "epsilon, promised by the source",
                        r.plan().epsilon().toString()),
                new Article.Fact("rounds", "rounds measured", Words.count(r.rounds())),
                new Article.Fact("wrong", "wrong", Words.count(r.wrong().size())),
                new Article.Fact(
                        "allowed", "wrong allowed", Words.count(r.plan().wrongAllowed())),
                new Article.Fact("game", "game", r.plan().game().name()),
                new Article.Fact("code", "code", r.plan().code().spec()),
                new Article.Fact("source", "source", r.source()),
                new Article.Fact("device", "boxes", r.device()),
                new Article.Fact("settings", "SHA-256 of the settings", r.settingsSha256()));
    }

    private static DomContent wrong(Receipt r) {
        if (r.wrong().isEmpty()) {
            return p("None.");
        }
        List<String> places = new ArrayList<>();
        r.wrong().stream().limit(SHOWN_PLACES).forEach(place -> places.add(Words.count(place)));
        return p("Counted from 0: " + String.join(", ", places) + (r.wrong().size() > SHOWN_PLACES ? ", \u2026" : "."));
    }
}
