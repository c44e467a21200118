package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A text that is written whole or not at all. */
public final class TextFile {
    private TextFile() {}

    /** @throws InputException when it cannot be written */
    public static void write(Path target, String text) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        try (AtomicFile file = AtomicFile.create(target)) {
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.commit();
        } catch (IOException e) {
            throw Malformed.unwritable(target, e);
        }
    }
}
