package io.github.clinamen.formats;

import io.github.clinamen.core.bits.RoundChunk;

/** Rounds written to a file that appears whole at {@link #commit()}; closed without it, nothing has changed. */
public interface RoundsSink extends AutoCloseable {
    /** Appends the valid rounds of a chunk; only the last chunk may hold fewer than {@link RoundChunk#ROUNDS}. */
    void append(RoundChunk chunk);

    void commit();

    @Override
    void close();
}
