package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.practical.GuessCurve;
import io.github.clinamen.core.practical.PracticalPlan;
import io.github.clinamen.core.practical.PracticalTranscript;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The article of a practical run; all of it from the transcript. */
public final class PracticalArticle {
    private PracticalArticle() {}

    /** @param name of the document */
    public static Article of(String name, PracticalTranscript t) {
        List<Article.Section> sections = List.of(
                new Article.Section(name, verdict(t)),
                new Article.Section("Against whom", against(t.plan())),
                new Article.Section("What it rests on", ledger(t)));
        return new Article(name, headline(t), t.accepted(), t.simulation(), facts(t), sections);
    }

    private static String headline(PracticalTranscript t) {
        return !t.accepted()
                ? "Aborted: too many rounds lost"
                : t.outputBits() > 0
                        ? "Accepted: " + Words.count(t.outputBits()) + " bits"
                        : "Accepted: " + Words.count(t.minEntropy()) + " bits of min-entropy";
    }

    private static List<String> sentences(PracticalTranscript t) {
        PracticalPlan plan = t.plan();
        List<String> all = new ArrayList<>();
        all.add(Words.count(t.lost()) + " of " + Words.count(t.rounds()) + " rounds were lost, and the plan allows "
                + Words.count(plan.lostAllowed()) + ".");
        if (!t.accepted()) {
            all.add(
                    "That is no failure of the method: the test has found that these boxes may not be what an honest run needs.");
            return all;
        }
        all.add("Given settings and all classical knowledge of source and boxes the outcomes have "
                + Words.count(t.minEntropy()) + " bits of min-entropy, "
                + String.format(Locale.ROOT, "%.4f", t.minEntropy() / (double) plan.rounds())
                + " a round, but for probability "
                + error(plan.estimateError().doubleValue()) + ".");
        if (t.outputBits() > 0) {
            all.add(
                    "Extracted with " + Words.count(t.seedBits())
                            + " fresh bits of a source as weak, the output is within "
                            + error(plan.securityError().doubleValue())
                            + " of ideal bits for everyone, abort included; given acceptance, within that over its probability.");
        }
        return all;
    }

    private static DomContent verdict(PracticalTranscript t) {
        return div(
                h1(headline(t)).withClass(t.accepted() ? "verdict good" : "verdict bad"),
                each(sentences(t), s -> p(rawHtml(Page.markup(s))).withClass("lead")),
                iff(
                        t.simulation(),
                        p(
                                        strong("This was a simulation. "),
                                        text(
                                                "Its source or its boxes are a program, so it certifies nothing about nature."))
                                .withClass("warning")),
                dl(each(
                                facts(t),
                                f -> div(
                                        dt(f.label()),
                                        dd(rawHtml(Page.markup(f.value()))).attr("data-fact", f.key()))))
                        .withClass("facts"));
    }

    private static List<Article.Fact> facts(PracticalTranscript t) {
        PracticalPlan plan = t.plan();
        return List.of(
                new Article.Fact("output", "output bits", Words.count(t.outputBits())),
                new Article.Fact("entropy", "bits of min-entropy", Words.count(t.minEntropy())),
                new Article.Fact(
                        "error",
                        "distance from ideal",
                        error(plan.securityError().doubleValue())),
                new Article.Fact(
                        "epsilon",
                        "epsilon, promised by the source",
                        plan.epsilon().toString()),
                new Article.Fact("rounds", "rounds measured", Words.count(t.rounds())),
                new Article.Fact("tested", "tested", Words.count(t.rounds())),
                new Article.Fact("wrong", "wrong", Words.count(t.lost())),
                new Article.Fact("allowed", "wrong allowed", Words.count(plan.lostAllowed())),
                new Article.Fact("game", "game", plan.parties() == 2 ? "CHSH" : plan.parties() + " parties"),
                new Article.Fact(
                        "model",
                        "model",
                        plan.model().word() + ": " + plan.model().sentence()),
                new Article.Fact(
                        "factors",
                        "factors",
                        "rho = " + plan.ratio().doubleValue() + ", b = "
                                + plan.power().doubleValue()),
                new Article.Fact("extractor", "extractor", plan.extractor()),
                new Article.Fact("source", "source", t.provenance().source()),
                new Article.Fact("device", "boxes", t.provenance().device()),
                new Article.Fact(
                        "seed",
                        "seed of what is simulated",
                        Long.toString(t.provenance().seed())));
    }

    private static DomContent against(PracticalPlan plan) {
        GuessCurve curve = plan.curve();
        return div(
                p("Boxes: " + plan.model().sentence()
                        + ". One device may be used again and again. An adversary who keeps a"
                        + " quantum or non-signalling system of her own and measures it later is not covered; the scattered"
                        + " protocol covers her (docs/models.md)."),
                p("The guessing curve is that of " + curve.name() + " boxes, "
                        + (curve.evidence() == GuessCurve.Evidence.PROVEN
                                ? "proved by exact certificates or by hand (docs/practical.md)."
                                : "cited from the literature (docs/practical.md).")));
    }

    private static DomContent ledger(PracticalTranscript t) {
        return div(
                p("No program can check these."),
                ol(each(
                                t.assumptions(),
                                a -> li(
                                        code(a.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                                        text(" " + a.sentence()))))
                        .withClass("ledger"));
    }

    private static String error(double value) {
        return Words.power(String.format(Locale.ROOT, "%.3e", value).replace("e-0", "e-"));
    }
}
