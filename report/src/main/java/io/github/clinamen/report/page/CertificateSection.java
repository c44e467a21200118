package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.transcript.Transcript;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** What is proven, what was read, and the commands that compute both again. */
final class CertificateSection {
    private CertificateSection() {}

    static DomContent of(RunEvidence evidence) {
        Transcript t = evidence.transcript();
        List<DomContent> parts = new ArrayList<>();
        evidence.certificate()
                .ifPresentOrElse(
                        c -> {
                            parts.add(
                                    p(c.statement() + (c.checked() ? " It was checked when this page was made." : "")));
                            parts.add(p(
                                            code(c.name()),
                                            text(", SHA-256 "),
                                            code(c.sha256()).withClass("hash"))
                                    .withClass("small"));
                            parts.add(commands(c.commands()));
                        },
                        () -> parts.add(
                                p("No certificate stands behind the claim: " + evidence.certificateMissing() + ".")));
        parts.add(p("The run itself: this computes every round, the verdict and the bound again."));
        parts.add(commands(List.of("clinamen verify " + evidence.name())));
        if (!t.provenance().inputs().isEmpty()) {
            parts.add(p("Read from outside:"));
            parts.add(ul(each(t.provenance().inputs(), CertificateSection::input)));
        }
        return div(parts.toArray(DomContent[]::new));
    }

    private static DomContent input(InputFile input) {
        return li(
                code(input.name()),
                text(", " + Words.count(input.bytes(), "byte", "bytes") + ", SHA-256 "),
                code(input.sha256()).withClass("hash"));
    }

    private static DomContent commands(List<String> commands) {
        return pre(code(String.join("\n", commands)));
    }
}
