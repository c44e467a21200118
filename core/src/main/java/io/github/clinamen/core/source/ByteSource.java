package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A real source: the bits of a stream of bytes, each byte's lowest bit first. The program believes the user that they are
 * eps-free (C1) and cannot check it.
 *
 * <p>Bits are taken in words of 64, that is 8 bytes, the first byte being the lowest; a chunk takes its whole words, then
 * for each 64 rounds one word a party. Closing the source closes the stream.
 */
public final class ByteSource implements SanthaVaziraniSource {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUFFER = 1 << 16;

    private final String spec;
    private final Epsilon epsilon;
    private final InputStream stream;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    /** Bytes before it in the buffer are in the digest. */
    private int digested;

    private long bitsDrawn;

    /**
     * @param spec where the bytes come from, for transcripts and errors, such as {@code file:bits.bin}
     * @param epsilon what the user claims of every bit
     */
    public ByteSource(String spec, Epsilon epsilon, InputStream stream) {
        this.spec = spec;
        this.epsilon = epsilon;
        this.stream = stream;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public Epsilon epsilon() {
        return epsilon;
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public boolean isPositional() {
        return false;
    }

    @Override
    public List<InputFile> inputs() {
        return List.of(new InputFile(spec, bitsDrawn / 8, digest()));
    }

    /** How many bits were taken so far, skipped ones included. */
    public long bitsDrawn() {
        return bitsDrawn;
    }

    /** SHA-256 of the bytes taken so far, skipped ones included, in hexadecimal. */
    public String digest() {
        digest.update(buffer, digested, position - digested);
        digested = position;
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException everyJavaCanCopyIt) {
            throw new IllegalStateException(everyJavaCanCopyIt);
        }
    }

    /**
     * Reads over bits that an earlier part of the run has used; they enter the digest.
     *
     * @param bits a multiple of 64, at least 0
     * @throws SourceExhaustedException when there are fewer
     */
    public void skip(long bits) {
        if (bits < 0 || bits % 64 != 0) {
            throw new IllegalArgumentException("skip: expected a multiple of 64 bits, found " + bits);
        }
        long end = Math.addExact(bitsDrawn, bits);
        while (bitsDrawn < end) {
            nextWord(end);
        }
    }

    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        long needed = bitsDrawn + 64L * words.length + 64L * drawnPlanes * rounds.usedWords();
        for (int i = 0; i < words.length; i++) {
            words[i] = nextWord(needed);
        }
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < drawnPlanes; p++) {
                rounds.setSetting(p, w, nextWord(needed));
            }
        }
    }

    private long nextWord(long needed) {
        if (filled - position < 8) {
            refill((needed - bitsDrawn) / 8);
            if (filled < 8) {
                throw new SourceExhaustedException(spec + ": the source ran dry: it had " + (bitsDrawn + 8L * filled)
                        + " bits, the run needs at least " + needed);
            }
        }
        long word = (long) WORD.get(buffer, position);
        position += 8;
        bitsDrawn += 64;
        return word;
    }

    /** Reads no further than what is needed: a slow generator is not kept waiting for bytes nobody asked for. */
    private void refill(long neededBytes) {
        digest.update(buffer, digested, position - digested);
        digested = 0;
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        filled -= position;
        position = 0;
        try {
            filled += stream.readNBytes(buffer, filled, (int) Math.min(buffer.length, neededBytes) - filled);
        } catch (IOException e) {
            throw new InputException(spec + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new InputException(spec + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
