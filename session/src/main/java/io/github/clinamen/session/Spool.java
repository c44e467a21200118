package io.github.clinamen.session;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where settings that were drawn beforehand are kept: in memory, or when they are many in a file that nobody else can open. */
final class Spool implements AutoCloseable {
    private static final long IN_MEMORY = 64L << 20;

    private final Arena arena = Arena.ofShared();

    MemorySegment of(long bytes) {
        if (bytes <= IN_MEMORY) {
            return arena.allocate(Math.max(bytes, 1), 64);
        }
        try {
            // Made with the owner's permissions alone; gone with the process, however it ends.
            Path file = Files.createTempFile("clinamen-settings", ".spool");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
            }
        } catch (IOException e) {
            throw new InputException(
                    "settings: " + bytes + " bytes cannot be kept in the folder of temporary files: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
