package io.github.clinamen.formats.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Thrift's compact protocol, as much of it as Parquet's headers need; field numbers must increase within a struct. */
final class ThriftCompact {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int lastField;

    ThriftCompact int32(int field, int value) {
        header(field, I32);
        return varint(zigzag(value));
    }

    ThriftCompact int64(int field, long value) {
        header(field, I64);
        return varint(zigzag(value));
    }

    ThriftCompact text(int field, String value) {
        header(field, BINARY);
        return bytes(value);
    }

    ThriftCompact struct(int field, ThriftCompact value) {
        header(field, STRUCT);
        out.writeBytes(value.end());
        return this;
    }

    ThriftCompact structs(int field, Iterable<ThriftCompact> values) {
        int size = 0;
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        for (ThriftCompact value : values) {
            elements.writeBytes(value.end());
            size++;
        }
        list(field, STRUCT, size);
        out.writeBytes(elements.toByteArray());
        return this;
    }

    /** A list with one string. */
    ThriftCompact texts(int field, String only) {
        list(field, BINARY, 1);
        return bytes(only);
    }

    /** A list with one number, as enumerations are. */
    ThriftCompact int32s(int field, int only) {
        list(field, I32, 1);
        return varint(zigzag(only));
    }

    /** The bytes of the struct, with its stop. */
    byte[] end() {
        out.write(0);
        return out.toByteArray();
    }

    private void header(int field, int type) {
        int delta = field - lastField;
        if (delta < 1 || delta > 15) {
            throw new IllegalArgumentException("thrift: expected a field after " + lastField + ", found " + field);
        }
        out.write(delta << 4 | type);
        lastField = field;
    }

    private void list(int field, int type, int size) {
        header(field, LIST);
        if (size < 15) {
            out.write(size << 4 | type);
        } else {
            out.write(0xf0 | type);
            varint(size);
        }
    }

    private ThriftCompact bytes(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    private ThriftCompact varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
