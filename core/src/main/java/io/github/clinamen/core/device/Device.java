package io.github.clinamen.core.device;

import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.List;

/**
 * The untrusted boxes of all rounds: given the settings planes of a chunk, fills its outcome planes.
 *
 * <p>One that is not {@linkplain #isSignalling() signalling} has, for each round, a
 * non-signalling table P(a|x), whatever the program does inside to simulate it.
 */
public interface Device {
    int parties();

    /** One line for transcripts and reports, such as {@code ghz} or {@code ghz:0.01,0.02}. */
    String spec();

    /** Whether the outcomes are computed by a program, so that a run certifies nothing about nature. */
    boolean isSimulated();

    /** Whether the outcomes of a party may depend on other parties' settings: a broken assumption, for attacks only. */
    default boolean isSignalling() {
        return false;
    }

    /**
     * Whether the boxes may have been used before the last source bit was drawn: true of recorded rounds whose record does
     * not say that all their settings came first.
     */
    default boolean mayPrecedeSource() {
        return false;
    }

    /** The files that were read. */
    default List<InputFile> inputs() {
        return List.of();
    }

    /**
     * Fills the outcome planes of the chunk's used words. Called for any chunk, in any order, from any thread; the same
     * chunk index and settings give the same outcomes.
     */
    void measure(long chunk, RoundChunk rounds);
}
