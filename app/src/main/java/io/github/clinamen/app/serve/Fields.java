package io.github.clinamen.app.serve;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.formats.StrictJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object from outside, each asked for by name, with what is used where it is missing. Every value is
 * checked against its range, and {@link #end} refuses what nobody asked for.
 */
final class Fields {
    /** The longest number, in characters. */
    private static final int MAX_NUMBER = 40;

    private static final int MAX_SCALE = 400;

    private final String prefix;
    private final JsonNode object;
    private final Set<String> asked = new TreeSet<>();

    private Fields(String prefix, JsonNode object) {
        this.prefix = prefix;
        this.object = object;
        if (!object.isObject()) {
            throw refusal(
                    prefix.isEmpty() ? "body" : prefix.substring(0, prefix.length() - 1), "a JSON object", object);
        }
    }

    /**
     * @throws io.github.clinamen.core.InputException when the body is no JSON
     * @throws Refusal when it is no object
     */
    static Fields parse(byte[] utf8) {
        return new Fields("", StrictJson.parse(Path.of("body"), utf8));
    }

    /** The fields of an object within this one; an empty object where it is missing. */
    Fields object(String name) {
        return new Fields(
                prefix + name + ".",
                get(name).orElseGet(() -> StrictJson.parse(Path.of("body"), new byte[] {'{', '}'})));
    }

    /** An exact number: a decimal or fraction as text, or a JSON number taken by its shortest decimal. */
    BigFraction exact(String name, String usual, String least, String most) {
        String text = get(name).map(node -> number(name, node)).orElse(usual);
        BigFraction value = parse(name, text);
        if (value.compareTo(parse(name, least)) < 0 || value.compareTo(parse(name, most)) > 0) {
            throw new Refusal(400, prefix + name, "a number from " + least + " to " + most, text);
        }
        return value;
    }

    /** A whole number, absent where the field is missing. */
    OptionalLong whole(String name, long least, long most) {
        Optional<JsonNode> node = get(name);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode value = node.get();
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw refusal(prefix + name, "a whole number from " + least + " to " + most, value);
        }
        return OptionalLong.of(value.longValue());
    }

    OptionalInt whole(String name, int least, int most) {
        OptionalLong value = whole(name, (long) least, (long) most);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) value.getAsLong());
    }

    /** One of a few words, absent where the field is missing. */
    Optional<String> word(String name, List<String> allowed) {
        return get(name).map(node -> {
            if (!node.isString() || !allowed.contains(node.stringValue())) {
                throw refusal(prefix + name, "one of " + String.join(", ", allowed), node);
            }
            return node.stringValue();
        });
    }

    /** Some of a few words; all of them where the field is missing. */
    List<String> words(String name, List<String> allowed) {
        Optional<JsonNode> list = get(name);
        if (list.isEmpty()) {
            return allowed;
        }
        String expected = "a list of some of " + String.join(", ", allowed);
        if (!list.get().isArray() || list.get().isEmpty() || list.get().size() > allowed.size()) {
            throw refusal(prefix + name, expected, list.get());
        }
        List<String> words = new ArrayList<>();
        for (JsonNode node : list.get()) {
            if (!node.isString() || !allowed.contains(node.stringValue()) || words.contains(node.stringValue())) {
                throw refusal(prefix + name, expected, node);
            }
            words.add(node.stringValue());
        }
        return words;
    }

    /** A short text. */
    String text(String name, String usual, int longest) {
        return get(name)
                .map(node -> {
                    if (!node.isString() || node.stringValue().length() > longest) {
                        throw refusal(prefix + name, "a text of at most " + longest + " characters", node);
                    }
                    return node.stringValue();
                })
                .orElse(usual);
    }

    /** @throws Refusal when there is a field that was not asked for */
    void end() {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                throw new Refusal(400, prefix + name, "no field but " + String.join(", ", asked), "this one");
            }
        }
    }

    private Optional<JsonNode> get(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private String number(String name, JsonNode node) {
        String text = node.isString() ? node.stringValue() : node.isNumber() ? node.asString() : "";
        if (text.isEmpty() || text.length() > MAX_NUMBER) {
            throw refusal(prefix + name, "a number, or a decimal or fraction as text", node);
        }
        return text;
    }

    private BigFraction parse(String name, String text) {
        try {
            if (text.indexOf('/') < 0 && Math.abs((long) new BigDecimal(text.strip()).scale()) > MAX_SCALE) {
                throw new NumberFormatException();
            }
            return Rationals.parse(prefix + name, text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, prefix + name, "a decimal such as 0.1 or a fraction such as 1/3", quoted(text));
        }
    }

    private static Refusal refusal(String where, String expected, JsonNode found) {
        return new Refusal(400, where, expected, quoted(found.toString()));
    }

    private static String quoted(String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return shown.startsWith("\"") ? shown : "\"" + shown + "\"";
    }
}
