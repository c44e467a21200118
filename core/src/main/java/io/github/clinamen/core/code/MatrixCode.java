package io.github.clinamen.core.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small code by its generator matrix, with the exact number of its codewords of each weight, counted one by one.
 *
 * <p>The textual form is a name, {@code golay24} [24, 12, 8], {@code bch32} [32, 11, 12], {@code bch64} [64, 10, 28],
 * {@code bch64-16} [64, 16, 24], {@code rm64} [64, 7, 32], {@code simplexK} [2^K - 1, K, 2^(K-1)] for K from 2 to 6, or
 * {@code matrix:LENGTH:ROW,ROW,...} with rows in hexadecimal, column i being bit i.
 */
public final class MatrixCode {
    /** All 2^dimension codewords are visited. */
    private static final int MAX_DIMENSION = 20;

    private final String spec;
    private final int length;
    private final long[] rows;
    private final long[] weights;
    private final int[] occurring;

    private MatrixCode(String spec, int length, long[] rows) {
        this.spec = spec;
        this.length = length;
        this.rows = rows;
        this.weights = new long[length + 1];
        long word = 0;
        weights[0] = 1;
        for (long i = 1; i < 1L << rows.length; i++) {
            word ^= rows[Long.numberOfTrailingZeros(i)];
            weights[Long.bitCount(word)]++;
        }
        occurring = IntStream.rangeClosed(1, length).filter(w -> weights[w] > 0).toArray();
        if (weights[0] != 1) {
            throw new IllegalArgumentException("matrix: expected linearly independent rows, found dependent ones");
        }
    }

    /**
     * @param length columns, 1 to 64
     * @param rows 1 to 20 linearly independent rows, column i being bit i
     */
    public static MatrixCode of(int length, long... rows) {
        if (length < 1 || length > 64 || rows.length < 1 || rows.length > MAX_DIMENSION) {
            throw new IllegalArgumentException("matrix: expected 1 to 64 columns and 1 to " + MAX_DIMENSION
                    + " rows, found " + length + " and " + rows.length);
        }
        for (long row : rows) {
            if (length < 64 && row >>> length != 0) {
                throw new IllegalArgumentException(
                        "matrix: expected rows of " + length + " columns, found " + Long.toHexString(row));
            }
        }
        String spec = "matrix:" + length + ":"
                + Arrays.stream(rows).mapToObj(Long::toHexString).collect(Collectors.joining(","));
        return new MatrixCode(spec, length, rows.clone());
    }

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static MatrixCode parse(String spec) {
        return switch (spec) {
            case "golay24" -> cyclic(spec, 23, 12, 06165);
            case "bch32" -> cyclic(spec, 31, 11, 05423325);
            case "bch64" -> cyclic(spec, 63, 10, 0472622305527250155L);
            case "bch64-16" -> cyclic(spec, 63, 16, 06331141367235453L);
            case "rm64" -> new MatrixCode(spec, 64, affine());
            case "simplex2", "simplex3", "simplex4", "simplex5", "simplex6" -> {
                int k = spec.charAt(7) - '0';
                // Column i is the binary form of i + 1.
                yield new MatrixCode(
                        spec,
                        (1 << k) - 1,
                        Arrays.stream(linear(k)).map(r -> r >>> 1).toArray());
            }
            default -> matrix(spec);
        };
    }

    private static MatrixCode matrix(String spec) {
        String[] parts = spec.toLowerCase(Locale.ROOT).split(":", -1);
        try {
            if (parts.length == 3 && parts[0].equals("matrix")) {
                return of(
                        Integer.parseInt(parts[1]),
                        Arrays.stream(parts[2].split(",", -1))
                                .mapToLong(hex -> Long.parseUnsignedLong(hex, 16))
                                .toArray());
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below.
        }
        throw new IllegalArgumentException(
                "matrix: expected golay24, bch32, bch64, bch64-16, rm64, simplex2 to simplex6 or"
                        + " matrix:LENGTH:HEX,HEX,..., found \"" + spec + "\"");
    }

    /** The cyclic code of this generator polynomial, lengthened by a parity column. */
    private static MatrixCode cyclic(String spec, int length, int dimension, long generator) {
        long[] rows = new long[dimension];
        for (int i = 0; i < dimension; i++) {
            long row = generator << i;
            rows[i] = row | (long) (Long.bitCount(row) & 1) << length;
        }
        return new MatrixCode(spec, length + 1, rows);
    }

    /** The k coordinates, as functions of the 2^k points. */
    private static long[] linear(int k) {
        long[] rows = new long[k];
        for (int point = 0; point < 1 << k; point++) {
            for (int i = 0; i < k; i++) {
                rows[i] |= (long) (point >> i & 1) << point;
            }
        }
        return rows;
    }

    /** The six coordinates of 64 points, and the function that is 1 everywhere. */
    private static long[] affine() {
        long[] rows = Arrays.copyOf(linear(6), 7);
        rows[6] = -1L;
        return rows;
    }

    public int length() {
        return length;
    }

    public int dimension() {
        return rows.length;
    }

    /** How many codewords have weight w, 0 to the length. */
    public long codewordsOfWeight(int w) {
        return weights[w];
    }

    /** The weights that nonzero codewords have, in increasing order. */
    int[] weights() {
        return occurring;
    }

    /** The least weight of a nonzero codeword. */
    public int distance() {
        return occurring[0];
    }

    /** G m, output bit i being bit i; bits of the message beyond the length are ignored. */
    int encode(long message) {
        int output = 0;
        for (int i = 0; i < rows.length; i++) {
            output |= (Long.bitCount(rows[i] & message) & 1) << i;
        }
        return output;
    }

    public String spec() {
        return spec;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MatrixCode that && length == that.length && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * length + Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        return spec;
    }
}
