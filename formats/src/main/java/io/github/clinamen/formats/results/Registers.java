package io.github.clinamen.formats.results;

import java.util.List;
import java.util.OptionalInt;

/** Shots that are spread over registers: each holds some of the bits of all shots. */
final class Registers {
    private Registers() {}

    /** One register of a result: its width is not that of the parties. */
    static CircuitResult part(CircuitResult result, String register) {
        return new CircuitResult(
                result.file(),
                result.place().isEmpty() ? "register " + register : result.place() + ": register " + register,
                result.node(),
                result.shots(),
                OptionalInt.empty());
    }

    /** The registers side by side, bits of the first one first. */
    static Outcomes joined(CircuitResult result, List<Outcomes> registers) {
        Outcomes all = registers.getFirst();
        for (Outcomes next : registers.subList(1, registers.size())) {
            if (next.size() != all.size()) {
                throw result.fault("equally many shots in each register", all.size() + " and " + next.size());
            }
            result.bitsWithin(all.width().orElse(64) + next.width().orElse(64));
            all = all.beside(next);
        }
        int bits = all.width().orElse(0);
        if (bits > 0 && result.parties().orElse(bits) != bits) {
            throw result.fault(
                    "registers of " + result.parties().getAsInt() + " bits in all, one for each party",
                    bits + " bits in " + registers.size() + (registers.size() == 1 ? " register" : " registers"));
        }
        return all;
    }
}
