package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import tools.jackson.databind.JsonNode;

/** Shots as a list of lists of bits, as arrays of NumPy are written; also under {@code shots} or {@code bitstrings}. */
final class ShotRows implements Notation {
    @Override
    public String name() {
        return "lists of bits";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_FIRST;
    }

    @Override
    public boolean fits(JsonNode result) {
        JsonNode rows = rows(result);
        return rows.isArray()
                && !rows.isEmpty()
                && rows.get(0).isArray()
                && rows.get(0).path(0).isValueNode()
                && !rows.get(0).path(0).isString();
    }

    private static JsonNode rows(JsonNode result) {
        return result.path("shots").isArray()
                ? result.path("shots")
                : result.path("bitstrings").isArray() ? result.path("bitstrings") : result;
    }

    @Override
    public Outcomes read(CircuitResult result) {
        return result.rows(rows(result.node()));
    }
}
