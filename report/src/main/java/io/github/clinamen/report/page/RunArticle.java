package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.chart.SvgText;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** The article of a run of the protocol. */
public final class RunArticle {
    private RunArticle() {}

    public static Article of(RunEvidence evidence) {
        Transcript t = evidence.transcript();
        RunWords words = new RunWords(t);
        List<Article.Section> sections = new ArrayList<>();
        sections.add(new Article.Section(evidence.name(), verdict(words, t)));
        sections.add(new Article.Section("The way of the bits", way(evidence)));
        sections.add(new Article.Section("The bound, and this run on it", bound(t.plan(), words)));
        sections.add(new Article.Section("What it rests on", ledger(t)));
        sections.add(
                new Article.Section("The certificate, and how to check everything", CertificateSection.of(evidence)));
        sections.add(new Article.Section("Outcomes, setting by setting", OutcomeSection.of(evidence)));
        return new Article(
                evidence.name(),
                words.headline(),
                t.verdict() instanceof Verdict.Accepted,
                t.simulation(),
                words.facts(),
                sections);
    }

    private static DomContent verdict(RunWords words, Transcript t) {
        boolean accepted = t.verdict() instanceof Verdict.Accepted;
        return div(
                h1(words.headline()).withClass(accepted ? "verdict good" : "verdict bad"),
                each(words.sentences(), s -> p(rawHtml(Page.markup(s))).withClass("lead")),
                iff(
                        t.simulation(),
                        p(strong("This was a simulation. "), text(words.simulation()))
                                .withClass("warning")),
                dl(each(
                                words.facts(),
                                f -> div(
                                        dt(f.label()),
                                        dd(rawHtml(Page.markup(f.value()))).attr("data-fact", f.key()))))
                        .withClass("facts"));
    }

    private static DomContent way(RunEvidence evidence) {
        return figure(rawHtml(SvgText.element(new WayOfBits(evidence).drawing())), figcaption(WayOfBits.CAPTION))
                .withClass("way");
    }

    private static DomContent bound(ProtocolPlan plan, RunWords words) {
        BoundCharts charts = new BoundCharts(plan);
        return div(
                p(rawHtml(Page.markup(words.claim()))),
                div(each(charts.drawings(), d -> figure(rawHtml(SvgText.element(d)))))
                        .withClass("charts"),
                p(charts.caption()).withClass("small"));
    }

    private static DomContent ledger(Transcript t) {
        return div(
                p("No program can check these. The bound is about any source and any boxes for which they hold, whoever"
                        + " made them."),
                ol(each(
                                t.assumptions(),
                                a -> li(
                                        code(a.name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', '-')),
                                        text(" " + a.sentence()))))
                        .withClass("ledger"));
    }
}
