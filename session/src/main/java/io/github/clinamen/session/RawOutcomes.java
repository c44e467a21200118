package io.github.clinamen.session;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.extract.PackedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The outcomes that an unfinished practical run has kept: a packed file that only grows, and the digest of what counts in it. */
final class RawOutcomes {
    /** The SHA-256 of nothing. */
    static final String NO_OUTCOMES = new RawOutcomes(Path.of("")).digestWith(BitString.EMPTY);

    private final Path file;
    private final MessageDigest digest;
    private long bits;

    private RawOutcomes(Path file) {
        this.file = file;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None yet; a file of that name is written over. */
    static RawOutcomes none(Path file) {
        return new RawOutcomes(file);
    }

    /** Takes up what is kept, of which the outcomes are known already. */
    static RawOutcomes keeping(Path file, BitString outcomes) {
        RawOutcomes kept = new RawOutcomes(file);
        kept.bits = outcomes.length() & ~7L;
        kept.digest.update(PackedFile.bytes(outcomes.slice(0, kept.bits)));
        return kept;
    }

    /**
     * Reads what a checkpoint counts; the file may hold more.
     *
     * @throws InputException when it holds less, or something else
     */
    static BitString read(Path file, long bits, String digest) {
        BitString outcomes = new PackedFile(file).read(0, bits);
        String found = keeping(file, outcomes).digestWith(outcomes);
        if (!found.equals(digest)) {
            throw new InputException(file + ": expected SHA-256 " + digest + " of its first " + bits + " bits, found "
                    + found + ": not the outcomes of this checkpoint");
        }
        return outcomes;
    }

    /**
     * Writes what is new.
     *
     * @param all the outcomes so far, of which those of earlier calls are the beginning
     * @return the SHA-256 of them all as packed bytes
     */
    String append(BitString all) {
        ByteBuffer bytes = ByteBuffer.wrap(PackedFile.bytes(all.slice(bits, all.length())));
        try (FileChannel channel =
                new PackedFile(file).openSecret(StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long at = bits / 8;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be written: " + e.getMessage(), e);
        }
        // Stretches end at whole bytes; only the last addition may not, and is written again if there is another.
        long whole = all.length() & ~7L;
        digest.update(PackedFile.bytes(all.slice(bits, whole)));
        bits = whole;
        return digestWith(all);
    }

    private String digestWith(BitString all) {
        try {
            MessageDigest whole = (MessageDigest) digest.clone();
            whole.update(PackedFile.bytes(all.slice(bits, all.length())));
            return HexFormat.of().formatHex(whole.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be removed: " + e.getMessage(), e);
        }
    }
}
