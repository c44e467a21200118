package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import tools.jackson.databind.JsonNode;

/** Counts outright, by bit string, {@code 0x} and hexadecimal, or whole number; what {@code get_counts()} of Qiskit returns. */
final class PlainCounts implements Notation {
    @Override
    public String name() {
        return "Qiskit";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_LAST;
    }

    @Override
    public boolean fits(JsonNode result) {
        return result.isObject()
                && !result.isEmpty()
                && result.values().stream().allMatch(JsonNode::isValueNode)
                && result.propertyNames().stream().allMatch(key -> key.matches("[01 ]+|0[xX][0-9a-fA-F]+|[0-9]+"));
    }

    @Override
    public Outcomes read(CircuitResult result) {
        boolean probabilities = result.node().values().stream()
                        .anyMatch(value -> value.isFloatingPointNumber() && !value.canConvertToExactIntegral())
                && result.node().values().stream()
                        .allMatch(value -> value.isNumber() && Math.abs(value.doubleValue()) <= 1);
        return probabilities
                ? result.probabilities(result.node(), order(), true)
                : result.counts(result.node(), order(), false);
    }
}
