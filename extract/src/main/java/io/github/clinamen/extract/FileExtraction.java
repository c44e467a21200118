package io.github.clinamen.extract;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * An extractor applied to a file block after block, the outputs joined bit to bit. The output appears only when it is
 * complete; until then it grows in {@code OUT.part}, beside {@code OUT.part.state}, and a run that was stopped goes on
 * where the state says.
 *
 * @param extractor for one block; {@link VonNeumann} takes a shorter last block too
 * @param input at least one block; what is left after the last whole block is not used, except by von Neumann
 * @param inputLength how many bits of the input to use
 * @param seed where the seed is read from its first bit on
 * @param seedPerBlock whether each block takes seed bits of its own; else all use the first ones, which a strong extractor
 *     with a uniform seed allows
 * @param output the file to write
 */
public record FileExtraction(
        Extractor extractor, PackedFile input, long inputLength, PackedFile seed, boolean seedPerBlock, Path output) {
    /** The state is written after so many input bits, or so many nanoseconds. */
    private static final long CHECKPOINT = 1L << 26;

    /** How a state begins. */
    static final String SIGNATURE = "clinamen-extract 2";

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(3);

    public FileExtraction {
        if (inputLength < (extractor instanceof VonNeumann ? 1 : extractor.inputLength())) {
            throw new IllegalArgumentException(
                    "input: expected at least one block of " + extractor.inputLength() + " bits, found " + inputLength);
        }
    }

    /** How many blocks there are. */
    public long blocks() {
        long n = extractor.inputLength();
        return extractor instanceof VonNeumann ? (inputLength + n - 1) / n : inputLength / n;
    }

    /** Bits of seed needed in all. */
    public long seedLength() {
        return seedPerBlock ? Math.multiplyExact(blocks(), extractor.seedLength()) : extractor.seedLength();
    }

    /** How far a stopped run had come, in blocks; 0 when there is none. */
    public long resumableBlocks() {
        return ExtractionState.read(this).blocks();
    }

    /**
     * Extracts what is still missing.
     *
     * @param done told how many blocks are finished
     * @param stop asked between blocks; when it says yes, the state is saved
     * @return bits of output, or -1 when it was stopped before the end
     * @throws InputException when a file is too short, cannot be read or written, or the state is of another extraction
     */
    public long run(LongConsumer done, BooleanSupplier stop) {
        require(input, inputLength);
        require(seed, seedLength());
        ExtractionState state = ExtractionState.read(this);
        PackedFile part = part();
        BitString common = seedPerBlock ? BitString.EMPTY : seed.read(0, extractor.seedLength());
        requireOurs(part.path());
        try (FileChannel channel =
                part.openSecret(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            CRC32C written = new CRC32C();
            ExtractionState.extend(written, channel, 0, state.bits() / 8);
            channel.truncate(state.bits() / 8);
            if (state.bits() % 8 > 0) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) state.rest()}), state.bits() / 8);
            }
            long bits = state.bits();
            ExtractionState saved = state;
            long savedAt = System.nanoTime();
            for (long block = state.blocks(); block < blocks(); block++) {
                boolean stopped = stop.getAsBoolean();
                boolean due = (block - saved.blocks()) * extractor.inputLength() >= CHECKPOINT
                        || System.nanoTime() - savedAt >= INTERVAL;
                if (stopped || due) {
                    saved = save(channel, written, saved, block, bits);
                    savedAt = System.nanoTime();
                }
                if (stopped) {
                    return -1;
                }
                bits = append(channel, bits, extract(block, common));
                done.accept(block + 1);
            }
            channel.force(true);
            Files.move(part.path(), output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(statePath());
            return bits;
        } catch (IOException e) {
            throw new PackedFile(output).unwritable(e);
        }
    }

    /** The state is there before the output that goes with it: a part without one is somebody else's file. */
    private void requireOurs(Path part) {
        try {
            if (Files.exists(statePath())) {
                return;
            }
            if (Files.exists(part)) {
                throw new InputException(part + ": expected none, or one with a state beside it, found a file that this"
                        + " program did not make; remove it, or choose another output");
            }
            ExtractionState.START.write(this);
        } catch (IOException e) {
            throw new PackedFile(output).unwritable(e);
        }
    }

    private static void require(PackedFile file, long bits) {
        if (bits > 0 && file.length() < bits) {
            throw new InputException(file.path() + ": expected at least " + bits + " bits, found " + file.length());
        }
    }

    private BitString extract(long block, BitString common) {
        long from = block * extractor.inputLength();
        long length = Math.min(extractor.inputLength(), inputLength - from);
        Extractor here = extractor instanceof VonNeumann ? new VonNeumann(length) : extractor;
        BitString y = seedPerBlock ? seed.read(block * extractor.seedLength(), extractor.seedLength()) : common;
        return here.extract(input.read(from, length), y);
    }

    /** Writes on from bit {@code at}, which may be inside a byte. */
    private static long append(FileChannel channel, long at, BitString bits) throws IOException {
        BitString joined = bits;
        int inside = (int) (at & 7);
        if (inside > 0) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, at / 8);
            joined = BitString.of(new long[] {last.get(0)}, inside).concat(bits);
        }
        ByteBuffer bytes = ByteBuffer.wrap(PackedFile.bytes(joined));
        long to = at / 8;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
        return at + bits.length();
    }

    private ExtractionState save(FileChannel channel, CRC32C written, ExtractionState before, long blocks, long bits)
            throws IOException {
        channel.force(true);
        ExtractionState.extend(written, channel, before.bits() / 8, bits / 8);
        ByteBuffer rest = ByteBuffer.allocate(1);
        if (bits % 8 > 0) {
            channel.read(rest, bits / 8);
        }
        ExtractionState state = new ExtractionState(blocks, bits, ExtractionState.hex(written), rest.get(0));
        state.write(this);
        return state;
    }

    PackedFile part() {
        return new PackedFile(output.resolveSibling(output.getFileName() + ".part"));
    }

    Path statePath() {
        return output.resolveSibling(output.getFileName() + ".part.state");
    }

    /** What a state must agree with. */
    String signature() {
        return SIGNATURE + " " + extractor + " input " + inputLength + " of " + input.length() + " at "
                + modified(input) + " seed " + seedLength() + " at "
                + (extractor.seedLength() == 0 ? "none" : modified(seed));
    }

    private static String modified(PackedFile file) {
        try {
            return Files.getLastModifiedTime(file.path()).toString();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
