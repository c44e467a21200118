package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is proven, what was read, and the commands that compute both again. */
final class CertificateSection {
    private CertificateSection() {}

    static DomContent of(RunEvidence evidence) {
        Transcript t = evidence.transcript();
        List<DomContent> parts = new ArrayList<>();
        evidence.certificate()
                .ifPresentOrElse(
                        c -> {
                            parts.add(p(
                                    text(
                                            "Every non-signalling box of the game has bias at most \u03b1 + \u03b2 I, for each (\u03b1, \u03b2) of "),
                                    strong(points(t.plan().frontier())),
                                    text(" and between them (P1). The certificate is a table of exact fractions"
                                            + (c.checked() ? ", and was checked when this page was made." : "."))));
                            parts.add(p(
                                            code(c.name()),
                                            text(", SHA-256 "),
                                            code(c.sha256()).withClass("hash"))
                                    .withClass("small"));
                            parts.add(commands(c.commands()));
                        },
                        () -> parts.add(
                                p(
                                        "The bound is the paper's, with its constants as printed. No certificate stands behind them.")));
        parts.add(p("The run itself: this computes every round, the verdict and the bound again."));
        parts.add(commands(List.of("clinamen verify " + evidence.name())));
        if (!t.provenance().inputs().isEmpty()) {
            parts.add(p("Read from outside:"));
            parts.add(ul(each(t.provenance().inputs(), CertificateSection::input)));
        }
        parts.add(p(
                        text("Digest of the rounds "),
                        code(Long.toHexString(t.totals().digest())).attr("data-fact", "digest"))
                .withClass("small"));
        return div(parts.toArray(DomContent[]::new));
    }

    private static DomContent input(Provenance.Input input) {
        return li(
                code(input.name()),
                text(", " + Words.count(input.bytes(), "byte", "bytes") + ", SHA-256 "),
                code(input.sha256()).withClass("hash"));
    }

    private static DomContent commands(List<String> commands) {
        return pre(code(String.join("\n", commands)));
    }

    private static String points(Frontier frontier) {
        return frontier.points().stream()
                .map(p -> "(" + Rationals.format(p.alpha()) + ", " + Rationals.format(p.beta()) + ")")
                .collect(Collectors.joining(", "));
    }
}
