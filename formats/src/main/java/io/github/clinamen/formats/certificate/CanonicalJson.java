package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.security.Rationals;
import java.util.function.Consumer;
import org.hipparchus.fraction.BigFraction;

/** Writes JSON in one way only: fields in the order given, two blanks of indentation, one line for each value. */
final class CanonicalJson {
    private final StringBuilder text = new StringBuilder();
    private String indent = "";
    private boolean first = true;

    private CanonicalJson() {}

    static String object(Consumer<CanonicalJson> content) {
        CanonicalJson json = new CanonicalJson();
        json.nested('{', '}', content);
        return json.text.append('\n').toString();
    }

    /** Names and texts are plain ASCII without quotation marks; nothing else occurs in these files. */
    CanonicalJson string(String name, String value) {
        return raw(name, '"' + value + '"');
    }

    CanonicalJson integer(String name, int value) {
        return raw(name, Integer.toString(value));
    }

    CanonicalJson fraction(String name, BigFraction value) {
        return string(name, Rationals.format(value));
    }

    /** A word of bits, party 1 first. */
    CanonicalJson bits(String name, int word, int length) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            bits.append(word >> i & 1);
        }
        return string(name, bits.toString());
    }

    CanonicalJson raw(String name, String value) {
        item();
        text.append('"').append(name).append("\": ").append(value);
        return this;
    }

    CanonicalJson object(String name, Consumer<CanonicalJson> content) {
        raw(name, "");
        return nested('{', '}', content);
    }

    CanonicalJson array(String name, Consumer<CanonicalJson> content) {
        raw(name, "");
        return nested('[', ']', content);
    }

    /** An object as the next element of an array. */
    CanonicalJson element(Consumer<CanonicalJson> content) {
        item();
        return nested('{', '}', content);
    }

    private void item() {
        text.append(first ? "\n" : ",\n").append(indent);
        first = false;
    }

    private CanonicalJson nested(char open, char close, Consumer<CanonicalJson> content) {
        text.append(open);
        String outer = indent;
        indent += "  ";
        first = true;
        content.accept(this);
        indent = outer;
        text.append(first ? "" : "\n" + indent).append(close);
        first = false;
        return this;
    }
}
