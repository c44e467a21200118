package io.github.clinamen.core.audit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;

/** A stream of source bytes, each byte's lowest bit first, that are handed on as words of 64 bits while they are read. */
public final class AuditedStream extends FilterInputStream {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final LongConsumer listener;
    private final byte[] partial = new byte[8];
    private int waiting;

    /** @param listener takes each word when its last byte was read; bytes that fill no word are not told */
    public AuditedStream(InputStream stream, LongConsumer listener) {
        super(stream);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int found = super.read(bytes, from, count);
        int i = from;
        int end = from + Math.max(found, 0);
        while (i < end) {
            if (waiting == 0 && i + 8 <= end) {
                listener.accept((long) WORD.get(bytes, i));
                i += 8;
            } else {
                partial[waiting++] = bytes[i++];
                if (waiting == 8) {
                    listener.accept((long) WORD.get(partial, 0));
                    waiting = 0;
                }
            }
        }
        return found;
    }

    /** Skips by reading: what is skipped was used before. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] unread = new byte[Math.clamp(bytes, 0, 1 << 16)];
        return Math.max(0, read(unread, 0, unread.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
