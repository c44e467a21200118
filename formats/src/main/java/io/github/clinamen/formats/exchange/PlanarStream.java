package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsFile;
import io.github.clinamen.formats.RoundsStream;
import java.lang.foreign.MemorySegment;

/** A rounds file read from its first round to its last. */
final class PlanarStream implements RoundsStream {
    private final RoundsFile file;
    private long next;

    PlanarStream(RoundsFile file) {
        this.file = file;
    }

    @Override
    public int parties() {
        return file.parties();
    }

    @Override
    public boolean isSimulated() {
        return file.isSimulated();
    }

    @Override
    public long expectedRounds() {
        return file.rounds();
    }

    @Override
    public int read(RoundChunk into) {
        if (next == file.chunks()) {
            return 0;
        }
        RoundChunk chunk = file.chunk(next++);
        for (int p = 0; p < chunk.parties(); p++) {
            long bytes = 8L * chunk.words();
            MemorySegment.copy(chunk.planes(), chunk.settingOffset(p), into.planes(), into.settingOffset(p), bytes);
            MemorySegment.copy(chunk.planes(), chunk.outcomeOffset(p), into.planes(), into.outcomeOffset(p), bytes);
        }
        return chunk.rounds();
    }

    @Override
    public void close() {
        file.close();
    }
}
