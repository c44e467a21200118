package io.github.clinamen.formats;

import io.github.clinamen.core.bits.RoundChunk;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes a rounds file chunk by chunk. The number of rounds need not be known before; the target appears, or changes,
 * only at {@link #commit()}, and a writer closed without it leaves everything as it was.
 */
public final class RoundsWriter implements RoundsSink {
    private final AtomicFile file;
    private final int parties;
    private final boolean simulated;
    private final boolean settingsCameFirst;
    private long rounds;

    private RoundsWriter(AtomicFile file, int parties, boolean simulated, boolean settingsCameFirst) {
        this.file = file;
        this.parties = parties;
        this.simulated = simulated;
        this.settingsCameFirst = settingsCameFirst;
    }

    /** Of rounds of which nobody says that their settings came first. */
    public static RoundsWriter create(Path target, int parties, boolean simulated) {
        return create(target, parties, simulated, false);
    }

    /**
     * @param parties n, 1 to 25
     * @param simulated whether the outcomes were computed by a program
     * @param settingsCameFirst whether all source bits were drawn before the first box was used
     * @throws io.github.clinamen.core.InputException when the target cannot be written
     */
    public static RoundsWriter create(Path target, int parties, boolean simulated, boolean settingsCameFirst) {
        RoundsHeader placeholder = new RoundsHeader(parties, 0, simulated, settingsCameFirst);
        RoundsWriter writer = new RoundsWriter(AtomicFile.createSecret(target), parties, simulated, settingsCameFirst);
        try {
            writer.put(placeholder.encode());
            return writer;
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** How many rounds were appended so far. */
    public long rounds() {
        return rounds;
    }

    /**
     * Appends the valid rounds of a chunk; every chunk but the last has exactly {@link RoundChunk#ROUNDS} of them.
     *
     * @throws IllegalArgumentException for another number of parties, more rounds than a chunk holds, or a chunk after
     *     one that was not full
     */
    @Override
    public void append(RoundChunk chunk) {
        if (chunk.parties() != parties) {
            throw new IllegalArgumentException("chunk: expected " + parties + " parties, found " + chunk.parties());
        }
        if (chunk.rounds() > RoundChunk.ROUNDS || rounds % RoundChunk.ROUNDS != 0) {
            throw new IllegalArgumentException("chunk: expected full chunks of " + RoundChunk.ROUNDS
                    + " rounds before the last, found " + chunk.rounds() + " rounds after " + rounds);
        }
        if (chunk.rounds() == 0) {
            return;
        }
        MemorySegment planes = canonical(chunk).planes();
        put(ChunkHeader.encode(rounds / RoundChunk.ROUNDS, chunk.rounds(), planes));
        put(planes.asByteBuffer());
        rounds += chunk.rounds();
    }

    /** Writes the header that tells the number of rounds, forces all to the disk and moves it over the target. */
    @Override
    public void commit() {
        try {
            ByteBuffer header = new RoundsHeader(parties, rounds, simulated, settingsCameFirst).encode();
            long position = 0;
            while (header.hasRemaining()) {
                position += file.channel().write(header, position);
            }
        } catch (IOException e) {
            throw Malformed.unwritable(file.target(), e);
        }
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }

    /** The chunk without spare words, and with zeros where no round is, so that equal rounds make equal files. */
    private static RoundChunk canonical(RoundChunk chunk) {
        int used = chunk.usedWords();
        if (used == chunk.words() && chunk.rounds() % 64 == 0) {
            return chunk;
        }
        RoundChunk copy = RoundChunk.allocate(chunk.parties(), used);
        for (int p = 0; p < chunk.parties(); p++) {
            for (int w = 0; w < used; w++) {
                copy.setSetting(p, w, chunk.setting(p, w) & chunk.validBits(w));
                copy.setOutcome(p, w, chunk.outcome(p, w) & chunk.validBits(w));
            }
        }
        return copy.withRounds(chunk.rounds());
    }

    private void put(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
        } catch (IOException e) {
            throw Malformed.unwritable(file.target(), e);
        }
    }
}
