package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.Shown;
import io.github.clinamen.formats.results.CircuitResult;
import io.github.clinamen.formats.results.Notation;
import io.github.clinamen.formats.results.Outcomes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts the results of a JSON document together to counts per setting, whoever wrote it. */
final class CountsDocument {
    private final Path file;
    private final CountsRequest request;
    private Optional<BitOrder> stated = Optional.empty();
    private @Nullable BitOrder used;
    private String usedFrom = "";

    CountsDocument(Path file, CountsRequest request) {
        this.file = file;
        this.request = request;
    }

    CountsFile read(List<JsonNode> documents) {
        List<CircuitEntry> entries = new CircuitEntries(file, request.circuits()).of(documents);
        documents.forEach(document -> stateOrder("", document));
        int parties = request.parties().orElse(0);
        Map<Integer, Integer> results = new TreeMap<>();
        BoxCounts.Builder builder = null;
        for (CircuitEntry entry : entries) {
            stateOrder(entry.place(), entry.node());
            Optional<SettingName> name = entry.setting(file);
            OptionalInt known = name.isPresent()
                    ? OptionalInt.of(name.get().parties())
                    : parties > 0 ? OptionalInt.of(parties) : OptionalInt.empty();
            CircuitResult result = new CircuitResult(file, entry.place(), entry.node(), shots(entry), known);
            Notation notation = Notation.of(result);
            Outcomes outcomes = notation.read(result);
            int n = known.orElse(outcomes.width().orElse(0));
            if (n < 2 || n > BoxCounts.MOST_PARTIES) {
                throw fault(entry.place(), "outcomes of 2 to " + BoxCounts.MOST_PARTIES + " bits", Integer.toString(n));
            }
            if (builder == null) {
                parties = parties == 0 ? n : parties;
                builder = new BoxCounts.Builder(parties);
            }
            if (n != parties) {
                throw fault(entry.place(), parties + " parties as before", Integer.toString(n));
            }
            int setting = name.map(SettingName::packed).orElseGet(() -> entry.listed(file, n));
            results.merge(setting, 1, Integer::sum);
            add(builder, setting, outcomes, order(entry.place(), notation) != notation.order(), n, result);
        }
        return new CountsFile(
                java.util.Objects.requireNonNull(builder).build(),
                java.util.Objects.requireNonNull(used),
                usedFrom,
                CountsFile.summed(results, parties));
    }

    private static void add(
            BoxCounts.Builder builder, int setting, Outcomes outcomes, boolean reversed, int n, CircuitResult result) {
        builder.add(setting, 0, 0);
        if (outcomes.width().orElse(n) != n) {
            throw result.fault(
                    "outcomes of " + n + " bits",
                    Integer.toString(outcomes.width().orElse(n)));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            long outcome = outcomes.outcome(i);
            if (outcome >>> n != 0) {
                throw result.fault("outcomes below 2^" + n, Long.toUnsignedString(outcome));
            }
            builder.add(
                    setting, reversed ? Integer.reverse((int) outcome) >>> (32 - n) : (int) outcome, outcomes.count(i));
        }
    }

    /** The number of shots: what the file says, which must be what the user says. */
    private JsonNode shots(CircuitEntry entry) {
        JsonNode node = entry.node();
        JsonNode said = Stream.of(
                        node.path("shots"),
                        node.path("taskMetadata").path("shots"),
                        node.path("task_metadata").path("shots"),
                        node.path("metadata").path("shots"),
                        entry.document().path("shots"))
                .filter(JsonNode::isNumber)
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
        if (request.shots().isEmpty()) {
            return said;
        }
        long given = request.shots().getAsLong();
        if (said.isNumber()
                && !(said.canConvertToLong() && said.canConvertToExactIntegral() && said.longValue() == given)) {
            throw fault(entry.place(), "the given " + given + " shots", said.toString());
        }
        return tools.jackson.databind.node.JsonNodeFactory.instance.numberNode(given);
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
            throw fault(place, "bit_order to say first or last", Shown.quoted(text.stringValue()));
        }
        BitOrder order = last ? BitOrder.FIRST_BIT_LAST : BitOrder.FIRST_BIT_FIRST;
        if (stated.isPresent() && stated.get() != order) {
            throw fault(place, "one bit order in a file", "both first and last");
        }
        if (request.order().isPresent() && request.order().get() != order) {
            throw fault(
                    place, "the given bit order, " + request.order().get().word(), Shown.quoted(text.stringValue()));
        }
        stated = Optional.of(order);
    }

    private BitOrder order(String place, Notation notation) {
        BitOrder order = stated.or(request::order).orElse(notation.order());
        String from = stated.isPresent()
                ? "stated in the file"
                : request.order().isPresent() ? "given" : "the custom of " + notation.name();
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
