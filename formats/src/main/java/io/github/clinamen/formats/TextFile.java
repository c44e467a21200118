package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A text of at most {@link StrictJson#MAX_BYTES} bytes, written whole or not at all. */
public final class TextFile {
    private TextFile() {}

    /** @throws InputException when it cannot be read, is too long or is not UTF-8 */
    public static String read(Path file) {
        return decode(file, StrictJson.bytesOf(file));
    }

    static String decode(Path file, byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": expected UTF-8 text, found other bytes", e);
        }
    }

    /** @throws InputException when it cannot be written */
    public static void write(Path target, String text) {
        AtomicFile.write(target, StandardCharsets.UTF_8.encode(text));
    }

    /** Writes a text that nobody but its owner may read. */
    static void writeSecret(Path target, String text) {
        AtomicFile.writeSecret(target, StandardCharsets.UTF_8.encode(text));
    }
}
