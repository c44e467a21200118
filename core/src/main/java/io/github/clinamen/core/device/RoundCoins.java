package io.github.clinamen.core.device;

import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A 64-bit number of simulated coins for every round, by position, so that a round's coins can be made again at any time
 * and by any thread. Rounds 0 to 31 of word w of a chunk take words 0 to 31 of line 2w, rounds 32 to 63 those of 2w + 1.
 */
record RoundCoins(RandomPlanes lines) {
    /** @param domain what the coins are for */
    RoundCoins(long seed, long domain) {
        this(new RandomPlanes(seed, domain));
    }

    long of(long chunk, int round) {
        return lines.word(chunk, round >> 5, round & 31);
    }

    /** Room for the coins of one word of rounds. */
    static MemorySegment buffer() {
        return Arena.ofAuto().allocate(512, 64);
    }

    /** Fills a {@link #buffer()} with the coins of the 64 rounds of word w. */
    void fill(long chunk, int w, MemorySegment buffer) {
        lines.fillPair(chunk, w, buffer, 0, 256, 32);
    }

    /** The coins of round i, 0 to 63, of the word that the buffer holds. */
    static long get(MemorySegment buffer, int i) {
        return buffer.get(RoundChunk.WORD, 8L * i);
    }
}
