package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.Shown;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Azure Quantum, versions 1 and 2 of its results: {@code Histogram} with outcome and probability by turns, or with outcome and count;
 * {@code Shots} with an array of bits each. The first bit of an outcome is party 1.
 */
final class Azure implements Notation {
    private static final Pattern OUTCOME = Pattern.compile("[\\[(][01](, ?[01])*[\\])]");

    @Override
    public String name() {
        return "Azure Quantum";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_FIRST;
    }

    @Override
    public boolean fits(JsonNode result) {
        JsonNode own = own(result);
        return own.path("Histogram").isArray() || own.path("Shots").isArray();
    }

    /** Version 2 has a list of results, one for each circuit. */
    private static JsonNode own(JsonNode result) {
        return result.path("Results").size() == 1 ? result.path("Results").get(0) : result;
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode own = own(result.node());
        if (own.path("Shots").isArray() && !own.path("Shots").isEmpty()) {
            return width(result, result.rows(own.path("Shots")));
        }
        JsonNode histogram = own.path("Histogram");
        return width(result, histogram.path(0).isObject() ? counted(result, histogram) : probable(result, histogram));
    }

    private static Outcomes width(CircuitResult result, Outcomes outcomes) {
        int bits = outcomes.width().orElse(0);
        if (result.parties().orElse(bits) != bits) {
            throw result.fault("outcomes of " + result.parties().getAsInt() + " bits", Integer.toString(bits));
        }
        return outcomes;
    }

    private Outcomes counted(CircuitResult result, JsonNode histogram) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (JsonNode cell : histogram.values()) {
            StringBuilder bits = new StringBuilder();
            cell.path("Outcome").values().forEach(bit -> bits.append(result.bit(bit)));
            put(result, map, bits.toString(), cell.path("Count"));
        }
        return result.counts(map, order(), false);
    }

    private Outcomes probable(CircuitResult result, JsonNode histogram) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i + 1 < histogram.size(); i += 2) {
            String outcome = histogram.get(i).asString("");
            if (!OUTCOME.matcher(outcome).matches()) {
                throw result.fault("an outcome such as \"[0, 1, 1]\"", Shown.quoted(outcome));
            }
            put(result, map, outcome.replaceAll("[^01]", ""), histogram.get(i + 1));
        }
        return result.probabilities(map, order(), false);
    }

    private static void put(CircuitResult result, ObjectNode map, String outcome, JsonNode value) {
        if (map.has(outcome)) {
            throw result.fault("each outcome once", Shown.quoted(outcome) + " twice");
        }
        map.set(outcome, value);
    }
}
