package io.github.clinamen.extract;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Products in {@link Ring}, as many at once as a vector has lanes. Holds scratch space: one thread at a time. */
final class RingProduct {
    private static final VectorSpecies<Long> SPECIES = LaneProduct.SPECIES;
    private static final int LANES = LaneProduct.LANES;

    private final Ring ring;
    private final int words;
    /** Halves a0, a1, a0 + a1 of LANES elements, word by word. */
    private final long[] a;

    private final long[] b;
    /** a0 b0, a1 b1 and (a0 + a1)(b0 + b1). */
    private final long[] c;

    private final long[] t;

    RingProduct(Ring ring) {
        this.ring = ring;
        this.words = ring.words();
        this.a = new long[3 * words * LANES];
        this.b = new long[3 * words * LANES];
        this.c = new long[(6 * words + 2) * LANES];
        this.t = new long[LaneProduct.scratch(words) * LANES];
    }

    /** x_i = x_i y_i for {@code count}, 1 to LANES, consecutive elements from offset {@code at} of both arrays. */
    void multiply(long[] x, long[] y, int at, int count) {
        gather(x, at, count, a);
        gather(y, at, count, b);
        int half = words * LANES;
        for (int h = 0; h < 3; h++) {
            LaneProduct.multiply(a, h * half, b, h * half, c, 2 * h * half, words, t, 0);
        }
        reduce(half);
        scatter(x, at, count);
    }

    private void gather(long[] x, int at, int count, long[] lanes) {
        int half = words * LANES;
        int stride = ring.stride();
        for (int j = 0; j < count; j++) {
            int from = at + j * ring.size();
            for (int w = 0; w < words; w++) {
                long low = x[from + w];
                long high = x[from + stride + w];
                lanes[w * LANES + j] = low;
                lanes[half + w * LANES + j] = high;
                lanes[2 * half + w * LANES + j] = low ^ high;
            }
        }
    }

    /**
     * With c0 = a0 b0, c2 = a1 b1 and m = (a0 + a1)(b0 + b1), the product is (c0 + c2) + (m + c0) y since y^2 = y + 1; both
     * have up to 2L - 1 coefficients, so with each written as r + s y again it is (r0 + s1) + (r1 + s0 + s1) y.
     */
    private void reduce(int half) {
        int c0 = 0;
        int c2 = 2 * half;
        int m = 4 * half;
        for (int i = 0; i < 2 * half; i += LANES) {
            LongVector v0 = LongVector.fromArray(SPECIES, c, c0 + i);
            LongVector v2 = LongVector.fromArray(SPECIES, c, c2 + i);
            LongVector vm = LongVector.fromArray(SPECIES, c, m + i);
            v0.lanewise(VectorOperators.XOR, v2).intoArray(c, c0 + i);
            v0.lanewise(VectorOperators.XOR, vm).intoArray(c, m + i);
        }
        int skip = (ring.length() >> 6) * LANES;
        int bits = ring.length() & 63;
        for (int i = 0; i < half; i += LANES) {
            LongVector s0;
            LongVector s1;
            if (bits == 0) {
                s0 = LongVector.fromArray(SPECIES, c, c0 + skip + i);
                s1 = LongVector.fromArray(SPECIES, c, m + skip + i);
            } else {
                // The word after the last of c0 is the first of c2, whose contents would enter above bit L: masked
                // below.
                s0 = LongVector.fromArray(SPECIES, c, c0 + skip + i)
                        .lanewise(VectorOperators.LSHR, bits)
                        .or(LongVector.fromArray(SPECIES, c, c0 + skip + LANES + i)
                                .lanewise(VectorOperators.LSHL, 64 - bits));
                s1 = LongVector.fromArray(SPECIES, c, m + skip + i)
                        .lanewise(VectorOperators.LSHR, bits)
                        .or(LongVector.fromArray(SPECIES, c, m + skip + LANES + i)
                                .lanewise(VectorOperators.LSHL, 64 - bits));
            }
            LongVector r0 = LongVector.fromArray(SPECIES, c, c0 + i);
            LongVector r1 = LongVector.fromArray(SPECIES, c, m + i);
            r0.lanewise(VectorOperators.XOR, s1).intoArray(a, i);
            r1.lanewise(VectorOperators.XOR, s0)
                    .lanewise(VectorOperators.XOR, s1)
                    .intoArray(a, half + i);
        }
    }

    private void scatter(long[] x, int at, int count) {
        int half = words * LANES;
        int stride = ring.stride();
        long last = (ring.length() & 63) == 0 ? -1L : -1L >>> (64 - (ring.length() & 63));
        for (int j = 0; j < count; j++) {
            int to = at + j * ring.size();
            for (int w = 0; w < words; w++) {
                x[to + w] = a[w * LANES + j];
                x[to + stride + w] = a[half + w * LANES + j];
            }
            x[to + words - 1] &= last;
            x[to + stride + words - 1] &= last;
        }
    }
}
