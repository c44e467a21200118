package io.github.clinamen.formats.results;

import io.github.clinamen.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** An array of bytes with two axes as NumPy saves it, in zlib in base 64; the last axis may be missing when it is 1. */
record NumpyBytes(byte[] data, int start, int rows, int columns) {
    /** Some 10^7 shots of five bits in packed bytes, and more than a document of 64 MiB sensibly holds. */
    private static final int MOST_BYTES = 1 << 28;

    private static final String MAGIC = "\u0093NUMPY";
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '[|<>=]?[ub]1', 'fortran_order': False, 'shape': \\((?:\\d+, )*?(\\d{1,10}), (\\d{1,3}),?\\), *\\}\\s*");

    static NumpyBytes decode(CircuitResult result, String base64) {
        byte[] bytes = inflated(result, base64);
        if (bytes.length < 10 || !text(bytes, 0, 6).equals(MAGIC)) {
            throw result.fault("an array as NumPy saves it", "other bytes");
        }
        // The header's length has two bytes in version 1, else four.
        int lengthBytes = bytes[6] == 1 ? 2 : 4;
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << 8 | bytes[8 + i] & 0xff;
        }
        long start = 8L + lengthBytes + length;
        if (start > bytes.length) {
            throw result.fault("a header within the array's " + bytes.length + " bytes", length + " bytes");
        }
        String header = text(bytes, 8 + lengthBytes, (int) length);
        Matcher shape = HEADER.matcher(header);
        if (!shape.matches()) {
            throw result.fault("an array of bytes with one row a shot", header.strip());
        }
        long rows = Long.parseLong(shape.group(1));
        int columns = Integer.parseInt(shape.group(2));
        if (rows * columns != bytes.length - start || columns < 1 || columns > 8) {
            throw result.fault("rows of 1 to 8 bytes that fill the array", rows + " of " + columns);
        }
        return new NumpyBytes(bytes, (int) start, (int) rows, columns);
    }

    private static byte[] inflated(CircuitResult result, String base64) {
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw result.fault("at most " + MOST_BYTES + " bytes of shots", "more");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(result, e);
        }
    }

    private static InputException damaged(CircuitResult result, Exception cause) {
        return new InputException(
                String.valueOf(result.fault("zlib in base 64", "other characters, or too few")
                        .getMessage()),
                cause);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    long bigEndian(int row) {
        long number = 0;
        for (int i = 0; i < columns; i++) {
            number = number << 8 | data[start + row * columns + i] & 0xff;
        }
        return number;
    }
}
