package io.github.clinamen.report.page;

import static j2html.TagCreator.*;

import io.github.clinamen.report.chart.Tone;
import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A self-contained page: styles and pictures inside, nothing fetched, no scripts. The same articles give the same bytes. */
public final class Page {
    private Page() {}

    /** @param articles at least one; several are compared in a table first */
    public static String of(List<Article> articles) {
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("report: expected at least one document");
        }
        String title = articles.size() == 1
                ? articles.getFirst().name() + ": " + articles.getFirst().verdict()
                : articles.size() + " runs compared";
        List<DomContent> parts = new ArrayList<>();
        if (articles.size() > 1) {
            parts.add(comparison(articles));
        }
        for (int i = 0; i < articles.size(); i++) {
            parts.add(article(articles.get(i), i));
        }
        return document().render()
                + "\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        title(title),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        meta().withName("generator").withContent("clinamen report"),
                                        rawHtml("<link rel=\"icon\" href=\"data:,\">"),
                                        rawHtml("<style>\n" + Tone.css() + resource("report.css") + "</style>")),
                                body(
                                        header(
                                                span("clinamen").withClass("brand"),
                                                span("report of "
                                                        + (articles.size() == 1
                                                                ? "a run"
                                                                : articles.size() + " runs"))),
                                        main(parts.toArray(DomContent[]::new)),
                                        footer(p(
                                                "Made by clinamen report from the transcripts named here. Labels such as (C7) are those of"
                                                        + " arXiv 1210.6514, (P1) to (P7) those of docs/theory.md."))))
                        .withLang("en")
                        .render()
                + "\n";
    }

    private static DomContent comparison(List<Article> articles) {
        Map<String, String> labels = new LinkedHashMap<>();
        articles.forEach(a -> a.facts().forEach(f -> labels.putIfAbsent(f.key(), f.label())));
        return section(
                        h1("Side by side"),
                        div(table(
                                        thead(tr(
                                                th(),
                                                each(
                                                        indexed(articles),
                                                        a -> th(a(a.article.name())
                                                                .withHref("#run-" + a.index))))),
                                        tbody(
                                                tr(
                                                        th("verdict").attr("scope", "row"),
                                                        each(
                                                                articles,
                                                                a -> td(a.verdict())
                                                                        .withClass(a.good() ? "good" : "bad"))),
                                                each(
                                                        labels.entrySet(),
                                                        label -> tr(
                                                                th(label.getValue())
                                                                        .attr("scope", "row"),
                                                                each(
                                                                        articles,
                                                                        a -> td(rawHtml(value(a, label.getKey())))))),
                                                tr(
                                                        th("about nature").attr("scope", "row"),
                                                        each(
                                                                articles,
                                                                a -> td(
                                                                        a.simulation()
                                                                                ? "nothing: a simulation"
                                                                                : "if the assumptions hold"))))))
                                .withClass("scroll compare")
                                .attr("tabindex", "0"))
                .withClass("card");
    }

    private record Indexed(Article article, int index) {}

    private static List<Indexed> indexed(List<Article> articles) {
        List<Indexed> all = new ArrayList<>();
        for (Article article : articles) {
            all.add(new Indexed(article, all.size() + 1));
        }
        return all;
    }

    private static String value(Article article, String key) {
        return article.facts().stream()
                .filter(f -> f.key().equals(key))
                .map(f -> markup(f.value()))
                .findFirst()
                .orElse("\u2013");
    }

    private static SectionTag article(Article article, int index) {
        return section(each(
                        article.sections(),
                        s -> section(h2(s.title()), s.body()).withClass("card")))
                .withId("run-" + (index + 1))
                .withClass("run");
    }

    /** Text of the program as HTML, with {@code 10^{-6}} raised. */
    static String markup(String text) {
        return j2html.utils.EscapeUtil.escape(text).replaceAll("\\^\\{([^}]*)}|\\^([0-9]+)", "<sup>$1$2</sup>");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
