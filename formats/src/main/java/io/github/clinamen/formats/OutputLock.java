package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes from working on one output at the same time: a file {@code NAME.lock} beside it that is locked while
 * the work goes on. The system drops the lock of a process that dies, and the next one takes over its file. Where files
 * cannot be locked (some network folders) nothing is kept apart. A file of that name that somebody else made is locked too, but
 * neither changed nor removed.
 */
public final class OutputLock implements AutoCloseable {
    /** Those of this process: the system would forget a lock when the same process closes its file a second time. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** The whole content of a lock that this program made. */
    private static final ByteBuffer MARK = ByteBuffer.wrap("clinamen lock\n".getBytes(StandardCharsets.US_ASCII))
            .asReadOnlyBuffer();

    private final Path file;
    private final FileChannel channel;
    private final boolean ours;

    private OutputLock(Path file, FileChannel channel, boolean ours) {
        this.file = file;
        this.channel = channel;
        this.ours = ours;
    }

    /** @throws InputException when another process has it, or the folder cannot be written */
    public static OutputLock take(Path output) {
        Path file = output.toAbsolutePath().resolveSibling(output.getFileName() + ".lock");
        if (!OURS.add(file)) {
            throw busy(output);
        }
        try {
            while (true) {
                Object before = key(file);
                if (before == null) {
                    make(file);
                    continue;
                }
                FileChannel channel = open(file);
                if (channel == null) {
                    continue;
                }
                if (!lock(channel)) {
                    channel.close();
                    throw busy(output);
                }
                // Removed by its holder after we had opened it, it is no lock any more.
                if (before.equals(key(file))) {
                    return new OutputLock(file, channel, isMarked(channel));
                }
                channel.close();
            }
        } catch (IOException e) {
            OURS.remove(file);
            throw Malformed.unwritable(output, e);
        } catch (RuntimeException e) {
            OURS.remove(file);
            throw e;
        }
    }

    private static InputException busy(Path output) {
        return new InputException(output + ": another process is writing it");
    }

    private static void make(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(MARK.duplicate());
        } catch (FileAlreadyExistsException another) {
            return;
        }
    }

    private static @Nullable FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException removed) {
            return null;
        }
    }

    private static boolean isMarked(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MARK.capacity() + 1);
        while (content.hasRemaining() && channel.read(content) >= 0) {}
        return content.flip().equals(MARK);
    }

    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocksHere) {
            return true;
        }
    }

    /** What tells this file from others that had or will have its name; null when it is not there. */
    private static @Nullable Object key(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Objects.requireNonNullElse(attributes.fileKey(), "");
    }

    /** Removes the lock's file, if this program made it. */
    @Override
    public void close() {
        try {
            if (ours) {
                Files.deleteIfExists(file);
            }
            channel.close();
        } catch (IOException e) {
            throw Malformed.unwritable(file, e);
        } finally {
            OURS.remove(file);
        }
    }
}
