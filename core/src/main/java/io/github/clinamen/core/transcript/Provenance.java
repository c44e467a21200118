package io.github.clinamen.core.transcript;

import io.github.clinamen.core.InputFile;
import java.util.List;

/**
 * Where the bits of a run came from.
 *
 * @param source textual form of the source
 * @param device textual form of the device
 * @param seed of all simulated parts
 * @param inputs what was read from outside
 */
public record Provenance(String source, String device, long seed, List<InputFile> inputs) {
    public Provenance {
        inputs = List.copyOf(inputs);
    }
}
