package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * IonQ, versions 0.3 and 0.4 of its interface without registers: {@code histogram} or {@code probabilities} by whole number, qubit 0
 * being the lowest bit. A histogram holds counts when they are above 1 and whole, else probabilities.
 */
final class IonqProbabilities implements Notation {
    @Override
    public String name() {
        return "IonQ";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_LAST;
    }

    @Override
    public boolean fits(JsonNode result) {
        return !map(result).isMissingNode();
    }

    private static JsonNode map(JsonNode result) {
        JsonNode data = result.path("data").isObject() ? result.path("data") : result;
        return Stream.of(data.path("histogram"), data.path("probabilities"))
                .filter(node -> node.isObject() && !node.isEmpty() && !node.has("registers"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode map = map(result.node());
        boolean probabilities = result.node().path("probabilities") == map
                || map.values().stream().anyMatch(JsonNode::isFloatingPointNumber)
                        && map.values().stream().allMatch(value -> value.isNumber() && value.doubleValue() <= 1);
        return probabilities ? result.probabilities(map, order(), true) : result.counts(map, order(), true);
    }
}
