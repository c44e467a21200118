package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * IBM's sampler as its REST interface answers: {@code data} with a register of {@code samples}, one {@code 0x} number a shot, and
 * {@code num_bits}. Several registers follow each other, the first one holding party 1.
 */
final class IbmSamples implements Notation {
    @Override
    public String name() {
        return "IBM samples";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_LAST;
    }

    @Override
    public boolean fits(JsonNode result) {
        JsonNode data = result.path("data");
        return data.isObject()
                && !data.isEmpty()
                && data.values().stream()
                        .allMatch(register -> register.path("samples").isArray());
    }

    @Override
    public Outcomes read(CircuitResult result) {
        return Registers.joined(
                result,
                result.node().path("data").properties().stream()
                        .map(register -> register(result, register))
                        .toList());
    }

    private Outcomes register(CircuitResult result, Map.Entry<String, JsonNode> register) {
        CircuitResult here = Registers.part(result, register.getKey());
        JsonNode bits = register.getValue().path("num_bits");
        int width = bits.canConvertToInt() && bits.isIntegralNumber()
                ? bits.intValue()
                : result.parties().orElse(0);
        here = new CircuitResult(
                here.file(), here.place(), here.node(), here.shots(), OptionalInt.of(here.bitsWithin(width)));
        Outcomes numbers = here.strings(register.getValue().path("samples"), order());
        int[] same = new int[width];
        java.util.Arrays.setAll(same, i -> i);
        return numbers.reordered(same);
    }
}
