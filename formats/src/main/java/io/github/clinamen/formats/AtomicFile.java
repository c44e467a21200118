package io.github.clinamen.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An output that appears whole or not at all: written to a temporary file in the same folder, forced to the disk, then
 * moved over the target. Closed without {@link #commit()}, it leaves no trace and the target as it was.
 *
 * <p>A process that is killed cannot clean up: what it leaves is removed by the next one that writes the same target. A
 * temporary file is locked while it is being written, and only files that nobody has locked are taken for leftovers; their
 * names carry a checksum, so that nobody else's file is taken for one.
 *
 * <p>A file that is replaced keeps its permissions; a secret one is its owner's alone from its first byte on.
 */
public final class AtomicFile implements AutoCloseable {
    /** Temporary files of this process, which must not be touched: closing one a second time would drop its lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private static final int MOST_LINKS = 40;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Who may read what is written. */
    private enum Readers {
        /** Those of the file that is replaced, or whom the system lets by default. */
        AS_BEFORE,
        OWNER
    }

    /**
     * Begins a file; symbolic links are followed, so that the file they point to is the one replaced.
     *
     * @throws io.github.clinamen.core.InputException when the folder cannot be written or the target is a folder
     */
    public static AtomicFile create(Path target) {
        return create(target, Readers.AS_BEFORE);
    }

    /** Like {@link #create(Path)}, for bits that nobody else may know: mode 0600 where the system has modes. */
    public static AtomicFile createSecret(Path target) {
        return create(target, Readers.OWNER);
    }

    private static AtomicFile create(Path target, Readers readers) {
        try {
            Path real = named(target);
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                throw new IOException("not a regular file");
            }
            if (Files.exists(real) && !Files.isWritable(real)) {
                throw new IOException("permission denied");
            }
            sweep(real);
            while (true) {
                Path temporary = temporary(real);
                FileChannel channel = open(temporary);
                if (channel != null) {
                    AtomicFile file = new AtomicFile(real, temporary, channel);
                    try {
                        allow(temporary, real, readers);
                    } catch (IOException e) {
                        file.close();
                        throw e;
                    }
                    return file;
                }
            }
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
    }

    /**
     * The file that a name means: links are followed, also those that lead to no file yet.
     *
     * @throws IOException when its folder is not there or links go in a circle
     */
    public static Path named(Path name) throws IOException {
        Path at = name.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            if (Files.exists(at)) {
                return at.toRealPath();
            }
            Path folder = at.getParent();
            at = folder == null ? at : folder.toRealPath().resolve(at.getFileName());
            if (!Files.isSymbolicLink(at)) {
                return at;
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        throw new FileSystemLoopException(name.toString());
    }

    /**
     * Writes a whole file.
     *
     * @throws io.github.clinamen.core.InputException when it cannot be written
     */
    public static void write(Path target, ByteBuffer content) {
        write(target, content, Readers.AS_BEFORE);
    }

    /** Like {@link #write(Path, ByteBuffer)}, for what nobody else may know. */
    public static void writeSecret(Path target, ByteBuffer content) {
        write(target, content, Readers.OWNER);
    }

    private static void write(Path target, ByteBuffer content, Readers readers) {
        try (AtomicFile file = create(target, readers)) {
            while (content.hasRemaining()) {
                file.channel().write(content);
            }
            file.commit();
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
    }

    private static void allow(Path temporary, Path real, Readers readers) throws IOException {
        try {
            if (readers == Readers.OWNER) {
                Files.setPosixFilePermissions(
                        temporary, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            } else if (Files.exists(real)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(real));
            }
        } catch (UnsupportedOperationException noModesHere) {
            return;
        }
    }

    /** A name that only this program makes, of a random number and a checksum of it and of the target's name. */
    private static Path temporary(Path target) {
        String random =
                String.format(Locale.ROOT, "%016x", ThreadLocalRandom.current().nextLong());
        return target.resolveSibling(
                target.getFileName() + "." + random + checksum(String.valueOf(target.getFileName()), random) + ".part");
    }

    private static String checksum(String name, String random) {
        CRC32C crc = new CRC32C();
        crc.update((name + "." + random).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
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
        String name = String.valueOf(target.getFileName());
        Pattern leftover = Pattern.compile(Pattern.quote(name) + "\\.([0-9a-f]{16})([0-9a-f]{8})\\.part");
        Path folder = Objects.requireNonNullElse(target.getParent(), Path.of(""));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> {
            Matcher match = leftover.matcher(String.valueOf(entry.getFileName()));
            return match.matches() && match.group(2).equals(checksum(name, match.group(1)));
        })) {
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
