package io.github.clinamen.core.bits;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A stretch of consecutive rounds, stored column by column: n planes of settings, then n planes of outcomes, each plane
 * one bit a round. Round r of the chunk is bit r mod 64 of word r / 64 of each plane; words are little-endian.
 *
 * <p>A chunk holds a whole number of words; bits at and after {@link #rounds()} carry no meaning and are ignored by
 * every reader. The memory may be native or mapped from a file.
 *
 * @param parties n, at least 1
 * @param rounds how many rounds are valid, from 0 to 64 * words
 * @param words length of each plane in 64-bit words
 * @param planes 2n * words * 8 bytes: settings of party 1 to n, then outcomes of party 1 to n
 */
public record RoundChunk(int parties, int rounds, int words, MemorySegment planes) {
    /** Rounds in every chunk of a run but the last: 2^14, so that the ten planes of five parties stay in a 32 KiB L1. */
    public static final int ROUNDS = 1 << 14;

    /** Words a plane in a full chunk. */
    public static final int WORDS = ROUNDS / 64;

    /** How the planes are read and written, on any machine. */
    public static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public RoundChunk {
        if (parties < 1 || words < 0 || rounds < 0 || rounds > 64L * words) {
            throw new IllegalArgumentException(
                    "chunk: " + rounds + " rounds of " + parties + " parties do not fit " + words + " words a plane");
        }
        if (planes.byteSize() != 16L * parties * words) {
            throw new IllegalArgumentException(
                    "planes: expected " + 16L * parties * words + " bytes, found " + planes.byteSize());
        }
    }

    /** A zeroed chunk in native memory that lives as long as it is reachable. */
    public static RoundChunk allocate(int parties, int words) {
        return new RoundChunk(
                parties,
                64 * words,
                words,
                Arena.ofAuto().allocate(Math.max(16L * parties * words, 1), 64).asSlice(0, 16L * parties * words));
    }

    /** The same memory seen as a chunk whose first {@code rounds} rounds are valid. */
    public RoundChunk withRounds(int rounds) {
        return new RoundChunk(parties, rounds, words, planes);
    }

    /** How many words of each plane hold valid rounds; the last may be partly valid. */
    public int usedWords() {
        return (rounds + 63) >> 6;
    }

    /** Valid bits of word w, all ones but in the last used word. */
    public long validBits(int w) {
        int left = rounds - 64 * w;
        return left >= 64 ? -1L : left <= 0 ? 0 : -1L >>> (64 - left);
    }

    /** Byte offset in {@link #planes()} of the settings plane of party p, 0 to n - 1. */
    public long settingOffset(int p) {
        return 8L * words * p;
    }

    /** Byte offset in {@link #planes()} of the outcome plane of party p, 0 to n - 1. */
    public long outcomeOffset(int p) {
        return 8L * words * (parties + p);
    }

    public long setting(int p, int w) {
        return planes.get(WORD, settingOffset(p) + 8L * w);
    }

    public long outcome(int p, int w) {
        return planes.get(WORD, outcomeOffset(p) + 8L * w);
    }

    public void setSetting(int p, int w, long bits) {
        planes.set(WORD, settingOffset(p) + 8L * w, bits);
    }

    public void setOutcome(int p, int w, long bits) {
        planes.set(WORD, outcomeOffset(p) + 8L * w, bits);
    }

    /** All n settings of one round, packed as in the game: bit p is the setting of party p + 1. */
    public int settingsOf(int round) {
        int packed = 0;
        for (int p = 0; p < parties; p++) {
            packed |= (int) (setting(p, round >> 6) >>> (round & 63) & 1) << p;
        }
        return packed;
    }

    /** All n outcomes of one round, packed like the settings. */
    public int outcomesOf(int round) {
        int packed = 0;
        for (int p = 0; p < parties; p++) {
            packed |= (int) (outcome(p, round >> 6) >>> (round & 63) & 1) << p;
        }
        return packed;
    }
}
