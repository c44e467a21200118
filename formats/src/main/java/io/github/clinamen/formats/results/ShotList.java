package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import tools.jackson.databind.JsonNode;

/** Shots outright: an array of strings as in Qiskit's memory, the last character being bit 0. */
final class ShotList implements Notation {
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
        return result.isArray() && !result.isEmpty() && result.get(0).isString();
    }

    @Override
    public Outcomes read(CircuitResult result) {
        return result.strings(result.node(), order());
    }
}
