package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.core.bound.Assumption;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** The assumptions as a section. */
final class Ledger {
    private Ledger() {}

    static Article.Section of(List<Assumption> assumptions) {
        return new Article.Section(
                "What it rests on",
                div(
                        p("No program can check these. The bound is about any source and any boxes for which they hold,"
                                + " whoever made them."),
                        ol(each(assumptions, Ledger::line)).withClass("ledger")));
    }

    private static DomContent line(Assumption a) {
        return li(code(a.name().toLowerCase(Locale.ROOT).replace('_', '-')), text(" " + a.sentence()));
    }
}
