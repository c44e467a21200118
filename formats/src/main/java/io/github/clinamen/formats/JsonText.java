package io.github.clinamen.formats;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The one way in which this project writes a JSON value: objects with one field a line, indented by two spaces, in the
 * order of the record's components; arrays of plain values on one line; no other spaces. Specified in docs/formats.md, so
 * that it does not change with a library.
 */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** The text of a value, with a final line feed. */
    static String of(JsonNode value) {
        JsonText text = new JsonText();
        text.write(value, 0);
        return text.out.append('\n').toString();
    }

    private void write(JsonNode value, int depth) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, depth);
            case ARRAY -> writeArray(value, depth);
            case STRING -> writeString(value.stringValue());
            case NUMBER -> writeNumber(value);
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("json: no text for " + value);
        }
    }

    private void writeObject(JsonNode object, int depth) {
        if (object.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            newLine(depth + 1);
            writeString(field.getKey());
            out.append(": ");
            write(field.getValue(), depth + 1);
            out.append(fields.hasNext() ? "," : "");
        }
        newLine(depth);
        out.append('}');
    }

    private void writeArray(JsonNode array, int depth) {
        boolean plain = array.values().stream().noneMatch(JsonNode::isContainer);
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (plain) {
                out.append(i == 0 ? "" : " ");
            } else {
                newLine(depth + 1);
            }
            write(array.get(i), depth + 1);
            out.append(i + 1 < array.size() ? "," : "");
        }
        if (!plain) {
            newLine(depth);
        }
        out.append(']');
    }

    /** Integers in full; others as the shortest decimal that reads back as the same double. */
    private void writeNumber(JsonNode number) {
        if (number.isIntegralNumber()) {
            out.append(number.bigIntegerValue());
        } else if (Double.isFinite(number.doubleValue())) {
            out.append(number.doubleValue());
        } else {
            throw new IllegalArgumentException("json: expected a finite number, found " + number);
        }
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : c);
            }
        }
        out.append('"');
    }

    private void newLine(int depth) {
        out.append('\n').repeat("  ", depth);
    }
}
