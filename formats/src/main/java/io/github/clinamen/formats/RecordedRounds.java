package io.github.clinamen.formats;

import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;

/** Rounds that were recorded before and can be read chunk by chunk, in any order. */
public interface RecordedRounds {
    /** What errors and transcripts call them: usually a path. */
    String name();

    int parties();

    long rounds();

    /** Whether the outcomes were computed by a program, as the writer declared. */
    boolean isSimulated();

    /**
     * Whether the record says that all source bits were drawn before the first box was used: so written by {@code record},
     * and by {@code convert} when the user says so.
     */
    boolean settingsCameFirst();

    /** What a transcript calls the record by. */
    InputFile input();

    /**
     * Rounds {@code index} * {@link RoundChunk#ROUNDS} and the following, read-only; fewer than a full chunk only at the
     * end.
     *
     * @throws io.github.clinamen.core.InputException when they cannot be read or are damaged
     */
    RoundChunk chunk(long index);
}
