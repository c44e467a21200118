package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Rationals;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON whose fields come in a known order, nothing missing and nothing more. Reading token by token keeps the start
 * of a command short.
 */
public final class StrictReader implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final JsonParser parser;

    /** @param name where the text comes from, for errors */
    public StrictReader(String name, String text) {
        this.name = name;
        parser = JSON.createParser(ObjectReadContext.empty(), text);
    }

    public void beginObject() {
        expect(JsonToken.START_OBJECT, "{");
    }

    public void endObject() {
        expect(JsonToken.END_OBJECT, "}");
    }

    public void beginArray() {
        expect(JsonToken.START_ARRAY, "[");
    }

    /** Whether another object of the array begins; otherwise the array's end has been read. */
    public boolean nextObject() {
        return either(JsonToken.START_OBJECT, JsonToken.END_ARRAY);
    }

    /** Whether another field of the object begins; otherwise the object's end has been read. */
    public boolean nextField() {
        return either(JsonToken.PROPERTY_NAME, JsonToken.END_OBJECT);
    }

    /** Whether another integer of the array follows; otherwise the array's end has been read. */
    public boolean nextInteger() {
        return either(JsonToken.VALUE_NUMBER_INT, JsonToken.END_ARRAY);
    }

    private boolean either(JsonToken more, JsonToken end) {
        JsonToken token = next();
        if (token != more && token != end) {
            throw bad(more + " or " + end);
        }
        return token == more;
    }

    public void field(String field) {
        if (next() != JsonToken.PROPERTY_NAME || !parser.currentName().equals(field)) {
            throw bad("field \"" + field + "\"");
        }
    }

    /** The current field's name, after {@link #nextField}. */
    public String name() {
        return parser.currentName();
    }

    /** The current integer, after {@link #nextInteger}. */
    public BigInteger currentInteger() {
        return parser.getBigIntegerValue();
    }

    public String string() {
        if (next() != JsonToken.VALUE_STRING) {
            throw bad("a string");
        }
        return parser.getString();
    }

    public BigInteger integer() {
        if (next() != JsonToken.VALUE_NUMBER_INT) {
            throw bad("an integer");
        }
        return parser.getBigIntegerValue();
    }

    /** @throws InputException when it is below or above the range */
    public int integer(int from, int to) {
        BigInteger value = integer();
        if (value.compareTo(BigInteger.valueOf(from)) < 0 || value.compareTo(BigInteger.valueOf(to)) > 0) {
            throw bad("an integer from " + from + " to " + to);
        }
        return value.intValue();
    }

    public BigFraction fraction() {
        String text = string();
        try {
            return Rationals.parse("fraction", text);
        } catch (IllegalArgumentException e) {
            throw bad("a fraction p/q");
        }
    }

    /** A word of bits, party 1 first. */
    public int bits(int length) {
        String text = string();
        if (text.length() != length || !text.matches("[01]*")) {
            throw bad(length + " characters 0 or 1");
        }
        return Integer.parseInt(new StringBuilder(text).reverse().toString(), 2);
    }

    public void literal(String field, String wanted) {
        field(field);
        if (!string().equals(wanted)) {
            throw bad("\"" + wanted + "\"");
        }
    }

    public void literal(String field, int wanted) {
        field(field);
        if (!integer().equals(BigInteger.valueOf(wanted))) {
            throw bad(Integer.toString(wanted));
        }
    }

    public void end() {
        if (advance() != null) {
            throw bad("the end");
        }
    }

    private void expect(JsonToken token, String what) {
        if (next() != token) {
            throw bad("\"" + what + "\"");
        }
    }

    private JsonToken next() {
        JsonToken token = advance();
        if (token == null) {
            throw bad("more");
        }
        return token;
    }

    private @org.jspecify.annotations.Nullable JsonToken advance() {
        try {
            JsonToken token = parser.nextToken();
            if (token != null) {
                // Now, not when the value is asked for: whatever is wrong with it is told here.
                parser.finishToken();
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                parser.getBigIntegerValue();
            }
            return token;
        } catch (JacksonException e) {
            throw new InputException(name + ": not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** One line: where, expected, found. */
    public InputException bad(String expected) {
        TokenStreamLocation at = parser.currentTokenLocation();
        String found = parser.hasCurrentToken() ? parser.getString() : "the end";
        return new InputException(name + ": line " + at.getLineNr() + ", column " + at.getColumnNr() + ": expected "
                + expected + ", found " + (found.length() > 40 ? found.substring(0, 40) + "..." : found));
    }

    @Override
    public void close() {
        parser.close();
    }
}
