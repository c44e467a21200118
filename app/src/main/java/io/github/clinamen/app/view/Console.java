package io.github.clinamen.app.view;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command prints: text for people on the terminal, or one JSON object for machines. Colour is for terminals alone:
 * none in a pipe, none where NO_COLOR is set or the terminal is dumb.
 */
public final class Console {
    private static final int LABEL = 12;

    /** Made when JSON is first printed: it loads some five hundred classes. */
    private static final class Json {
        static final JsonMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    private Console() {}

    /** Whether there is colour; since JDK 22 a console exists in pipes too, so that picocli's own guess would be wrong. */
    public static Ansi ansi() {
        boolean plain =
                System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty()
                        || "dumb".equals(System.getenv("TERM"))
                        || System.console() == null
                        || !System.console().isTerminal();
        return plain ? Ansi.OFF : Ansi.ON;
    }

    /** What meaning a coloured word has. */
    public enum Mood {
        GOOD("fg(green),bold"),
        BAD("fg(red),bold"),
        CAREFUL("fg(yellow),bold"),
        ASIDE("faint");

        private final String style;

        Mood(String style) {
            this.style = style;
        }
    }

    public static String coloured(Mood mood, String text) {
        // Reset, not "bold off", which some terminals take for a double underline.
        return ansi().enabled() ? Ansi.Style.on(Ansi.Style.parse(mood.style)) + text + Ansi.Style.reset.on() : text;
    }

    /** A labelled line; all labels of a text have one width. */
    public static void line(PrintWriter to, String label, String text) {
        to.println(coloured(Mood.ASIDE, padded(label)) + text);
    }

    /** The first line, which says how it ended. */
    public static void verdict(PrintWriter to, Mood mood, String word, String text) {
        to.println(coloured(mood, padded(word)) + text);
    }

    private static String padded(String label) {
        return label.length() < LABEL ? label + " ".repeat(LABEL - label.length()) : label + "  ";
    }

    /** A whole number with its thousands set apart. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** The list of assumptions, and that it was a simulation if it was. */
    public static void restsOn(PrintWriter to, List<String> assumptions, boolean simulation) {
        to.println();
        to.println("It rests on:");
        assumptions.forEach(sentence -> to.println("  - " + sentence));
        if (simulation) {
            to.println();
            simulation(to);
        }
    }

    /** A line on the error stream in the program's name. */
    public static void say(PrintWriter err, String message) {
        err.println("clinamen: " + message);
        err.flush();
    }

    /** What must not be overlooked: nothing simulated says anything about nature. */
    public static void simulation(PrintWriter to) {
        to.println(coloured(Mood.CAREFUL, "SIMULATION:")
                + " source or boxes are made by a program; nothing is certified about nature.");
    }

    /**
     * A table with a heading; columns are as wide as they must be.
     *
     * @param left how many columns, from the first on, are words and stand to the left; the others are numbers
     */
    public static void table(PrintWriter to, int left, List<String> heading, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(rows);
        all.addFirst(heading);
        int[] widths = IntStream.range(0, heading.size())
                .map(c ->
                        all.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        for (int r = 0; r < all.size(); r++) {
            List<String> row = all.get(r);
            String text = IntStream.range(0, widths.length)
                    .mapToObj(c -> {
                        String space = " ".repeat(widths[c] - row.get(c).length());
                        return c < left ? row.get(c) + space : space + row.get(c);
                    })
                    .collect(Collectors.joining("  ", "  ", ""))
                    .stripTrailing();
            to.println(r == 0 ? coloured(Mood.ASIDE, text) : text);
        }
    }

    /** Prints a record (or map, or list) as JSON; component names become keys, in camelCase as they are. */
    public static void printJson(PrintWriter out, Object value) {
        out.println(Json.MAPPER.writeValueAsString(value));
        out.flush();
    }
}
