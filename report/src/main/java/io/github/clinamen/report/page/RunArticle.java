package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.chart.SvgText;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** The article of a run of any protocol, from its private transcript. */
public final class RunArticle {
    private RunArticle() {}

    public static Article of(RunEvidence evidence) {
        Transcript t = evidence.transcript();
        RunWords words = new RunWords(t);
        List<Article.Section> sections = new ArrayList<>();
        sections.add(new Article.Section(evidence.name(), verdict(words, evidence)));
        sections.add(new Article.Section("From source and boxes to the bits", way(evidence)));
        sections.add(new Article.Section("What is proven, and this run on it", bound(t, words)));
        sections.add(Ledger.of(t.assumptions()));
        sections.add(
                new Article.Section("The certificate, and how to check everything", CertificateSection.of(evidence)));
        sections.add(new Article.Section("Outcomes, setting by setting", OutcomeSection.of(evidence)));
        return new Article(
                evidence.name(), words.headline(), t.verdict().isAccepted(), t.simulation(), words.facts(), sections);
    }

    private static DomContent verdict(RunWords words, RunEvidence evidence) {
        Transcript t = evidence.transcript();
        return div(
                p(strong("Secret. "), text(RunWords.SECRET)).withClass("warning"),
                iff(
                        !evidence.verified(),
                        p(strong("Not verified. "), text(RunWords.UNVERIFIED)).withClass("warning")),
                h1(words.headline()).withClass(t.verdict().isAccepted() ? "verdict good" : "verdict bad"),
                each(words.sentences(), s -> p(rawHtml(Page.markup(s))).withClass("lead")),
                iff(
                        t.simulation(),
                        p(strong("This was a simulation. "), text(RunWords.SIMULATION))
                                .withClass("warning")),
                facts(words.facts()));
    }

    static DomContent facts(List<Article.Fact> facts) {
        return dl(each(
                        facts,
                        f -> div(
                                dt(f.label()),
                                dd(rawHtml(Page.markup(f.value()))).attr("data-fact", f.key()))))
                .withClass("facts");
    }

    private static DomContent way(RunEvidence evidence) {
        return figure(rawHtml(SvgText.element(new WayOfBits(evidence).drawing())), figcaption(WayOfBits.CAPTION))
                .withClass("way");
    }

    private static DomContent bound(Transcript t, RunWords words) {
        DomContent claim = p(rawHtml(Page.markup(words.claim())));
        if (!(t.protocol() instanceof Amplification plan)) {
            return div(claim, p(words.against()));
        }
        BoundCharts charts = new BoundCharts(plan);
        return div(
                claim,
                p(words.against()),
                div(each(charts.drawings(), d -> figure(rawHtml(SvgText.element(d)))))
                        .withClass("charts"),
                p(charts.caption()).withClass("small"));
    }
}
