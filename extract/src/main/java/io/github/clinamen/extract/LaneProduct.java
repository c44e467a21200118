package io.github.clinamen.extract;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of polynomials over GF(2), several at once: lane j of a vector belongs to the j-th product. A polynomial of w
 * words is stored word by word, each word as one vector, {@link #LANES} longs; coefficient i is bit i mod 64 of word i / 64.
 *
 * <p>The machine's carry-less multiplication cannot be reached from Java, so a word product is made of ordinary integer
 * products of numbers with three zero bits between any two that may be set: at most eight ones meet in one column, the
 * sum stays below 16, and its lowest bit is the sum over GF(2). That is exact for every input.
 */
final class LaneProduct {
    static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long EVERY_FOURTH = 0x1111_1111_1111_1111L;

    private LaneProduct() {}

    /** A rough count of vector operations for polynomials of w words, for choosing sizes. */
    static double cost(int w) {
        if (w == 1) {
            return 150;
        }
        int h = (w + 1) >> 1;
        return 2 * cost(h) + cost(w - h) + 14.0 * w + 20;
    }

    /** Vectors of scratch space that {@link #multiply} needs for polynomials of w words. */
    static int scratch(int w) {
        return 4 * w + 128;
    }

    /**
     * c = a b, 2w words. All offsets are in longs.
     *
     * @param t scratch of {@code scratch(w) * LANES} longs from {@code to}
     */
    static void multiply(long[] a, int ao, long[] b, int bo, long[] c, int co, int w, long[] t, int to) {
        switch (w) {
            case 1 -> word(a, ao, b, bo, c, co, t, to);
            case 2 -> two(a, ao, b, bo, c, co, t, to);
            default -> karatsuba(a, ao, b, bo, c, co, w, t, to);
        }
    }

    private static void karatsuba(long[] a, int ao, long[] b, int bo, long[] c, int co, int w, long[] t, int to) {
        int h = (w + 1) >> 1;
        int g = w - h;
        int lo = h * LANES;
        int sumA = to;
        int sumB = to + lo;
        int mid = to + 2 * lo;
        int rest = to + 4 * lo;
        fold(a, ao, h, g, t, sumA);
        fold(b, bo, h, g, t, sumB);
        multiply(t, sumA, t, sumB, t, mid, h, t, rest);
        multiply(a, ao, b, bo, c, co, h, t, rest);
        multiply(a, ao + lo, b, bo + lo, c, co + 2 * lo, g, t, rest);
        // mid + low + high is what belongs between them: (a0 + a1)(b0 + b1) + a0 b0 + a1 b1.
        for (int i = 0; i < 2 * g * LANES; i += LANES) {
            LongVector.fromArray(SPECIES, t, mid + i)
                    .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, c, co + i))
                    .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, c, co + 2 * lo + i))
                    .intoArray(t, mid + i);
        }
        for (int i = 2 * g * LANES; i < 2 * lo; i += LANES) {
            LongVector.fromArray(SPECIES, t, mid + i)
                    .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, c, co + i))
                    .intoArray(t, mid + i);
        }
        for (int i = 0; i < 2 * lo; i += LANES) {
            LongVector.fromArray(SPECIES, c, co + lo + i)
                    .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, t, mid + i))
                    .intoArray(c, co + lo + i);
        }
    }

    /** The sum of the low h and the high g words of a, g = h or h - 1. */
    private static void fold(long[] a, int ao, int h, int g, long[] t, int to) {
        for (int i = 0; i < g * LANES; i += LANES) {
            LongVector.fromArray(SPECIES, a, ao + i)
                    .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, a, ao + h * LANES + i))
                    .intoArray(t, to + i);
        }
        if (g < h) {
            LongVector.fromArray(SPECIES, a, ao + g * LANES).intoArray(t, to + g * LANES);
        }
    }

    private static void two(long[] a, int ao, long[] b, int bo, long[] c, int co, long[] t, int to) {
        LongVector.fromArray(SPECIES, a, ao)
                .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, a, ao + LANES))
                .intoArray(t, to);
        LongVector.fromArray(SPECIES, b, bo)
                .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, b, bo + LANES))
                .intoArray(t, to + LANES);
        int rest = to + 4 * LANES;
        word(t, to, t, to + LANES, t, to + 2 * LANES, t, rest);
        word(a, ao, b, bo, c, co, t, rest);
        word(a, ao + LANES, b, bo + LANES, c, co + 2 * LANES, t, rest);
        LongVector c0 = LongVector.fromArray(SPECIES, c, co);
        LongVector c1 = LongVector.fromArray(SPECIES, c, co + LANES);
        LongVector c2 = LongVector.fromArray(SPECIES, c, co + 2 * LANES);
        LongVector c3 = LongVector.fromArray(SPECIES, c, co + 3 * LANES);
        LongVector inner = c1.lanewise(VectorOperators.XOR, c2);
        inner.lanewise(VectorOperators.XOR, c0)
                .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, t, to + 2 * LANES))
                .intoArray(c, co + LANES);
        inner.lanewise(VectorOperators.XOR, c3)
                .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, t, to + 3 * LANES))
                .intoArray(c, co + 2 * LANES);
    }

    private static void word(long[] a, int ao, long[] b, int bo, long[] c, int co, long[] t, int to) {
        LongVector x = LongVector.fromArray(SPECIES, a, ao);
        LongVector y = LongVector.fromArray(SPECIES, b, bo);
        LongVector xh = x.lanewise(VectorOperators.LSHR, 32);
        LongVector yh = y.lanewise(VectorOperators.LSHR, 32);
        x.and(LOW).intoArray(t, to);
        xh.intoArray(t, to + LANES);
        x.lanewise(VectorOperators.XOR, xh).and(LOW).intoArray(t, to + 2 * LANES);
        y.and(LOW).intoArray(t, to + 3 * LANES);
        yh.intoArray(t, to + 4 * LANES);
        y.lanewise(VectorOperators.XOR, yh).and(LOW).intoArray(t, to + 5 * LANES);
        halves(t, to);
        LongVector low = LongVector.fromArray(SPECIES, t, to);
        LongVector high = LongVector.fromArray(SPECIES, t, to + LANES);
        LongVector mid = LongVector.fromArray(SPECIES, t, to + 2 * LANES)
                .lanewise(VectorOperators.XOR, low)
                .lanewise(VectorOperators.XOR, high);
        low.lanewise(VectorOperators.XOR, mid.lanewise(VectorOperators.LSHL, 32))
                .intoArray(c, co);
        high.lanewise(VectorOperators.XOR, mid.lanewise(VectorOperators.LSHR, 32))
                .intoArray(c, co + LANES);
    }

    /** Three products of polynomials of 32 coefficients: vectors 0 to 2 of t by vectors 3 to 5, into 0 to 2. */
    private static void halves(long[] t, int to) {
        for (int i = to; i < to + 3 * LANES; i += LANES) {
            LongVector x = LongVector.fromArray(SPECIES, t, i);
            LongVector y = LongVector.fromArray(SPECIES, t, i + 3 * LANES);
            LongVector x0 = x.and(EVERY_FOURTH & LOW);
            LongVector x1 = x.and((EVERY_FOURTH << 1) & LOW);
            LongVector x2 = x.and((EVERY_FOURTH << 2) & LOW);
            LongVector x3 = x.and((EVERY_FOURTH << 3) & LOW);
            LongVector y0 = y.and(EVERY_FOURTH & LOW);
            LongVector y1 = y.and((EVERY_FOURTH << 1) & LOW);
            LongVector y2 = y.and((EVERY_FOURTH << 2) & LOW);
            LongVector y3 = y.and((EVERY_FOURTH << 3) & LOW);
            LongVector z0 = x0.mul(y0)
                    .lanewise(VectorOperators.XOR, x1.mul(y3))
                    .lanewise(VectorOperators.XOR, x2.mul(y2).lanewise(VectorOperators.XOR, x3.mul(y1)));
            LongVector z1 = x0.mul(y1)
                    .lanewise(VectorOperators.XOR, x1.mul(y0))
                    .lanewise(VectorOperators.XOR, x2.mul(y3).lanewise(VectorOperators.XOR, x3.mul(y2)));
            LongVector z2 = x0.mul(y2)
                    .lanewise(VectorOperators.XOR, x1.mul(y1))
                    .lanewise(VectorOperators.XOR, x2.mul(y0).lanewise(VectorOperators.XOR, x3.mul(y3)));
            LongVector z3 = x0.mul(y3)
                    .lanewise(VectorOperators.XOR, x1.mul(y2))
                    .lanewise(VectorOperators.XOR, x2.mul(y1).lanewise(VectorOperators.XOR, x3.mul(y0)));
            z0.and(EVERY_FOURTH)
                    .or(z1.and(EVERY_FOURTH << 1))
                    .or(z2.and(EVERY_FOURTH << 2).or(z3.and(EVERY_FOURTH << 3)))
                    .intoArray(t, i);
        }
    }
}
