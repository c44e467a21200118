package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Quantinuum: {@code results} with an array of bit strings for each register, one string a shot, the last character being the
 * register's bit 0. Registers follow each other as they stand, the first one holding party 1.
 */
final class Quantinuum implements Notation {
    @Override
    public String name() {
        return "Quantinuum";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_LAST;
    }

    @Override
    public boolean fits(JsonNode result) {
        JsonNode registers = result.path("results");
        return registers.isObject()
                && !registers.isEmpty()
                && registers.values().stream().allMatch(Quantinuum::isShots);
    }

    static boolean isShots(JsonNode node) {
        return node.isArray() && (node.isEmpty() || node.get(0).isString());
    }

    @Override
    public Outcomes read(CircuitResult result) {
        return Registers.joined(
                result,
                result.node().path("results").properties().stream()
                        .flatMap(register -> Stream.of(
                                Registers.part(result, register.getKey()).strings(register.getValue(), order())))
                        .toList());
    }
}
