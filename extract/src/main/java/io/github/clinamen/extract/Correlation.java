package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;

/** out_i = xor over j of x_j y_(i+j): what circulant, cyclic and Toeplitz extractors all compute. */
final class Correlation {
    private Correlation() {}

    /**
     * @param x the input, n bits
     * @param y n + m - 1 bits, or fewer when the rest is zero
     * @return m bits
     */
    static BitString of(BitString x, BitString y, long m) {
        // The coefficient of degree i + n - 1 of reversed(x) y. Modulo x^P - 1 with P >= n + m - 1, what wraps around
        // comes
        // from degrees P to 2n + m - 3 and so lands below n - 1.
        long n = x.length();
        return window(Words.reversed(x.toWords(), n), y, n, m);
    }

    /** out_i = xor over j of x_j y_(i + n - 1 - j), lengths as before. */
    static BitString convolution(BitString x, BitString y, long m) {
        return window(x.toWords(), y, x.length(), m);
    }

    private static BitString window(long[] x, BitString y, long n, long m) {
        long[] product = CyclicProduct.atLeast(n + m - 1).multiply(x, y.toWords());
        long[] out = new long[Words.count(m)];
        Words.copy(product, n - 1, out, 0, m);
        return BitString.of(out, m);
    }

    /** The n bits of y continued periodically to {@code length}, which is at most 2n. */
    static BitString periodic(BitString y, long length) {
        long n = y.length();
        long[] words = new long[Words.count(2 * n) + 1];
        long[] once = y.toWords();
        System.arraycopy(once, 0, words, 0, once.length);
        Words.add(once, 0, n, words, n);
        return BitString.of(words, length);
    }
}
