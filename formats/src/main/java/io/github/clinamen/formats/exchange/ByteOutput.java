package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.AtomicFile;
import io.github.clinamen.formats.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Buffered bytes of a file that appears whole or not at all: rounds, and so for its owner alone. */
final class ByteOutput implements AutoCloseable {
    private final AtomicFile file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    ByteOutput(Path target) {
        this.file = AtomicFile.createSecret(target);
    }

    Path target() {
        return file.target();
    }

    /** Bytes put so far. */
    long offset() {
        return flushed + buffer.position();
    }

    void put(int value) {
        room(1).put((byte) value);
    }

    void put(byte[] bytes, int length) {
        for (int done = 0; done < length; ) {
            int step = Math.min(room(1).remaining(), length - done);
            buffer.put(bytes, done, step);
            done += step;
        }
    }

    void putLong(long littleEndian) {
        room(8).putLong(littleEndian);
    }

    void put(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        put(bytes, bytes.length);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        buffer.flip();
        flushed += buffer.limit();
        try {
            while (buffer.hasRemaining()) {
                file.channel().write(buffer);
            }
        } catch (IOException e) {
            throw Malformed.unwritable(file.target(), e);
        }
        buffer.clear();
    }

    void commit() {
        flush();
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
