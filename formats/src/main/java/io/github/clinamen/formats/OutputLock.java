package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
 * cannot be locked (some network folders) nothing is kept apart.
 */
public final class OutputLock implements AutoCloseable {
    /** Those of this process: the system would forget a lock when the same process closes its file a second time. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private OutputLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
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
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (!lock(channel)) {
                    channel.close();
                    throw busy(output);
                }
                // Removed by its holder after we had opened it, it is no lock any more; new, it must be looked at
                // again.
                if (before != null && before.equals(key(file))) {
                    return new OutputLock(file, channel);
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

    /** Removes the lock's file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw Malformed.unwritable(file, e);
        } finally {
            OURS.remove(file);
        }
    }
}
