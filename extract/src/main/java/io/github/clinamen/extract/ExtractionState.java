package io.github.clinamen.extract;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * How far a stopped extraction had come, as the file {@code OUT.part.state} says: three lines, with the signature of the
 * extraction; the numbers below; and the CRC-32C of these two lines.
 *
 * @param blocks whole blocks whose output is in {@code OUT.part}
 * @param bits how many bits they gave
 * @param checksum CRC-32C of the whole bytes of these bits, in hexadecimal
 * @param rest the bits after the last whole byte, 0 to 127
 */
record ExtractionState(long blocks, long bits, String checksum, int rest) {
    static final ExtractionState START = new ExtractionState(0, 0, "00000000", 0);

    /**
     * Reads the state; {@link #START} when there is none, or no output that goes with it, as after a run that was killed
     * between its last two steps.
     *
     * @throws InputException when the state is of another extraction, or damaged, or the output is
     */
    static ExtractionState read(FileExtraction extraction) {
        Path path = extraction.statePath();
        Path part = extraction.part().path();
        if (!Files.exists(path)) {
            return START;
        }
        ExtractionState state;
        try {
            List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
            if (lines.size() != 3 || !lines.getLast().equals(crc(lines.get(0) + "\n" + lines.get(1) + "\n"))) {
                throw new InputException(
                        path + ": damaged, or from another version; remove it and " + part + " to start anew");
            }
            if (!Files.exists(part)) {
                return START;
            }
            if (!lines.getFirst().equals(extraction.signature())) {
                throw new InputException(
                        path + ": expected the state of this extraction, found another's; remove it to start anew");
            }
            String[] words = lines.get(1).split(" ", -1);
            state = new ExtractionState(
                    Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], Integer.parseInt(words[3]));
        } catch (IOException e) {
            throw new PackedFile(path).unreadable(e);
        }
        if (!state.checksum.equals(checksum(part, state.bits / 8))) {
            throw new InputException(part + ": its first " + state.bits / 8 + " bytes are not those that were written;"
                    + " remove it and " + path + " to start anew");
        }
        return state;
    }

    /** Replaces the state, which is of the bits already forced to the disk. */
    void write(FileExtraction extraction) throws IOException {
        Path path = extraction.statePath();
        String text = extraction.signature() + "\n" + blocks + " " + bits + " " + checksum + " " + rest + "\n";
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        if (Files.exists(fresh) && Files.size(fresh) > 0 && !isOurs(fresh)) {
            throw new InputException(
                    fresh
                            + ": expected none, found a file that this program did not make; remove it, or choose another output");
        }
        try (FileChannel channel = new PackedFile(fresh)
                .openSecret(
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap((text + crc(text) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether an unfinished state begins as states do. */
    private static boolean isOurs(Path fresh) throws IOException {
        try (InputStream in = Files.newInputStream(fresh)) {
            byte[] first = in.readNBytes(FileExtraction.SIGNATURE.length());
            return FileExtraction.SIGNATURE.startsWith(new String(first, StandardCharsets.ISO_8859_1));
        }
    }

    static String hex(CRC32C crc) {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Takes bytes {@code from} to {@code to} of a file into a checksum. */
    static void extend(CRC32C crc, FileChannel channel, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (long at = from; at < to; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
            int count = channel.read(buffer, at);
            if (count < 0) {
                return;
            }
            crc.update(buffer.flip());
            at += count;
        }
    }

    private static String checksum(Path part, long bytes) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.READ)) {
            CRC32C crc = new CRC32C();
            extend(crc, channel, 0, bytes);
            return hex(crc);
        } catch (IOException e) {
            throw new PackedFile(part).unreadable(e);
        }
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return hex(crc);
    }
}
