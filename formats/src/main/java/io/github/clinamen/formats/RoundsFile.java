package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.LongStream;

/**
 * Recorded rounds, memory-mapped for reading. The layout is specified in docs/formats.md. May be read by any number of
 * threads.
 *
 * <p>The length of the file is held against its header before anything is mapped. A chunk is copied and the copy held
 * against its checksum, so that the bits used are the bits checked, whatever happens to the file meanwhile; a file that is
 * cut short under our hands is an error like any other. The checksums find accidents, not forgery; transcripts name a file
 * by its {@link #sha256()}.
 */
public final class RoundsFile implements RecordedRounds, AutoCloseable {
    private final Path path;
    private final RoundsHeader header;
    private final Arena arena;
    private final MemorySegment bytes;
    private String sha256 = "";

    private RoundsFile(Path path, RoundsHeader header, Arena arena, MemorySegment bytes) {
        this.path = path;
        this.header = header;
        this.arena = arena;
        this.bytes = bytes;
    }

    /** @throws InputException when the file cannot be read or its header or length is wrong */
    @SuppressWarnings("MustBeClosedChecker") // the arena is closed by close()
    public static RoundsFile open(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // A pipe cannot be mapped, and opening it might wait for ever.
            throw Malformed.unreadable(path, new IOException("not a regular file"));
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            RoundsHeader header = readHeader(path, channel);
            Arena arena = Arena.ofShared();
            try {
                MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, header.fileBytes(), arena);
                return new RoundsFile(path, header, arena, mapped);
            } catch (IOException | RuntimeException | Error e) {
                arena.close();
                throw e;
            }
        } catch (IOException e) {
            throw Malformed.unreadable(path, e);
        }
    }

    private static RoundsHeader readHeader(Path path, FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(RoundsHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (start.hasRemaining()) {
            if (channel.read(start) < 0) {
                throw Malformed.at(path, start.position(), "a header of 64 bytes", "the end of the file");
            }
        }
        RoundsHeader header = RoundsHeader.decode(path, start);
        if (channel.size() != header.fileBytes()) {
            throw Malformed.at(
                    path,
                    Math.min(channel.size(), header.fileBytes()),
                    header.fileBytes() + " bytes for " + header.rounds() + " rounds of " + header.parties()
                            + " parties",
                    channel.size() + " bytes");
        }
        return header;
    }

    public Path path() {
        return path;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public int parties() {
        return header.parties();
    }

    @Override
    public long rounds() {
        return header.rounds();
    }

    @Override
    public boolean isSimulated() {
        return header.simulated();
    }

    @Override
    public boolean settingsCameFirst() {
        return header.settingsCameFirst();
    }

    @Override
    public InputFile input() {
        return new InputFile("rounds:" + path, size(), sha256());
    }

    /** How many chunks the file has; all but the last hold {@link RoundChunk#ROUNDS} rounds. */
    public long chunks() {
        return header.chunks();
    }

    /**
     * One chunk, a copy that the caller owns.
     *
     * @throws InputException when the chunk does not match its checksum or is no longer there
     */
    @Override
    public RoundChunk chunk(long index) {
        RoundChunk mapped = chunkInPlace(index);
        RoundChunk copy = new RoundChunk(
                mapped.parties(),
                mapped.rounds(),
                mapped.words(),
                MemorySegment.ofArray(new byte[16 * mapped.parties() * mapped.words()]));
        try {
            copy.planes().copyFrom(mapped.planes());
            check(index, copy);
        } catch (InternalError fault) {
            throw cutShort(fault);
        }
        return copy;
    }

    /** One chunk as it lies in the mapped file, valid until this file is closed; nothing is checked. */
    public RoundChunk chunkInPlace(long index) {
        if (index < 0 || index >= header.chunks()) {
            throw new IllegalArgumentException(
                    "chunk: expected 0 to " + (header.chunks() - 1) + ", found " + index + " (" + path + ")");
        }
        MemorySegment planes = bytes.asSlice(
                header.offsetOf(index) + ChunkHeader.BYTES, 16L * header.parties() * header.wordsOf(index));
        return new RoundChunk(header.parties(), header.roundsOf(index), header.wordsOf(index), planes);
    }

    /** The JVM turns the bus error of a mapped page that is not there into an InternalError. */
    private InputException cutShort(InternalError fault) {
        return new InputException(path + ": was cut short, or its disk failed, while it was being read", fault);
    }

    /** Holds every chunk against its checksum, on all cores, and reports the first that is wrong. */
    public void verify() {
        LongStream.range(0, chunks())
                .parallel()
                .filter(index -> !isSound(index))
                .findFirst()
                .ifPresent(this::chunk);
    }

    private boolean isSound(long index) {
        try {
            chunk(index);
            return true;
        } catch (InputException fault) {
            return false;
        }
    }

    private void check(long index, RoundChunk chunk) {
        long offset = header.offsetOf(index);
        ByteBuffer own = ByteBuffer.wrap(
                        bytes.asSlice(offset, ChunkHeader.BYTES).toArray(ValueLayout.JAVA_BYTE))
                .order(ByteOrder.LITTLE_ENDIAN);
        ChunkHeader.check(path, offset, own, index, chunk.rounds(), chunk.planes());
        int last = chunk.usedWords() - 1;
        long spare = 0;
        for (int p = 0; p < chunk.parties(); p++) {
            spare |= (chunk.setting(p, last) | chunk.outcome(p, last)) & ~chunk.validBits(last);
        }
        RoundsHeader.require(path, offset, "zeros after round " + rounds(), spare == 0, spare);
    }

    /** The size of the file in bytes. */
    public long size() {
        return bytes.byteSize();
    }

    /** The SHA-256 of the whole file, in hexadecimal: what transcripts call this file by. */
    public synchronized String sha256() {
        if (sha256.isEmpty()) {
            sha256 = hash();
        }
        return sha256;
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long step = 1L << 28;
            for (long at = 0; at < bytes.byteSize(); at += step) {
                digest.update(
                        bytes.asSlice(at, Math.min(step, bytes.byteSize() - at)).asByteBuffer());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (InternalError fault) {
            throw cutShort(fault);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
