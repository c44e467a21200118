package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Buffered bytes of a file that knows its place: offset, and line counted from 1. */
final class ByteInput implements AutoCloseable {
    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long consumed;

    ByteInput(Path file) {
        this.file = file;
        try {
            this.in = Files.newInputStream(file);
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    Path file() {
        return file;
    }

    /** Bytes taken so far. */
    long offset() {
        return consumed + position;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    int next() {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    /** The byte that {@link #next()} will give. */
    int peek() {
        return position < limit || fill() ? buffer[position] & 0xff : -1;
    }

    /** Takes up to {@code length} bytes; fewer only at the end. */
    int take(byte[] into, int length) {
        int taken = 0;
        while (taken < length && (position < limit || fill())) {
            int step = Math.min(length - taken, limit - position);
            System.arraycopy(buffer, position, into, taken, step);
            position += step;
            taken += step;
        }
        return taken;
    }

    private boolean fill() {
        try {
            consumed += position;
            position = 0;
            limit = Math.max(in.read(buffer), 0);
            return limit > 0;
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }
}
