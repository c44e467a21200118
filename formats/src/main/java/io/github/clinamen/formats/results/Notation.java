package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How one maker writes the result of one circuit in JSON. */
public interface Notation {
    /** All that are understood; the first that fits is taken, so that those which look for more stand first. */
    List<Notation> ALL = List.of(
            new IbmSampler(),
            new IbmSamples(),
            new Pytket(),
            new Cirq(),
            new Azure(),
            new Braket(),
            new IonqRegisters(),
            new Quantinuum(),
            new Qiskit(),
            new IonqProbabilities(),
            new ShotRows(),
            new Iqm(),
            new ShotList(),
            new PlainCounts());

    /** Whose it is, for reports. */
    String name();

    /** Which end of its strings is its first bit, and so party 1. */
    BitOrder order();

    /** Whether a result has the fields of this notation. */
    boolean fits(JsonNode result);

    /**
     * The outcomes, packed in this notation's own order: its first bit is bit 0.
     *
     * @throws io.github.clinamen.core.InputException when the result is malformed or contradicts itself
     */
    Outcomes read(CircuitResult result);

    /** The notation of a result. */
    static Notation of(CircuitResult result) {
        return ALL.stream()
                .filter(notation -> notation.fits(result.node()))
                .findFirst()
                .orElseThrow(() -> result.fault(
                        "counts, shots, memory, measurements or probabilities",
                        result.node().isEmpty() ? "none" : result.described()));
    }
}
