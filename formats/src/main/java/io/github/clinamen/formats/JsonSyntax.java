package io.github.clinamen.formats;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with a text that is no JSON, in our words: those of the parser speak of its own switches and classes. */
final class JsonSyntax {
    /** How the parser puts a fault, and how we do. */
    private record Phrase(Pattern theirs, Function<MatchResult, String> ours) {
        static Phrase of(String theirs, Function<MatchResult, String> ours) {
            return new Phrase(Pattern.compile(theirs, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), ours);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of("Non-standard token '([^']*)'", m -> "expected a number that JSON knows, found " + shown(m)),
            Phrase.of("Unrecognized token '([^']*)'", m -> "expected a JSON value, found " + shown(m)),
            Phrase.of("Unexpected end-of-input", m -> "expected more, found the end of the document"),
            Phrase.of("No content", m -> "expected a JSON document, found nothing"),
            Phrase.of(
                    "Unexpected character \\('(.+?)' \\(code.*expecting (?:a )?(?:double-quote to start|.*name)",
                    m -> "expected a field's name in quotation marks, found '" + shown(m) + "'"),
            Phrase.of(
                    "Unexpected character \\('(.+?)' \\(code.*expecting comma to separate",
                    m -> "expected a comma, or the end of the array or object, found '" + shown(m) + "'"),
            Phrase.of(
                    "Unexpected character \\('(.+?)' \\(code.*expecting a colon",
                    m -> "expected a colon after the field's name, found '" + shown(m) + "'"),
            Phrase.of(
                    "Unexpected character \\('(.+?)' \\(code", m -> "expected a JSON value, found '" + shown(m) + "'"),
            Phrase.of("Unexpected close marker '(.)'", m -> "expected the other bracket, found '" + shown(m) + "'"),
            Phrase.of(
                    "Duplicate (?:Object property|field) \"(.*)\"",
                    m -> "expected each field once, found \"" + shown(m) + "\" twice"),
            Phrase.of(
                    "nesting depth \\((\\d+)\\)",
                    m -> "expected fewer levels of arrays and objects, found " + shown(m)),
            Phrase.of(
                    "Number value length \\((\\d+)\\)",
                    m -> "expected a shorter number, found " + shown(m) + " digits"),
            Phrase.of(
                    "(?:String value|Name) length \\((\\d+)\\)",
                    m -> "expected a shorter string, found " + shown(m) + " characters"),
            Phrase.of("Document length \\((\\d+)\\)", m -> "expected a shorter document, found " + shown(m) + " bytes"),
            Phrase.of("Leading zeroes", m -> "expected a number without zeros before it"),
            Phrase.of("numeric value|decimal point|exponent", m -> "expected a whole number as JSON writes it"),
            Phrase.of("Illegal unquoted character|CTRL-CHAR", m -> "expected no control characters in a string"),
            Phrase.of("escape", m -> "expected an escape that JSON knows after the backslash"),
            Phrase.of("UTF-8|UTF-16|UTF-32|surrogate|encoding", m -> "expected UTF-8 text, found other bytes"));

    private JsonSyntax() {}

    private static String shown(MatchResult match) {
        return Shown.cut(match.group(1));
    }

    static String words(String theirs) {
        for (Phrase phrase : PHRASES) {
            var matcher = phrase.theirs.matcher(theirs);
            if (matcher.find()) {
                return phrase.ours.apply(matcher.toMatchResult());
            }
        }
        return "expected JSON, found something else (" + Shown.cut(theirs.toLowerCase(Locale.ROOT)) + ")";
    }
}
