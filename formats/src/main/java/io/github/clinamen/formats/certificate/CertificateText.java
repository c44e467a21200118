package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.Rationals;
import java.util.function.Consumer;
import org.hipparchus.fraction.BigFraction;

/** Writes JSON in one way only: fields in the order given, two blanks of indentation, one line for each value. */
final class CertificateText {
    private final StringBuilder text = new StringBuilder();
    private String indent = "";
    private boolean first = true;

    private CertificateText() {}

    static String object(Consumer<CertificateText> content) {
        CertificateText json = new CertificateText();
        json.nested('{', '}', content);
        return json.text.append('\n').toString();
    }

    /** Names and texts are plain ASCII without quotation marks; nothing else occurs in these files. */
    CertificateText string(String name, String value) {
        return raw(name, '"' + value + '"');
    }

    CertificateText integer(String name, int value) {
        return raw(name, Integer.toString(value));
    }

    CertificateText fraction(String name, BigFraction value) {
        return string(name, Rationals.format(value));
    }

    /** A word of bits, party 1 first. */
    CertificateText bits(String name, int word, int length) {
        return string(name, bits(word, length));
    }

    static String bits(int word, int length) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            bits.append(word >> i & 1);
        }
        return bits.toString();
    }

    CertificateText raw(String name, String value) {
        item();
        text.append('"').append(name).append("\": ").append(value);
        return this;
    }

    CertificateText object(String name, Consumer<CertificateText> content) {
        raw(name, "");
        return nested('{', '}', content);
    }

    CertificateText array(String name, Consumer<CertificateText> content) {
        raw(name, "");
        return nested('[', ']', content);
    }

    /** An object as the next element of an array. */
    CertificateText element(Consumer<CertificateText> content) {
        item();
        return nested('{', '}', content);
    }

    private void item() {
        text.append(first ? "\n" : ",\n").append(indent);
        first = false;
    }

    private CertificateText nested(char open, char close, Consumer<CertificateText> content) {
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
