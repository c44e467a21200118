package io.github.clinamen.core.transcript;

import java.util.List;

/**
 * Where the bits of a run came from.
 *
 * @param source textual form of the source
 * @param device textual form of the device
 * @param seed of all simulated parts
 * @param inputs what was read from outside, in the order of use
 */
public record Provenance(String source, String device, long seed, List<Input> inputs) {
    /**
     * A file or stream that was read.
     *
     * @param name as in the textual form
     * @param bytes how many bytes of it were used
     * @param sha256 of these bytes, in hexadecimal
     */
    public record Input(String name, long bytes, String sha256) {}

    public Provenance {
        inputs = List.copyOf(inputs);
    }
}
