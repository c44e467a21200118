package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Reads one struct of Thrift's compact protocol, field by field; every fault is an error with its offset. */
final class ThriftReader {
    private static final int MAX_DEPTH = 16;

    private final Path file;
    private final long offset;
    private final ByteBuffer bytes;
    private int field;
    private int type;

    ThriftReader(Path file, long offset, ByteBuffer bytes) {
        this.file = file;
        this.offset = offset;
        this.bytes = bytes;
    }

    /** Bytes read so far. */
    int length() {
        return bytes.position();
    }

    /** The number of the next field, 0 at the end of the struct; its value is to be read or skipped next. */
    int nextField() {
        int head = next();
        type = head & 15;
        if (type == 0) {
            return 0;
        }
        field = head >> 4 == 0 ? (int) zigzag() : field + (head >> 4);
        return field;
    }

    long integer() {
        if (type < 4 || type > 6) {
            throw fault("a whole number");
        }
        return zigzag();
    }

    /** The number in field 1 of a struct, whose other fields are skipped. */
    long firstInteger() {
        if (type != 12) {
            throw fault("a struct");
        }
        int outer = field;
        long found = -1;
        field = 0;
        for (int inner = nextField(); inner != 0; inner = nextField()) {
            if (inner == 1) {
                found = integer();
            } else {
                skip();
            }
        }
        field = outer;
        return found;
    }

    void skip() {
        skip(type, MAX_DEPTH);
    }

    private void skip(int kind, int depth) {
        if (depth == 0) {
            throw fault("fewer levels");
        }
        switch (kind) {
            case 1, 2 -> {
                // The value is in the type.
            }
            case 3 -> next();
            case 4, 5, 6 -> zigzag();
            case 7 -> advance(8);
            case 8 -> advance(varint());
            case 9, 10 -> {
                int head = next();
                long size = head >> 4 == 15 ? varint() : head >> 4;
                for (long i = 0; i < size; i++) {
                    // Each element takes a byte at least, also a truth value.
                    skip((head & 15) <= 2 ? 3 : head & 15, depth - 1);
                }
            }
            case 12 -> {
                for (int head = next(); (head & 15) != 0; head = next()) {
                    if (head >> 4 == 0) {
                        zigzag();
                    }
                    skip(head & 15, depth - 1);
                }
            }
            default -> throw fault("a known type");
        }
    }

    private int next() {
        if (!bytes.hasRemaining()) {
            throw fault("more");
        }
        return bytes.get() & 0xff;
    }

    private void advance(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw fault("more");
        }
        bytes.position(bytes.position() + (int) count);
    }

    private long zigzag() {
        long raw = varint();
        return raw >>> 1 ^ -(raw & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = next();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw fault("a number of at most 64 bits");
    }

    private InputException fault(String expected) {
        return Malformed.at(file, offset + bytes.position(), expected + " in its header", "other bytes");
    }
}
