package io.github.clinamen.core.code;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.Log2;

/**
 * A binary linear code, by its generator G: the output is k = G m, one output bit for each row of G, one contributed bit
 * for each column.
 */
public sealed interface LinearCode permits ParityCode {
    /** Nd, the number of columns of G. */
    long length();

    /** How many output bits, the number of rows of G; the rows are linearly independent. */
    long dimension();

    /** The textual form, such as {@code parity:64}. */
    String spec();

    /** An upper bound on the sum over nonzero codewords c of f^weight(c), for f at most 1: the sum of (P6). */
    Log2 weightSum(Log2 f);

    /** The same sum in plain arithmetic, not rounded in any direction, for searches only: log2, from log2 f below 0. */
    double estimateWeightSum(double log2f);

    /**
     * k = G m.
     *
     * @param message m, of {@link #length()} bits
     */
    BitString encode(BitString message);

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException when it is not one, saying what was expected
     */
    static LinearCode parse(String spec) {
        String[] parts = spec.split(":", -1);
        try {
            if (parts.length == 2 && parts[0].equals("parity")) {
                return new ParityCode(Long.parseLong(parts[1]));
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below.
        }
        throw new IllegalArgumentException("code: expected parity:N, found \"" + spec + "\"");
    }
}
