package io.github.clinamen.formats;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An output that appears whole or not at all: written to a temporary file in the same folder, forced to the disk, then
 * moved over the target. Closed without {@link #commit()}, it leaves no trace and the target as it was.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Begins a file; symbolic links are followed, so that the file they point to is the one replaced.
     *
     * @throws io.github.clinamen.core.InputException when the folder cannot be written or the target is a folder
     */
    public static AtomicFile create(Path target) {
        try {
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                throw new IOException("not a regular file");
            }
            if (Files.exists(real) && !Files.isWritable(real)) {
                throw new IOException("permission denied");
            }
            while (true) {
                String suffix = "." + Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36) + ".part";
                Path temporary = real.resolveSibling(real.getFileName() + suffix);
                try {
                    return new AtomicFile(
                            real,
                            temporary,
                            FileChannel.open(
                                    temporary,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE));
                } catch (FileAlreadyExistsException taken) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
    }

    /** Where the file will be. */
    public Path target() {
        return target;
    }

    /** The bytes of the file while it is being written. */
    public FileChannel channel() {
        return channel;
    }

    /** Forces the bytes to the disk and moves them over the target. */
    public void commit() {
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            committed = true;
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
        forceFolder();
    }

    /** Makes the move itself durable where the system lets a folder be forced; elsewhere the move is still atomic. */
    private void forceFolder() {
        Path folder = target.getParent();
        if (folder != null) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            } catch (IOException unsupported) {
                return;
            }
        }
    }

    @Override
    public void close() {
        if (!committed) {
            try {
                channel.close();
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw Malformed.unwritable(target, e);
            }
        }
    }
}
