package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

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
        if (head == 0) {
            return 0;
        }
        field = fieldAfter(field, head);
        return field;
    }

    /** Numbers of fields are from 1 on, so that 0 can stand for the end. */
    private int fieldAfter(int before, int head) {
        long number = head >> 4 == 0 ? zigzag() : before + (head >> 4);
        if (number < 1 || number > Short.MAX_VALUE) {
            throw fault("a field's number");
        }
        return (int) number;
    }

    long integer() {
        if (type < 4 || type > 6) {
            throw fault("a whole number");
        }
        return zigzag();
    }

    /** The numbers in fields 1 to n of a struct, -1 for those that are not there; its other fields are skipped. */
    long[] integers(int n) {
        if (type != 12) {
            throw fault("a struct");
        }
        int outer = field;
        long[] found = new long[n];
        java.util.Arrays.fill(found, -1);
        field = 0;
        for (int inner = nextField(); inner != 0; inner = nextField()) {
            if (inner <= n) {
                found[inner - 1] = integer();
            } else {
                skip();
            }
        }
        field = outer;
        return found;
    }

    void skip() {
        skip(Map.of());
    }

    /**
     * Skips the value, and holds lists against what the library takes them for, whatever they say they are.
     *
     * @param elements types of the elements of some lists, each by the numbers of the fields on the way to it: {@code 4/1}
     */
    void skip(Map<String, Integer> elements) {
        skip(type, Integer.toString(field), elements, MAX_DEPTH);
    }

    private void skip(int kind, String path, Map<String, Integer> elements, int depth) {
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
                int element = head & 15;
                long size = head >> 4 == 15 ? varint() : head >> 4;
                // Truth values in lists are read by some as nothing, by others as a byte each; Parquet has none here.
                if (element <= 2 || element != elements.getOrDefault(path, element)) {
                    throw fault("a list of what the format has there");
                }
                for (long i = 0; i < size; i++) {
                    skip(element, path, elements, depth - 1);
                }
            }
            case 12 -> {
                int inner = 0;
                for (int head = next(); head != 0; head = next()) {
                    inner = fieldAfter(inner, head);
                    skip(head & 15, path + "/" + inner, elements, depth - 1);
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
