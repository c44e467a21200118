package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * A result of Qiskit's first primitives and backends: {@code counts} or {@code memory}, both also under {@code data}. The header's
 * {@code memory_slots} is the number of bits that were measured, and {@code creg_sizes} the registers that are told apart by spaces.
 */
final class Qiskit implements Notation {
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
        JsonNode data = data(result);
        return data.path("counts").isObject() || data.path("memory").isArray();
    }

    private static JsonNode data(JsonNode result) {
        return result.path("data").isObject() ? result.path("data") : result;
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode header = result.node().path("header");
        JsonNode slots = header.path("memory_slots");
        CircuitResult here = result;
        if (slots.isIntegralNumber() && slots.canConvertToInt()) {
            int bits = result.bitsWithin(slots.intValue());
            if (result.parties().orElse(bits) != bits) {
                throw result.fault(
                        result.parties().getAsInt() + " bits measured for as many parties", bits + " (memory_slots)");
            }
            here = new CircuitResult(
                    result.file(), result.place(), result.node(), result.shots(), OptionalInt.of(bits));
        }
        checkRegisters(here, header.path("creg_sizes"));
        JsonNode data = data(result.node());
        // The memory says more than the counts beside it: in which order.
        return data.path("memory").isArray() && !data.path("memory").isEmpty()
                ? here.strings(data.path("memory"), order())
                : here.counts(data.path("counts"), order(), false);
    }

    private static void checkRegisters(CircuitResult result, JsonNode registers) {
        long bits = 0;
        for (JsonNode register : registers.values()) {
            bits += register.path(1).asLong(0);
        }
        if (bits > 0 && result.parties().orElse((int) bits) != bits) {
            throw result.fault(
                    "registers of " + result.parties().getAsInt() + " bits in all, one for each party",
                    registers.toString());
        }
    }
}
