package io.github.clinamen.core.bits;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Simulated randomness by position: every word of every plane of every chunk is a function of seed, domain and place alone.
 * The function is part of the promise that runs can be repeated:
 *
 * <pre>
 *   word(chunk, line, w) = half (line mod 2) of Threefry-2x64-13 with key (seed, domain)
 *                          and counter (chunk, floor(line / 2) 2^32 + w).
 * </pre>
 *
 * A fair plane is one line. A biased plane has 64 lines, its digits (see {@link Bias}). Vector width never matters.
 *
 * @param seed the user's
 * @param domain what the bits are for; different domains are independent
 */
public record RandomPlanes(long seed, long domain) {
    /** Lines that one biased plane uses. */
    static final int DIGITS = 64;

    /**
     * A domain by its name.
     *
     * @param name 1 to 8 ASCII characters, the first in the lowest byte of the domain
     */
    public static long domain(String name) {
        long domain = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            domain = domain << 8 | name.charAt(i);
        }
        return domain;
    }

    /**
     * The word at one place.
     *
     * @param line 0 to 2^32 - 1
     * @param w position in the line, from 0
     */
    public long word(long chunk, long line, int w) {
        return Threefry.word(seed, domain, chunk, (line >>> 1 << 32) + w, (int) line & 1);
    }

    /**
     * Fills two planes with fair bits: lines {@code 2 pair} and {@code 2 pair + 1}.
     *
     * @param memory holds both planes
     * @param even byte offset of the plane that takes line {@code 2 pair}
     * @param odd byte offset of the other; when it equals {@code even}, only the even line is kept
     */
    public void fillPair(long chunk, long pair, MemorySegment memory, long even, long odd, int words) {
        requirePlane(memory, even, words);
        requirePlane(memory, odd, words);
        Loops.now().fillPair(this, chunk, pair, memory, even, odd, words);
    }

    /**
     * Fills one plane with bits that are 1 with the bias's probability. Biased plane i is made from lines {@code 64 i} to
     * {@code 64 i + 63}.
     */
    public void fillBiased(long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words) {
        requirePlane(memory, offset, words);
        Loops.now().fillBiased(this, chunk, plane, bias, memory, offset, words);
    }

    /** One word of {@link #fillBiased}. */
    public long biasedWord(long chunk, long plane, Bias bias, int w) {
        long undecided = -1;
        long below = 0;
        for (int level = 0; level < bias.length() && undecided != 0; level++) {
            long digit = bias.digit(level);
            long differs = undecided & (word(chunk, DIGITS * plane + level, w) ^ digit);
            below |= differs & digit;
            undecided ^= differs;
        }
        return below;
    }

    private static void requirePlane(MemorySegment memory, long offset, int words) {
        Objects.checkFromIndexSize(offset, 8L * words, memory.byteSize());
    }
}
