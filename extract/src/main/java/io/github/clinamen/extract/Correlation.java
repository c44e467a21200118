package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;
import java.util.Arrays;

/**
 * out_i = xor over j of x_j y_(i+j): what circulant, cyclic and Toeplitz extractors all compute. Long inputs are taken a stretch at a time: a
 * stretch of s bits needs a product of length s + m - 1 only, and the outputs of all stretches add up. So memory grows with m and the
 * stretch, beside the input and the seed themselves.
 */
final class Correlation {
    /** Products up to this length are taken whole, in about 150 MB. */
    private static final long WHOLE = 1L << 28;

    private Correlation() {}

    /**
     * out_i = xor over j of x_j y_(i + j mod p).
     *
     * @param x n bits
     * @param y p bits, at least n and more than m
     * @return m bits
     */
    static BitString cyclic(BitString x, BitString y, long m) {
        return cyclic(x, y, m, WHOLE);
    }

    /** @param whole the longest product that is taken whole */
    static BitString cyclic(BitString x, BitString y, long m, long whole) {
        long stretch = stretch(x.length(), m, whole);
        Sum sum = new Sum(stretch, m);
        for (long from = 0; from < x.length(); from += stretch) {
            long to = Math.min(x.length(), from + stretch);
            long end = to + m - 1;
            sum.take(x, from, to);
            // The coefficient of degree i + s - 1 of reversed(x) y.
            Words.reverse(sum.x, to - from);
            sum.add(y, from, end, to - from);
        }
        return sum.bits();
    }

    /**
     * out_i = xor over j of x_j y_(i - j + n - 1).
     *
     * @param x n bits
     * @param y n + m - 1 bits
     * @return m bits
     */
    static BitString convolution(BitString x, BitString y, long m) {
        return convolution(x, y, m, WHOLE);
    }

    /** @param whole the longest product that is taken whole */
    static BitString convolution(BitString x, BitString y, long m, long whole) {
        long n = x.length();
        long stretch = stretch(n, m, whole);
        Sum sum = new Sum(stretch, m);
        for (long from = 0; from < n; from += stretch) {
            long to = Math.min(n, from + stretch);
            sum.take(x, from, to);
            sum.add(y, n - to, n - from + m - 1, to - from);
        }
        return sum.bits();
    }

    /** As much as the output, where that is long: up to twice the work of one product, in a fraction of its memory. */
    private static long stretch(long n, long m, long whole) {
        return n + m - 1 <= whole ? n : Math.min(n, Math.max(m, whole / 4));
    }

    /** The sum of what stretches give, and the space to compute it in. */
    private static final class Sum {
        private final long length;
        private final CyclicProduct product;
        private final CyclicProduct.Space space;
        private final long[] x;
        private final long[] y;
        private final long[] out;

        Sum(long stretch, long m) {
            this.length = m;
            // Modulo x^P - 1 with P >= s + m - 1, what wraps around comes from degrees P to 2s + m - 3 and so lands
            // below s - 1.
            this.product = CyclicProduct.atLeast(stretch + m - 1);
            this.space = product.space();
            this.x = new long[Words.count(stretch)];
            this.y = new long[Words.count(stretch + m - 1)];
            this.out = new long[Words.count(m)];
        }

        /** The next stretch of input. */
        void take(BitString input, long from, long to) {
            Arrays.fill(x, 0);
            input.copy(from, to, x, 0);
        }

        /** Adds the coefficients of degree s - 1 to s + m - 2 of x y, y being so much of the seed and its periodic continuation. */
        void add(BitString seed, long from, long to, long s) {
            long p = seed.length();
            Arrays.fill(y, 0);
            seed.copy(from, Math.min(to, p), y, 0);
            if (to > p) {
                seed.copy(0, to - p, space.x, 0);
                Words.add(space.x, 0, to - p, y, p - from);
            }
            Words.addPart(product.multiply(x, y, space), s - 1, out);
        }

        BitString bits() {
            return BitString.of(out, length);
        }
    }
}
