package io.github.clinamen.formats;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a rounds file, and what follows from them: where each chunk lies and how long the file must be.
 *
 * @param parties n, 1 to 25
 * @param rounds how many rounds the file holds, 0 to 2^50
 * @param simulated whether the outcomes were computed by a program
 * @param settingsCameFirst whether all source bits were drawn before the first box was used
 */
record RoundsHeader(int parties, long rounds, boolean simulated, boolean settingsCameFirst) {
    static final int BYTES = 64;
    static final int VERSION = 1;
    static final long MAX_ROUNDS = 1L << 50;

    /** "clinamen", read as a little-endian word. */
    private static final long MAGIC = 0x6e656d616e696c63L;

    private static final int SIMULATED = 1;
    private static final int SETTINGS_CAME_FIRST = 2;

    RoundsHeader {
        if (parties < 1 || parties > MerminGame.MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "parties: expected 1 to " + MerminGame.MAX_PARTIES + ", found " + parties);
        }
        if (rounds < 0 || rounds > MAX_ROUNDS) {
            throw new IllegalArgumentException("rounds: expected 0 to 2^50, found " + rounds);
        }
    }

    long chunks() {
        return (rounds + RoundChunk.ROUNDS - 1) / RoundChunk.ROUNDS;
    }

    int roundsOf(long chunk) {
        return (int) Math.min(RoundChunk.ROUNDS, rounds - chunk * RoundChunk.ROUNDS);
    }

    int wordsOf(long chunk) {
        return (roundsOf(chunk) + 63) >> 6;
    }

    /** Where the header of a chunk begins; its planes begin 64 bytes later. */
    long offsetOf(long chunk) {
        return BYTES + chunk * (ChunkHeader.BYTES + 16L * parties * RoundChunk.WORDS);
    }

    long fileBytes() {
        long last = chunks() - 1;
        return last < 0 ? BYTES : offsetOf(last) + ChunkHeader.BYTES + 16L * parties * wordsOf(last);
    }

    ByteBuffer encode() {
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, MAGIC);
        header.putInt(8, VERSION);
        header.putInt(12, parties);
        header.putInt(16, RoundChunk.ROUNDS);
        header.putInt(20, (simulated ? SIMULATED : 0) | (settingsCameFirst ? SETTINGS_CAME_FIRST : 0));
        header.putLong(24, rounds);
        header.putInt(60, crc(header, 60));
        return header;
    }

    static RoundsHeader decode(Path file, ByteBuffer header) {
        require(file, 0, "the magic \"clinamen\"", header.getLong(0) == MAGIC, header.getLong(0));
        require(file, 8, "version " + VERSION, header.getInt(8) == VERSION, header.getInt(8));
        int crc = crc(header, 60);
        require(file, 60, "header checksum " + hex(crc), header.getInt(60) == crc, header.getInt(60));
        int parties = header.getInt(12);
        require(file, 12, "1 to 25 parties", parties >= 1 && parties <= MerminGame.MAX_PARTIES, parties);
        require(file, 16, "chunks of 16384 rounds", header.getInt(16) == RoundChunk.ROUNDS, header.getInt(16));
        int flags = header.getInt(20);
        require(file, 20, "flags 0 to 3", (flags & ~(SIMULATED | SETTINGS_CAME_FIRST)) == 0, flags);
        long rounds = header.getLong(24);
        require(file, 24, "0 to 2^50 rounds", rounds >= 0 && rounds <= MAX_ROUNDS, rounds);
        requireZero(file, 0, header, 32);
        return new RoundsHeader(parties, rounds, (flags & SIMULATED) != 0, (flags & SETTINGS_CAME_FIRST) != 0);
    }

    static void require(Path file, long offset, String expected, boolean holds, long found) {
        if (!holds) {
            throw Malformed.at(file, offset, expected, Math.abs(found) < 1 << 16 ? Long.toString(found) : hex(found));
        }
    }

    /** The bytes kept for later versions, from an offset to the checksum at 60, are zero. */
    static void requireZero(Path file, long base, ByteBuffer header, int from) {
        for (int i = from; i < 60; i++) {
            require(file, base + i, "a zero byte", header.get(i) == 0, header.get(i));
        }
    }

    static int crc(ByteBuffer bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, length));
        return (int) crc.getValue();
    }

    static String hex(long value) {
        return "0x" + (value == (int) value ? Integer.toHexString((int) value) : Long.toHexString(value));
    }
}
