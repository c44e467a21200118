package io.github.clinamen.extract;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file of packed bits: bit i is bit i mod 8, lowest first, of byte i / 8.
 *
 * @param path where it is
 */
public record PackedFile(Path path) {
    /** All its bits, eight for each byte. */
    public long length() {
        try {
            return 8 * Files.size(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads a stretch of bits.
     *
     * @throws InputException when the file cannot be read or ends before
     */
    public BitString read(long from, long length) {
        if (from < 0 || length < 0) {
            throw new IllegalArgumentException("bits: expected a stretch from 0 on, found " + length + " from " + from);
        }
        if (length == 0) {
            return BitString.EMPTY;
        }
        int bytes = Math.toIntExact((from + length + 7) / 8 - from / 8);
        ByteBuffer buffer = ByteBuffer.allocate((bytes + 7) / 8 * 8 + 8).order(ByteOrder.LITTLE_ENDIAN);
        buffer.limit(bytes);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.position(from / 8);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new InputException(
                            path + ": expected " + (from + length) + " bits, found " + 8 * channel.size());
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        long[] all = new long[buffer.capacity() / 8];
        buffer.clear().asLongBuffer().get(all);
        long[] words = new long[Words.count(length)];
        Words.copy(all, from & 7, words, 0, length);
        return BitString.of(words, length);
    }

    /** Opens the file for bits that nobody but its owner may know: mode 0600 where the system has modes. */
    public FileChannel openSecret(OpenOption... options) throws IOException {
        Set<PosixFilePermission> owner = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try {
            FileChannel channel = FileChannel.open(path, Set.of(options), PosixFilePermissions.asFileAttribute(owner));
            Files.setPosixFilePermissions(path, owner);
            return channel;
        } catch (UnsupportedOperationException noModesHere) {
            return FileChannel.open(path, options);
        }
    }

    /** The bytes of so many bits, the last filled up with zeros. */
    public static byte[] bytes(BitString bits) {
        long[] words = bits.toWords();
        ByteBuffer all = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        all.asLongBuffer().put(words);
        byte[] bytes = new byte[Math.toIntExact((bits.length() + 7) / 8)];
        all.get(bytes);
        return bytes;
    }

    InputException unreadable(IOException e) {
        return new InputException(path + ": cannot be read: " + reason(e), e);
    }

    InputException unwritable(IOException e) {
        return new InputException(path + ": cannot be written: " + reason(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file or directory";
            case FileSystemException fault when fault.getReason() != null -> String.valueOf(fault.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
