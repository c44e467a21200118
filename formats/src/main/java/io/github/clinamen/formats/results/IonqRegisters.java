package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.Shown;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * IonQ, version 0.4 of its interface with registers: {@code {"histogram": {"registers": {"c": {"011": 5}}}}}, or
 * {@code probabilities} in place of the histogram; one register, or all bits in {@code output_all}.
 */
final class IonqRegisters implements Notation {
    private static final String ALL_BITS = "output_all";

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
        return registers(result).isObject();
    }

    private static JsonNode registers(JsonNode result) {
        return Stream.of(result.path("histogram"), result.path("probabilities"))
                .map(node -> node.path("registers"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode registers = registers(result.node());
        JsonNode map = registers.size() == 1 ? registers.values().iterator().next() : registers.path(ALL_BITS);
        if (!map.isObject()) {
            throw result.fault(
                    "one register, or \"" + ALL_BITS + "\"", "registers " + Shown.names(registers.propertyNames()));
        }
        return result.node().path("histogram").isObject()
                ? result.counts(map, order(), false)
                : result.probabilities(map, order(), false);
    }
}
