package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A stretch of consecutive rounds, stored column by column: planes of settings, then n planes of outcomes, each plane
 * one bit a round. The settings of party 1 come first, in as many planes as its alphabet needs, lowest bit first; with two
 * settings a party, plane p holds the setting of party p + 1. Round r of the chunk is bit r mod 64 of word r / 64 of each plane; words are little-endian.
 *
 * <p>A chunk holds a whole number of words; bits at and after {@link #rounds()} carry no meaning and are ignored by
 * every reader. The memory may be native or mapped from a file.
 *
 * @param parties n, at least 1
 * @param settingPlanes how many planes hold settings, at least 0: n with two settings a party
 * @param rounds how many rounds are valid, from 0 to 64 * words
 * @param words length of each plane in 64-bit words
 * @param planes (settingPlanes + n) * words * 8 bytes: settings of party 1 to n, then outcomes of party 1 to n
 */
public record RoundChunk(int parties, int settingPlanes, int rounds, int words, MemorySegment planes) {
    /** Rounds in every chunk of a run but the last: 2^14, so that the ten planes of five parties stay in a 32 KiB L1. */
    public static final int ROUNDS = 1 << 14;

    /** Words a plane in a full chunk. */
    public static final int WORDS = ROUNDS / 64;

    /** How the planes are read and written, on any machine. */
    public static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public RoundChunk {
        if (parties < 1 || settingPlanes < 0 || words < 0 || rounds < 0 || rounds > 64L * words) {
            throw new IllegalArgumentException("chunk: " + rounds + " rounds of " + parties + " parties and "
                    + settingPlanes + " planes of settings do not fit " + words + " words a plane");
        }
        long bytes = bytes(parties, settingPlanes, words);
        if (planes.byteSize() != bytes) {
            throw new IllegalArgumentException("planes: expected " + bytes + " bytes, found " + planes.byteSize());
        }
    }

    /** A chunk of parties with two settings each. */
    public RoundChunk(int parties, int rounds, int words, MemorySegment planes) {
        this(parties, parties, rounds, words, planes);
    }

    /** A zeroed chunk of parties with two settings each, in native memory that lives as long as it is reachable. */
    public static RoundChunk allocate(int parties, int words) {
        return allocate(parties, parties, words);
    }

    /** A zeroed chunk for rounds of a game. */
    public static RoundChunk allocate(Game game, int words) {
        return allocate(game.parties(), game.settingBits(), words);
    }

    private static RoundChunk allocate(int parties, int settingPlanes, int words) {
        long bytes = bytes(parties, settingPlanes, words);
        MemorySegment planes = Arena.ofAuto().allocate(Math.max(bytes, 1), 64).asSlice(0, bytes);
        return new RoundChunk(parties, settingPlanes, 64 * words, words, planes);
    }

    private static long bytes(int parties, int settingPlanes, int words) {
        return 8L * (parties + settingPlanes) * words;
    }

    /** The same memory seen as a chunk whose first {@code rounds} rounds are valid. */
    public RoundChunk withRounds(int rounds) {
        return new RoundChunk(parties, settingPlanes, rounds, words, planes);
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

    /** Byte offset in {@link #planes()} of plane p of the settings: that of party p + 1 with two settings a party. */
    public long settingOffset(int p) {
        return 8L * words * p;
    }

    /** Byte offset in {@link #planes()} of the outcome plane of party p, 0 to n - 1. */
    public long outcomeOffset(int p) {
        return 8L * words * (settingPlanes + p);
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

    /** All settings of one round, packed as in the {@link Game}: bit p comes from plane p. */
    public int settingsOf(int round) {
        int packed = 0;
        for (int p = 0; p < settingPlanes; p++) {
            packed |= (int) (setting(p, round >> 6) >>> (round & 63) & 1) << p;
        }
        return packed;
    }

    /** All n outcomes of one round: bit p is the outcome of party p + 1. */
    public int outcomesOf(int round) {
        int packed = 0;
        for (int p = 0; p < parties; p++) {
            packed |= (int) (outcome(p, round >> 6) >>> (round & 63) & 1) << p;
        }
        return packed;
    }
}
