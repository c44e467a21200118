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
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

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
    /** The state is written at least every so many input bits. */
    private static final long CHECKPOINT = 1L << 26;

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
        return State.read(this).blocks();
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
        State state = State.read(this);
        PackedFile part = part();
        BitString common = seedPerBlock ? BitString.EMPTY : seed.read(0, extractor.seedLength());
        try (FileChannel channel = FileChannel.open(
                part.path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < (state.bits() + 7) / 8) {
                throw new InputException(
                        part.path() + ": expected " + state.bits() + " bits, found " + 8 * channel.size());
            }
            long bits = state.bits();
            long saved = state.blocks();
            for (long block = state.blocks(); block < blocks(); block++) {
                if (stop.getAsBoolean()) {
                    save(channel, new State(block, bits));
                    return -1;
                }
                bits = append(channel, bits, extract(block, common));
                if ((block + 1 - saved) * extractor.inputLength() >= CHECKPOINT && block + 1 < blocks()) {
                    saved = block + 1;
                    save(channel, new State(saved, bits));
                }
                done.accept(block + 1);
            }
            channel.truncate((bits + 7) / 8);
            channel.force(true);
            Files.move(part.path(), output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(statePath());
            return bits;
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

    private void save(FileChannel channel, State state) throws IOException {
        channel.force(true);
        Path fresh = output.resolveSibling(output.getFileName() + ".part.state.new");
        Files.write(fresh, List.of(signature(), state.blocks() + " " + state.bits()));
        Files.move(fresh, statePath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private PackedFile part() {
        return new PackedFile(output.resolveSibling(output.getFileName() + ".part"));
    }

    private Path statePath() {
        return output.resolveSibling(output.getFileName() + ".part.state");
    }

    /** What a state must agree with. */
    private String signature() {
        return "clinamen-extract 1 " + extractor + " input " + inputLength + " of " + input.length() + " at "
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

    /** How many blocks are in the part file, and how many bits they gave. */
    private record State(long blocks, long bits) {
        static State read(FileExtraction extraction) {
            Path path = extraction.statePath();
            if (!Files.exists(path)) {
                return new State(0, 0);
            }
            try {
                List<String> lines = Files.readAllLines(path);
                if (lines.size() == 2 && lines.getFirst().equals(extraction.signature())) {
                    String[] numbers = lines.getLast().split(" ", -1);
                    State state = new State(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
                    if (numbers.length == 2
                            && state.blocks >= 0
                            && state.blocks <= extraction.blocks()
                            && state.bits >= 0
                            && state.bits <= state.blocks * extraction.extractor.outputLength()) {
                        return state;
                    }
                }
            } catch (IOException e) {
                throw new PackedFile(path).unreadable(e);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException | java.io.UncheckedIOException e) {
                throw foreign(path);
            }
            throw foreign(path);
        }

        private static InputException foreign(Path path) {
            return new InputException(
                    path + ": expected the state of this extraction, found another's; remove it to start anew");
        }
    }
}
