package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.MerminGame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the results of each setting in a JSON document of counts, whoever wrote it. */
final class CountsDocument {
    /** A setting at the end of a circuit's name, such as {@code mermin_XXYXY}. */
    private static final Pattern IN_NAME = Pattern.compile("(?:.*[^A-Za-z])?([XY]{3,25})");

    private final Path file;
    private final Optional<BitOrder> given;
    private final List<String> circuits;
    private Optional<BitOrder> stated = Optional.empty();
    private @Nullable BitOrder used;
    private String usedFrom = "";

    CountsDocument(Path file, Optional<BitOrder> given, List<String> circuits) {
        this.file = file;
        this.given = given;
        this.circuits = circuits;
    }

    /** The result of one circuit: its setting, and where in the document it stands. */
    private record Entry(String place, Optional<String> name, JsonNode node) {}

    CountsFile read(JsonNode document) {
        List<Entry> entries = entries(document);
        if (entries.isEmpty()) {
            throw fault("", "results for each setting", "none");
        }
        stateOrder("", document);
        JsonNode shots = document.path("shots");
        int parties = 0;
        BoxCounts.Builder builder = null;
        for (Entry entry : entries) {
            stateOrder(entry.place, entry.node);
            CountsEntry counts = CountsEntry.of(file, entry.place, entry.node, shots);
            int n = parties(entry, counts, parties);
            if (builder == null) {
                parties = n;
                builder = new BoxCounts.Builder(n);
            }
            if (n != parties) {
                throw fault(entry.place, parties + " parties as before", Integer.toString(n));
            }
            int setting = setting(entry, n);
            builder.add(setting, 0, 0);
            BitOrder order = order(entry.place, counts.custom(), counts.customName());
            for (Map.Entry<String, Long> outcome : counts.counts().entrySet()) {
                builder.add(setting, counts.outcome(outcome.getKey(), n, order), outcome.getValue());
            }
        }
        return new CountsFile(
                java.util.Objects.requireNonNull(builder).build(), java.util.Objects.requireNonNull(used), usedFrom);
    }

    private List<Entry> entries(JsonNode document) {
        List<Entry> entries = new ArrayList<>();
        JsonNode list = document.path("results").isArray() ? document.path("results") : document;
        if (list.isArray()) {
            for (int i = 0; i < list.size(); i++) {
                entries.add(new Entry("result " + i, name(list.get(i), i, list.size()), list.get(i)));
            }
            return entries;
        }
        JsonNode byName = document.path("settings").isObject() ? document.path("settings") : document;
        for (Map.Entry<String, JsonNode> field : byName.properties()) {
            boolean isResult = byName != document || settingIn(field.getKey()).isPresent();
            if (isResult) {
                entries.add(new Entry("setting " + field.getKey(), Optional.of(field.getKey()), field.getValue()));
            }
        }
        return entries;
    }

    private Optional<String> name(JsonNode result, int index, int results) {
        for (JsonNode name : List.of(result.path("header").path("name"), result.path("name"), result.path("circuit"))) {
            if (name.isString()) {
                return Optional.of(name.stringValue());
            }
        }
        if (circuits.isEmpty()) {
            return Optional.empty();
        }
        if (circuits.size() != results) {
            throw fault(
                    "", circuits.size() + " results, one for each circuit of the manifest", Integer.toString(results));
        }
        return Optional.of(circuits.get(index));
    }

    private static Optional<String> settingIn(String name) {
        if (CountsFile.setting(name).isPresent()) {
            return Optional.of(name);
        }
        Matcher matcher = IN_NAME.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private int parties(Entry entry, CountsEntry counts, int before) {
        Optional<String> text = settingText(entry);
        int n = text.isPresent() ? text.get().length() : counts.bits().orElse(before);
        if (n < 3 || n > MerminGame.MAX_PARTIES) {
            throw fault(entry.place, "outcomes of 3 to " + MerminGame.MAX_PARTIES + " bits", Integer.toString(n));
        }
        return n;
    }

    private Optional<String> settingText(Entry entry) {
        JsonNode own = entry.node.path("setting");
        if (own.isString()) {
            return Optional.of(own.stringValue());
        }
        return entry.node.has("y_qubits") || entry.node.has("x_qubits")
                ? Optional.empty()
                : entry.name.flatMap(CountsDocument::settingIn);
    }

    private int setting(Entry entry, int n) {
        Optional<String> text = settingText(entry);
        if (text.isPresent()) {
            return CountsFile.setting(text.get())
                    .orElseThrow(
                            () -> fault(entry.place, "a setting such as XXYXY or 11010", "\"" + text.get() + "\""));
        }
        int all = (1 << n) - 1;
        if (entry.node.has("y_qubits")) {
            return all ^ qubits(entry, "y_qubits", n);
        }
        if (entry.node.has("x_qubits")) {
            return qubits(entry, "x_qubits", n);
        }
        throw fault(
                entry.place, "a setting: a name that ends in one such as XXYXY, \"setting\" or \"y_qubits\"", "none");
    }

    private int qubits(Entry entry, String field, int n) {
        int set = 0;
        for (JsonNode qubit : entry.node.path(field).values()) {
            int index = qubit.isIntegralNumber() ? qubit.asInt(-1) : -1;
            if (index < 0 || index >= n || (set >> index & 1) == 1) {
                throw fault(
                        entry.place, field + " to list numbers from 0 to " + (n - 1) + " once each", qubit.toString());
            }
            set |= 1 << index;
        }
        return set;
    }

    /** Takes note of a stated order; two different ones in a file, or one against what the user gave, are a fault. */
    private void stateOrder(String place, JsonNode node) {
        JsonNode text = node.has("bit_order") ? node.path("bit_order") : node.path("bitOrder");
        if (!text.isString()) {
            return;
        }
        String words = text.stringValue().toLowerCase(Locale.ROOT);
        boolean last = words.contains("last") || words.contains("little");
        boolean first = words.contains("first") || words.contains("big");
        if (last == first) {
            throw fault(place, "bit_order to say first or last", "\"" + text.stringValue() + "\"");
        }
        BitOrder order = last ? BitOrder.FIRST_BIT_LAST : BitOrder.FIRST_BIT_FIRST;
        if (stated.isPresent() && stated.get() != order) {
            throw fault(place, "one bit order in a file", "both first and last");
        }
        if (given.isPresent() && given.get() != order) {
            throw fault(place, "the given bit order, " + given.get().word(), "\"" + text.stringValue() + "\"");
        }
        stated = Optional.of(order);
    }

    private BitOrder order(String place, BitOrder custom, String customName) {
        BitOrder order = stated.or(() -> given).orElse(custom);
        String from =
                stated.isPresent() ? "stated in the file" : given.isPresent() ? "given" : "the custom of " + customName;
        if (used != null && used != order) {
            throw fault(place, "one bit order in a file", "results of different customs; give the order");
        }
        used = order;
        usedFrom = from;
        return order;
    }

    private InputException fault(String place, String expected, String found) {
        return new InputException(
                file + ": " + (place.isEmpty() ? "" : place + ": ") + "expected " + expected + ", found " + found);
    }
}
