package io.github.clinamen.extract;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The ring R = GF(2)[x] / (x^2L + x^L + 1), in which x is a root of unity of order 3L and y = x^L one of order 3
 * (Schönhage 1977). An element is two halves a0 + a1 y of L coefficients, each {@link #stride} longs: bits at and after L
 * are zero. All offsets are in longs, of the first half.
 *
 * @param length L, at least 1
 */
record Ring(int length) {
    private static final VectorSpecies<Long> SPECIES = LaneProduct.SPECIES;
    private static final int LANES = LaneProduct.LANES;

    /** Words that hold one half. */
    int words() {
        return (length + 63) >> 6;
    }

    /** Longs that store one half, a whole number of vectors and at least one spare word. */
    int stride() {
        return (words() / LANES + 1) * LANES;
    }

    /** Longs that store one element. */
    int size() {
        return 2 * stride();
    }

    /** Longs of scratch space that the other methods need: an element in three halves a0, a1, a0 + a1, with room around. */
    int scratch() {
        return 3 * stride() + 2 * LANES;
    }

    private static int first(int half, int stride) {
        return LANES + half * stride;
    }

    /** t = a. */
    void load(long[] a, int ao, long[] t) {
        int stride = stride();
        int u0 = first(0, stride);
        int u1 = first(1, stride);
        int u2 = first(2, stride);
        for (int i = 0; i < stride; i += LANES) {
            LongVector a0 = LongVector.fromArray(SPECIES, a, ao + i);
            LongVector a1 = LongVector.fromArray(SPECIES, a, ao + stride + i);
            a0.intoArray(t, u0 + i);
            a1.intoArray(t, u1 + i);
            a0.lanewise(VectorOperators.XOR, a1).intoArray(t, u2 + i);
        }
    }

    /**
     * One step of the transform over three elements of d: the first becomes a + b + c, and s and t become the other two
     * sums a + y b + y^2 c and a + y^2 b + y c.
     */
    void butterfly(long[] d, int ao, int bo, int co, long[] s, long[] t) {
        int stride = stride();
        int u0 = first(0, stride);
        int u1 = first(1, stride);
        int u2 = first(2, stride);
        for (int i = 0; i < stride; i += LANES) {
            LongVector a0 = LongVector.fromArray(SPECIES, d, ao + i);
            LongVector a1 = LongVector.fromArray(SPECIES, d, ao + stride + i);
            LongVector b0 = LongVector.fromArray(SPECIES, d, bo + i);
            LongVector b1 = LongVector.fromArray(SPECIES, d, bo + stride + i);
            LongVector c0 = LongVector.fromArray(SPECIES, d, co + i);
            LongVector c1 = LongVector.fromArray(SPECIES, d, co + stride + i);
            // With v = b + c and y^2 = y + 1: a + yb + y^2 c = (a + c) + yv, a + y^2 b + yc = (a + b) + yv,
            // and y (v0 + v1 y) = v1 + (v0 + v1) y.
            LongVector v0 = b0.lanewise(VectorOperators.XOR, c0);
            LongVector v1 = b1.lanewise(VectorOperators.XOR, c1);
            LongVector w0 = a0.lanewise(VectorOperators.XOR, v1);
            LongVector w1 = a1.lanewise(VectorOperators.XOR, v0);
            a0.lanewise(VectorOperators.XOR, v0).intoArray(d, ao + i);
            a1.lanewise(VectorOperators.XOR, v1).intoArray(d, ao + stride + i);
            LongVector s0 = w0.lanewise(VectorOperators.XOR, c0);
            LongVector s1 = w1.lanewise(VectorOperators.XOR, b1);
            LongVector t0 = w0.lanewise(VectorOperators.XOR, b0);
            LongVector t1 = w1.lanewise(VectorOperators.XOR, c1);
            s0.intoArray(s, u0 + i);
            s1.intoArray(s, u1 + i);
            s0.lanewise(VectorOperators.XOR, s1).intoArray(s, u2 + i);
            t0.intoArray(t, u0 + i);
            t1.intoArray(t, u1 + i);
            t0.lanewise(VectorOperators.XOR, t1).intoArray(t, u2 + i);
        }
    }

    /** The inverse step, of weight one since 3 = 1 in GF(2): a + b + c, a + y^2 b + y c and a + y b + y^2 c, in place. */
    void inverseButterfly(long[] d, int ao, int bo, int co) {
        int stride = stride();
        for (int i = 0; i < stride; i += LANES) {
            LongVector a0 = LongVector.fromArray(SPECIES, d, ao + i);
            LongVector a1 = LongVector.fromArray(SPECIES, d, ao + stride + i);
            LongVector b0 = LongVector.fromArray(SPECIES, d, bo + i);
            LongVector b1 = LongVector.fromArray(SPECIES, d, bo + stride + i);
            LongVector c0 = LongVector.fromArray(SPECIES, d, co + i);
            LongVector c1 = LongVector.fromArray(SPECIES, d, co + stride + i);
            LongVector v0 = b0.lanewise(VectorOperators.XOR, c0);
            LongVector v1 = b1.lanewise(VectorOperators.XOR, c1);
            LongVector w0 = a0.lanewise(VectorOperators.XOR, v1);
            LongVector w1 = a1.lanewise(VectorOperators.XOR, v0);
            a0.lanewise(VectorOperators.XOR, v0).intoArray(d, ao + i);
            a1.lanewise(VectorOperators.XOR, v1).intoArray(d, ao + stride + i);
            w0.lanewise(VectorOperators.XOR, b0).intoArray(d, bo + i);
            w1.lanewise(VectorOperators.XOR, c1).intoArray(d, bo + stride + i);
            w0.lanewise(VectorOperators.XOR, c0).intoArray(d, co + i);
            w1.lanewise(VectorOperators.XOR, b1).intoArray(d, co + stride + i);
        }
    }

    /** d = x^power t, where t was filled by another method of this ring; power from 0 to 3L - 1. */
    void shift(long[] t, int power, long[] d, int to) {
        int stride = stride();
        // y turns (a0, a1) into (a1, a0 + a1), and that into (a0 + a1, a0).
        int turns = power / length;
        int low = first(turns % 3, stride);
        int high = first((turns + 1) % 3, stride);
        int sum = first((turns + 2) % 3, stride);
        int r = power - turns * length;
        if (r == 0) {
            System.arraycopy(t, low, d, to, stride);
            System.arraycopy(t, high, d, to + stride, stride);
            return;
        }
        // x^r: what leaves the high half, h, comes back as h + h y, and what leaves the low half enters the high one.
        half(t, low, high, r, d, to);
        half(t, high, sum, r, d, to + stride);
    }

    /** d = the lowest L bits of (p shifted up by r) plus the r bits by which q, shifted up, would pass L; 0 &lt; r &lt; L. */
    private void half(long[] t, int p, int q, int r, long[] d, int to) {
        int words = words();
        int stride = stride();
        int up = r >> 6;
        int upBits = r & 63;
        int down = (length - r) >> 6;
        int downBits = (length - r) & 63;
        int i = 0;
        for (; i + LANES <= up; i += LANES) {
            LongVector here = LongVector.fromArray(SPECIES, t, q + i + down);
            LongVector next = LongVector.fromArray(SPECIES, t, q + i + down + 1);
            here.lanewise(VectorOperators.LSHR, downBits)
                    .or(next.lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.LSHL, 63 - downBits))
                    .intoArray(d, to + i);
        }
        for (; i < up; i++) {
            d[to + i] = t[q + i + down] >>> downBits | t[q + i + down + 1] << 1 << (63 - downBits);
        }
        long wrapped = t[q + up + down] >>> downBits;
        if (up + down + 1 < stride) {
            wrapped |= t[q + up + down + 1] << 1 << (63 - downBits);
        }
        d[to + up] = t[p] << upBits | wrapped;
        i = up + 1;
        for (; i + LANES <= stride; i += LANES) {
            LongVector here = LongVector.fromArray(SPECIES, t, p + i - up);
            LongVector before = LongVector.fromArray(SPECIES, t, p + i - up - 1);
            here.lanewise(VectorOperators.LSHL, upBits)
                    .or(before.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.LSHR, 63 - upBits))
                    .intoArray(d, to + i);
        }
        for (; i < words; i++) {
            d[to + i] = t[p + i - up] << upBits | t[p + i - up - 1] >>> 1 >>> (63 - upBits);
        }
        if ((length & 63) != 0) {
            d[to + words - 1] &= -1L >>> (64 - (length & 63));
        }
        for (i = words; i < stride; i++) {
            d[to + i] = 0;
        }
    }
}
