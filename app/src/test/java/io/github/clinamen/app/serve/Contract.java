package io.github.clinamen.app.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hand-kept API document, and what of an answer is not as it says. */
final class Contract {
    private final JsonNode document;

    Contract(String openApi) {
        this.document = JsonMapper.shared().readTree(openApi);
    }

    /** Every documented method and path, such as {@code GET /api/about}. */
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(name -> !name.equals("parameters"))
                        .forEach(
                                method -> routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    /** One line for each way in which an answer is not as documented. */
    List<String> violations(String method, String path, Client.Answer answer) {
        JsonNode response = document.get("paths")
                .get(path)
                .get(method.toLowerCase(java.util.Locale.ROOT))
                .get("responses")
                .get(Integer.toString(answer.status()));
        if (response == null) {
            return List.of("status " + answer.status() + " of " + method + " " + path + " is not documented");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
        JsonNode content = response.get("content").get(type);
        if (content == null) {
            return List.of("type " + type + " of " + method + " " + path + " is not documented");
        }
        List<String> found = new ArrayList<>();
        if (type.endsWith("json")) {
            check(method + " " + path, content.get("schema"), answer.json(), found);
        }
        return found;
    }

    private void check(String where, JsonNode schema, JsonNode value, List<String> found) {
        if (schema.has("$ref")) {
            check(where, document.at(schema.get("$ref").asString().substring(1)), value, found);
            return;
        }
        if (schema.has("oneOf")) {
            if (!value.isNull()) {
                check(where, schema.get("oneOf").get(0), value, found);
            }
            return;
        }
        if (!types(schema).contains(typeOf(value))
                && !(typeOf(value).equals("integer") && types(schema).contains("number"))) {
            found.add(where + ": expected " + types(schema) + ", found " + typeOf(value));
            return;
        }
        if (value.isString() && schema.has("enum") && !contains(schema.get("enum"), value)) {
            found.add(where + ": expected one of " + schema.get("enum") + ", found " + value);
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(where + "[]", schema.get("items"), item, found));
        }
        if (value.isObject() && schema.has("properties")) {
            JsonNode properties = schema.get("properties");
            for (String name : value.propertyNames()) {
                if (!properties.has(name)) {
                    found.add(where + "." + name + ": is not documented");
                } else {
                    check(where + "." + name, properties.get(name), value.get(name), found);
                }
            }
            if (schema.has("required")) {
                schema.get("required").forEach(name -> {
                    if (!value.has(name.asString())) {
                        found.add(where + "." + name.asString() + ": is documented and missing");
                    }
                });
            }
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(t -> types.add(t.asString()));
        } else {
            types.add(type.asString());
        }
        return types;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }
}
