package io.github.clinamen.report.page;

import j2html.tags.DomContent;
import java.util.List;

/**
 * What a page says of one document, whatever its kind: sections to read, facts to compare.
 *
 * @param name of the document
 * @param verdict one or a few words
 * @param good whether it is good news
 * @param simulation whether nothing is certified about nature
 * @param facts what stands in the comparison of several documents, in order
 */
public record Article(
        String name, String verdict, boolean good, boolean simulation, List<Fact> facts, List<Section> sections) {
    /**
     * A labelled value.
     *
     * @param key a word for programs, such as {@code rounds}
     */
    public record Fact(String key, String label, String value) {}

    /** A part with a heading. */
    public record Section(String title, DomContent body) {}

    public Article {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }
}
