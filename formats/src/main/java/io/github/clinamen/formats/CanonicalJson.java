package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records as sealed JSON documents: one record has exactly one text, whose last field {@code sha256} is the digest of
 * the text without that field. A document in which a single bit was changed is not read.
 *
 * <p>The seal finds accidents and careless edits; who can compute SHA-256 can also forge it, so what a document claims
 * must still be recomputed.
 */
public final class CanonicalJson {
    private static final Pattern SEAL = Pattern.compile("(?s)(.*),\n  \"sha256\": \"([^\"\n]*)\"\n}\n");

    private CanonicalJson() {}

    /** The sealed text of a record with at least one component. */
    public static String seal(Record value) {
        String body = body(value);
        return body.substring(0, body.length() - "\n}\n".length()) + ",\n  \"sha256\": \"" + sha256(body) + "\"\n}\n";
    }

    /** Writes the sealed text, whole or not at all. */
    public static void write(Path target, Record value) {
        TextFile.write(target, seal(value));
    }

    /** Writes the sealed text of a record from which outcomes can be told: for its owner's eyes alone. */
    public static void writeSecret(Path target, Record value) {
        TextFile.writeSecret(target, seal(value));
    }

    /**
     * Reads a sealed document.
     *
     * @throws InputException when it is not a document of this type, its seal is missing or wrong, or its text is not the
     *     one way to write this record
     */
    public static <T extends Record> T read(Path file, Class<T> type) {
        return open(file, StrictJson.bytesOf(file), type);
    }

    /** Like {@link #read}, for bytes already at hand; the file is only named in errors. */
    public static <T extends Record> T open(Path file, byte[] utf8, Class<T> type) {
        String text = TextFile.decode(file, utf8);
        Matcher seal = SEAL.matcher(text);
        if (!seal.matches()) {
            StrictJson.parse(file, utf8);
            throw new InputException(file + ": expected \"sha256\" as the last field on a line of its own, found none");
        }
        String body = seal.group(1) + "\n}\n";
        T value = StrictJson.bind(file, body.getBytes(StandardCharsets.UTF_8), type);
        String digest = sha256(body);
        if (!digest.equals(seal.group(2))) {
            throw new InputException(
                    file + ": field sha256: the content has " + digest + ", the file says " + seal.group(2));
        }
        requireCanonical(file, body, body(value));
        return value;
    }

    /**
     * One record has one text: a field that means the same in other letters or digits is not read.
     *
     * @param found as it was read
     * @param canonical as what it means would be written
     * @throws InputException when they differ
     */
    public static void requireSame(Path file, Record found, Record canonical) {
        requireCanonical(file, body(found), body(canonical));
    }

    private static void requireCanonical(Path file, String found, String canonical) {
        if (!found.equals(canonical)) {
            int line = 1;
            int column = 1;
            for (int i = 0;
                    i < found.length() && i < canonical.length() && found.charAt(i) == canonical.charAt(i);
                    i++) {
                boolean ends = found.charAt(i) == '\n';
                line += ends ? 1 : 0;
                column = ends ? 1 : column + 1;
            }
            throw new InputException(file + ": line " + line + " column " + column
                    + ": not written the canonical way (docs/formats.md)");
        }
    }

    private static String body(Record value) {
        return JsonText.of(StrictJson.MAPPER.valueToTree(value));
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-256 of some bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
