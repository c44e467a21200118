package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds the results of single circuits in a document: an array of them (outright, {@code results}, {@code Results}, or the
 * {@code pub_results} of a {@code SamplerV2} job), or an object by name (outright, {@code settings} or {@code results}).
 *
 * @param circuits names of the circuits in the order of the results, for results without names
 */
record CircuitEntries(Path file, List<String> circuits) {
    /** @throws InputException when there are none; the keys that are there are named */
    List<CircuitEntry> of(List<JsonNode> documents) {
        List<CircuitEntry> entries = new ArrayList<>();
        for (JsonNode document : documents) {
            List<CircuitEntry> own = of(document);
            // Lines of JSON are results themselves.
            entries.addAll(own.isEmpty() && documents.size() > 1 ? List.of(line(document, entries.size())) : own);
        }
        if (entries.isEmpty()) {
            throw fault("results for each setting", seen(documents));
        }
        return named(entries);
    }

    private static CircuitEntry line(JsonNode document, int index) {
        return new CircuitEntry("line " + (index + 1), name(document), document, MissingNode.getInstance());
    }

    private List<CircuitEntry> of(JsonNode document) {
        List<CircuitEntry> entries = new ArrayList<>();
        JsonNode list = Stream.of(
                        document.path("__value__").path("pub_results"),
                        document.path("results"),
                        document.path("Results"),
                        document)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(MissingNode.getInstance());
        if (list.isArray()) {
            for (int i = 0; i < list.size(); i++) {
                entries.add(new CircuitEntry("result " + i, name(list.get(i)), list.get(i), document));
            }
            return entries;
        }
        JsonNode byName = Stream.of(document.path("settings"), document.path("results"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(document);
        boolean all = byName == document.path("settings");
        for (Map.Entry<String, JsonNode> field : byName.properties()) {
            boolean isResult = field.getValue().isContainer()
                    && (all || SettingName.within(field.getKey()).isPresent());
            if (isResult) {
                entries.add(new CircuitEntry(
                        "setting " + Shown.cut(field.getKey()),
                        Optional.of(field.getKey()),
                        field.getValue(),
                        document));
            }
        }
        return entries;
    }

    private static Optional<String> name(JsonNode result) {
        return Stream.of(
                        result.path("header").path("name"),
                        result.path("name"),
                        result.path("circuit"),
                        result.path("circuit_name"),
                        result.path("__value__")
                                .path("metadata")
                                .path("circuit_metadata")
                                .path("name"),
                        result.path("metadata").path("circuit_metadata").path("name"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }

    /** Gives the results without names those of the circuits. */
    private List<CircuitEntry> named(List<CircuitEntry> entries) {
        boolean missing = entries.stream()
                .anyMatch(entry ->
                        entry.name().isEmpty() && entry.node().path("setting").isMissingNode());
        if (circuits.isEmpty() || !missing) {
            return entries;
        }
        if (circuits.size() != entries.size()) {
            throw fault(
                    circuits.size() + " results, one for each circuit of the manifest",
                    Integer.toString(entries.size()));
        }
        List<CircuitEntry> named = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            CircuitEntry entry = entries.get(i);
            named.add(new CircuitEntry(
                    entry.place(), Optional.of(entry.name().orElse(circuits.get(i))), entry.node(), entry.document()));
        }
        return named;
    }

    private static String seen(List<JsonNode> documents) {
        Set<String> keys = new LinkedHashSet<>();
        documents.forEach(document -> {
            keys.addAll(document.propertyNames());
            document.path("results").propertyNames().forEach(key -> keys.add("results." + key));
        });
        return keys.isEmpty() ? "none" : "none among the fields " + Shown.names(keys);
    }

    private InputException fault(String expected, String found) {
        return new InputException(file + ": expected " + expected + ", found " + found);
    }
}
