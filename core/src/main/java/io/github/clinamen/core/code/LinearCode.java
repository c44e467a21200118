package io.github.clinamen.core.code;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bits.BitString;

/**
 * A binary linear code, by its generator G: the output is k = G m, one output bit for each row of G, one contributed bit
 * for each column.
 *
 * <p>The textual form, {@link #spec()}, is what commands and files use: {@code parity:LENGTH}, {@code repeat:R:MATRIX},
 * {@code rs:BLOCKS:N:K:repeat:R:MATRIX}, where MATRIX is as in {@link MatrixCode}.
 */
public sealed interface LinearCode permits ParityCode, RepeatedCode, ReedSolomonCode {
    /** Nd, the number of columns of G. */
    long length();

    /** How many output bits, the number of rows of G; the rows are linearly independent. */
    long dimension();

    String spec();

    /** An upper bound on the sum over nonzero codewords c of f^weight(c), for f at most 1: the sum of (P6). */
    Log2 weightSum(Log2 f);

    /** The same bound in plain arithmetic, for searches only: its log2, from log2 f below 0. */
    double estimateWeightSum(double log2f);

    /**
     * Adds to k what a stretch of contributed bits amounts to; in any order of stretches, since k is linear in them.
     *
     * @param first which contributed bit the stretch begins with
     * @param output k so far, bit i being bit i mod 64 of word i / 64
     */
    void accumulate(long first, BitString stretch, long[] output);

    /**
     * k = G m.
     *
     * @param message m, of {@link #length()} bits
     */
    default BitString encode(BitString message) {
        if (message.length() != length()) {
            throw new IllegalArgumentException("message: expected " + length() + " bits, found " + message.length());
        }
        long[] output = new long[Math.toIntExact((dimension() + 63) >> 6)];
        accumulate(0, message, output);
        return BitString.of(output, dimension());
    }

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException when it is not one, saying what was expected
     */
    static LinearCode parse(String spec) {
        String[] parts = spec.split(":", 4);
        try {
            switch (parts[0]) {
                case "parity" -> {
                    return new ParityCode(Long.parseLong(spec.substring(7)));
                }
                case "repeat" -> {
                    String[] inner = spec.split(":", 3);
                    return new RepeatedCode(Long.parseLong(inner[1]), MatrixCode.parse(inner[2]));
                }
                case "rs" -> {
                    String[] outer = spec.split(":", 5);
                    // The prefix first: codes within codes within codes must not eat up the stack.
                    if (outer[4].startsWith("repeat:") && parse(outer[4]) instanceof RepeatedCode inner) {
                        return new ReedSolomonCode(
                                Long.parseLong(outer[1]),
                                Integer.parseInt(outer[2]),
                                Integer.parseInt(outer[3]),
                                inner);
                    }
                }
                default -> {
                    // Falls through to the message below.
                }
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(expected(spec), e);
        }
        throw new IllegalArgumentException(expected(spec));
    }

    private static String expected(String spec) {
        return "code: expected parity:LENGTH, repeat:R:MATRIX or rs:BLOCKS:N:K:repeat:R:MATRIX, found \"" + spec + "\"";
    }
}
