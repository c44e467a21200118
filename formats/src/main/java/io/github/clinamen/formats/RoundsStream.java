package io.github.clinamen.formats;

import io.github.clinamen.core.bits.RoundChunk;
import java.util.function.LongConsumer;

/** Rounds read from outside, first to last, once. */
public interface RoundsStream extends AutoCloseable {
    /** n, the number of parties of every round. */
    int parties();

    /** Whether the file says that its outcomes were computed by a program; most formats cannot say. */
    default boolean isSimulated() {
        return false;
    }

    /** How many rounds there are, or -1 when only reading them all can tell. */
    default long expectedRounds() {
        return -1;
    }

    /**
     * Fills the chunk, which holds {@link RoundChunk#ROUNDS} rounds, with the next rounds.
     *
     * @return how many rounds were read: less than a full chunk only at the end, 0 after it
     * @throws io.github.clinamen.core.InputException when the input is malformed
     */
    int read(RoundChunk into);

    /**
     * Appends all rounds, or the first {@code most} of them, to a sink, which is left uncommitted.
     *
     * @param progress told the number of rounds moved so far after each chunk
     * @return how many rounds were moved
     */
    default long transferTo(RoundsSink sink, long most, LongConsumer progress) {
        RoundChunk chunk = RoundChunk.allocate(parties(), RoundChunk.WORDS);
        long moved = 0;
        while (moved < most) {
            int rounds = (int) Math.min(read(chunk), most - moved);
            if (rounds == 0) {
                break;
            }
            sink.append(chunk.withRounds(rounds));
            moved += rounds;
            progress.accept(moved);
            if (rounds < RoundChunk.ROUNDS) {
                break;
            }
        }
        return moved;
    }

    @Override
    void close();
}
