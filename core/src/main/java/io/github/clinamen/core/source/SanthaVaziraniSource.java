package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.List;

/**
 * An epsilon-source (C1): the user promises that each bit takes either value with probability at least epsilon, given
 * all earlier bits and everything Eve may know. The program cannot check the promise of a real source; only simulated
 * sources keep it by construction.
 *
 * <p>Bits are drawn chunk by chunk, words first to last: for each chunk first whole words, such as the seed of an extractor,
 * then its settings. That order is the source's time order.
 */
public interface SanthaVaziraniSource extends AutoCloseable {
    /** The promised epsilon, 0 to 1/2. */
    Epsilon epsilon();

    /** One line for transcripts and reports, such as {@code file:bits.bin} or {@code biased:1}. */
    String spec();

    /** Whether the bits are made by a program, so that a run certifies nothing about nature. */
    boolean isSimulated();

    /** Whether {@link #draw} may be called for any chunk, in any order, from any thread, and gives the same bits again. */
    boolean isPositional();

    /**
     * Draws the bits of one chunk: first {@code words.length} words into {@code words}, then, word by word, one word for
     * each of the first {@code drawnPlanes} settings planes of {@code rounds}, for its used words. A source that is not
     * positional is called for chunks 0, 1, 2, ... in this order, never by two threads at once.
     *
     * @throws SourceExhaustedException when a finite source has fewer bits left than asked for
     */
    void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes);

    /** The files and streams that were read so far. */
    default List<InputFile> inputs() {
        return List.of();
    }

    @Override
    default void close() {}
}
