package io.github.clinamen.extract;

import java.util.Arrays;

/**
 * Products of polynomials over GF(2) modulo x^P - 1, exact, in time of order P log P: Schönhage's transform of length 3^k
 * over {@link Ring}, where every root of unity is a power of x, so that it needs shifts and sums only.
 *
 * <p>A polynomial is cut into K = 3^k pieces of L coefficients, seen as a polynomial in z = x^L modulo z^K - 1 with
 * coefficients in R = GF(2)[x]/(x^2L + x^L + 1). A product of pieces has degree at most 2L - 2, so R loses nothing; w =
 * x^(3L/K) is a root of unity of order K in R with w^(K/3) = y, and the transform of length K, a power of 3, is inverted
 * by the conjugate one with weight 1/K = 1. Nothing is rounded: the result is exact for every input.
 *
 * @param pieces K, a power of 3
 * @param ring R, with L divisible by K / 3
 */
record CyclicProduct(int pieces, Ring ring) {
    CyclicProduct {
        int k = pieces;
        while (k % 3 == 0) {
            k /= 3;
        }
        if (k != 1 || pieces < 3 || ring.length() % (pieces / 3) != 0) {
            throw new IllegalArgumentException("pieces: expected a power of 3, at least 3, whose third divides "
                    + ring.length() + ", found " + pieces);
        }
        if ((long) pieces * ring.size() > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    "length: " + (long) pieces * ring.length() + " bits do not fit one array");
        }
    }

    /** The least costly one whose P is at least {@code least}, 1 to about 6 * 10^10. */
    static CyclicProduct atLeast(long least) {
        if (least < 1 || least > 60_000_000_000L) {
            throw new IllegalArgumentException("length: expected 1 to 60000000000 bits, found " + least);
        }
        CyclicProduct best = null;
        double cost = Double.POSITIVE_INFINITY;
        for (long pieces = 3, levels = 1; levels <= 13; pieces *= 3, levels++) {
            long step = pieces / 3;
            long length = (least + pieces * step - 1) / (pieces * step) * step;
            Ring ring = new Ring((int) Math.min(length, Integer.MAX_VALUE / 4));
            if (ring.length() != length || pieces * ring.size() > Integer.MAX_VALUE - 64) {
                continue;
            }
            double here = cost(pieces, levels, ring);
            if (here < cost) {
                cost = here;
                best = new CyclicProduct((int) pieces, ring);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("length: " + least + " bits do not fit one array");
        }
        return best;
    }

    /** A rough count of vector operations. */
    private static double cost(long pieces, long levels, Ring ring) {
        double transforms = 3.0 * levels * pieces * (40 + 2.0 * ring.stride() / LaneProduct.LANES * 7);
        double products = 3.0 * pieces / LaneProduct.LANES * LaneProduct.cost(ring.words());
        return transforms + products;
    }

    /** P, the length of the cycle. */
    long length() {
        return (long) pieces * ring.length();
    }

    /** Where products are computed, one at a time. */
    static final class Space {
        /** Free between products. */
        final long[] x;

        private final long[] y;

        private Space(int longs) {
            x = new long[longs];
            y = new long[longs];
        }
    }

    /** Space for products of this kind. */
    Space space() {
        return new Space(pieces * ring.size());
    }

    /**
     * a b modulo x^P - 1.
     *
     * @param a at most P coefficients, packed; bits after the P-th must be zero or absent
     * @return P coefficients, packed
     */
    long[] multiply(long[] a, long[] b) {
        return Arrays.copyOf(multiply(a, b, space()), (int) ((length() + 63) >> 6));
    }

    /** The same, in space that is at hand, where the result stays until the next product, with more words that say nothing. */
    long[] multiply(long[] a, long[] b, Space space) {
        long[] x = space.x;
        long[] y = space.y;
        cut(a, x);
        cut(b, y);
        long[] s = new long[ring.scratch()];
        long[] t = new long[ring.scratch()];
        forward(x, 0, pieces, s, t);
        forward(y, 0, pieces, s, t);
        RingProduct product = new RingProduct(ring);
        for (int i = 0; i < pieces; i += LaneProduct.LANES) {
            product.multiply(x, y, i * ring.size(), Math.min(LaneProduct.LANES, pieces - i));
        }
        inverse(x, 0, pieces, s, t);
        join(x, y);
        return y;
    }

    private void cut(long[] a, long[] x) {
        Arrays.fill(x, 0);
        for (int i = 0; i < pieces; i++) {
            long from = (long) i * ring.length();
            if (from >= 64L * a.length) {
                break;
            }
            Words.copy(a, from, x, i * ring.size(), ring.length());
        }
    }

    /** Depth first, so that the parts of a long transform stay in cache. Leaves its result in digit-reversed order. */
    private void forward(long[] d, int from, int n, long[] s, long[] t) {
        if (n == 1) {
            return;
        }
        int third = n / 3;
        int size = ring.size();
        int step = ring.length() / third;
        for (int i = 0; i < third; i++) {
            int a = from + i * size;
            int b = a + third * size;
            int c = b + third * size;
            ring.butterfly(d, a, b, c, s, t);
            ring.shift(s, i * step, d, b);
            ring.shift(t, 2 * i * step, d, c);
        }
        for (int part = 0; part < 3; part++) {
            forward(d, from + part * third * size, third, s, t);
        }
    }

    private void inverse(long[] d, int from, int n, long[] s, long[] t) {
        if (n == 1) {
            return;
        }
        int third = n / 3;
        int size = ring.size();
        int step = ring.length() / third;
        int order = 3 * ring.length();
        for (int part = 0; part < 3; part++) {
            inverse(d, from + part * third * size, third, s, t);
        }
        for (int i = 0; i < third; i++) {
            int a = from + i * size;
            int b = a + third * size;
            int c = b + third * size;
            if (i > 0) {
                ring.load(d, b, s);
                ring.shift(s, order - i * step, d, b);
                ring.load(d, c, t);
                ring.shift(t, order - 2 * i * step, d, c);
            }
            ring.inverseButterfly(d, a, b, c);
        }
    }

    /** Adds up the pieces, each of up to 2L coefficients, at multiples of L; the last wraps around. */
    private void join(long[] x, long[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < pieces; i++) {
            int next = i + 1 == pieces ? 0 : i + 1;
            Words.add(x, i * ring.size(), ring.length(), out, (long) i * ring.length());
            Words.add(x, i * ring.size() + ring.stride(), ring.length(), out, (long) next * ring.length());
        }
    }
}
