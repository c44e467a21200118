package io.github.clinamen.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An output that appears whole or not at all: written to a temporary file in the same folder, forced to the disk, then
 * moved over the target. Closed without {@link #commit()}, it leaves no trace and the target as it was.
 *
 * <p>A process that is killed cannot clean up: what it leaves is removed by the next one that writes the same target. A
 * temporary file is locked while it is being written, and only files that nobody has locked are taken for leftovers.
 */
public final class AtomicFile implements AutoCloseable {
    /** Temporary files of this process, which must not be touched: closing one a second time would drop its lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

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
            Path real = Files.exists(target) ? target.toRealPath() : inRealFolder(target);
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                throw new IOException("not a regular file");
            }
            if (Files.exists(real) && !Files.isWritable(real)) {
                throw new IOException("permission denied");
            }
            sweep(real);
            while (true) {
                String suffix = "." + Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36) + ".part";
                Path temporary = real.resolveSibling(real.getFileName() + suffix);
                FileChannel channel = open(temporary);
                if (channel != null) {
                    return new AtomicFile(real, temporary, channel);
                }
            }
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
    }

    /**
     * Writes a whole file.
     *
     * @throws io.github.clinamen.core.InputException when it cannot be written
     */
    public static void write(Path target, ByteBuffer content) {
        try (AtomicFile file = create(target)) {
            while (content.hasRemaining()) {
                file.channel().write(content);
            }
            file.commit();
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
    }

    private static Path inRealFolder(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
    }

    /** A new file, locked; null when the name is taken, or another process's sweep came in between. */
    private static @Nullable FileChannel open(Path temporary) throws IOException {
        FileChannel opened = null;
        OURS.add(temporary);
        try {
            FileChannel channel = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) && Files.exists(temporary)) {
                opened = channel;
            } else {
                channel.close();
            }
        } catch (FileAlreadyExistsException taken) {
            return null;
        } finally {
            if (opened == null) {
                OURS.remove(temporary);
            }
        }
        return opened;
    }

    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocksHere) {
            return true;
        }
    }

    /** Removes what killed processes have left of this target. */
    private static void sweep(Path target) {
        Pattern leftover =
                Pattern.compile(Pattern.quote(String.valueOf(target.getFileName())) + "\\.[0-9a-z]{1,13}\\.part");
        Path folder = Objects.requireNonNullElse(target.getParent(), Path.of(""));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder,
                entry -> leftover.matcher(String.valueOf(entry.getFileName())).matches())) {
            for (Path entry : entries) {
                if (!OURS.contains(entry)) {
                    removeUnlocked(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException cannotBeListed) {
            return;
        }
    }

    private static void removeUnlocked(Path entry) {
        try (FileChannel channel = FileChannel.open(entry, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException notOurs) {
            return;
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
            // Moved before it is closed: once it is closed, and so unlocked, another process may take it for a
            // leftover.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            committed = true;
            OURS.remove(temporary);
            channel.close();
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
            } finally {
                OURS.remove(temporary);
            }
        }
    }
}
