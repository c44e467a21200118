package io.github.clinamen.core.source;

import java.lang.foreign.MemorySegment;

/** Where the bits that a run draws beforehand are kept, and whether anybody still waits for them. */
@FunctionalInterface
public interface Settling {
    /** So many bytes to keep them in. */
    MemorySegment keep(long bytes);

    /** Asked before each chunk. */
    default boolean isCancelled() {
        return false;
    }

    /** In the memory of this process. */
    static Settling inMemory() {
        return bytes -> MemorySegment.ofArray(new byte[Math.toIntExact(bytes)]);
    }
}
