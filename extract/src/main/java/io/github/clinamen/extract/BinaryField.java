package io.github.clinamen.extract;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * GF(2^l) for l a multiple of 64, modulo x^l + x^a + x^b + x^c + 1; elements of several fields at once, one in each lane,
 * as in {@link LaneProduct}.
 *
 * @param words l / 64
 * @param a the highest inner exponent
 * @param b the next
 * @param c the lowest, above 0
 */
record BinaryField(int words, int a, int b, int c) {
    private static final VectorSpecies<Long> SPECIES = LaneProduct.SPECIES;
    private static final int LANES = LaneProduct.LANES;

    /** Pentanomials of low weight and degree; that they are irreducible is a test (Rabin's), not a belief. */
    private static final int[][] INNER = {
        {4, 3, 1}, {7, 2, 1}, {7, 2, 1}, {10, 5, 2}, {4, 3, 1}, {12, 3, 2}, {11, 6, 4}, {8, 5, 2}
    };

    /** The largest degree there is a polynomial for. */
    static final int MAX_BITS = 64 * 8;

    /** The field of at least so many bits. */
    static BinaryField atLeast(int bits) {
        if (bits < 1 || bits > MAX_BITS) {
            throw new IllegalArgumentException("field: expected 1 to " + MAX_BITS + " bits, found " + bits);
        }
        int words = (bits + 63) / 64;
        int[] inner = INNER[words - 1];
        return new BinaryField(words, inner[0], inner[1], inner[2]);
    }

    int bits() {
        return 64 * words;
    }

    /** x = x y in each lane; p and t are scratch of 2 words and {@code LaneProduct.scratch(words)} vectors. */
    void multiply(long[] x, long[] y, long[] p, long[] t) {
        LaneProduct.multiply(x, 0, y, 0, p, 0, words, t, 0);
        int top = 2 * words - 1;
        // What the highest word pushes above x^l comes back once more, into the lowest word only.
        LongVector last = LongVector.fromArray(SPECIES, p, top * LANES);
        LongVector over = last.lanewise(VectorOperators.LSHR, 64 - a)
                .lanewise(VectorOperators.XOR, last.lanewise(VectorOperators.LSHR, 64 - b))
                .lanewise(VectorOperators.XOR, last.lanewise(VectorOperators.LSHR, 64 - c));
        LongVector before = over;
        for (int i = 0; i < words; i++) {
            LongVector h = LongVector.fromArray(SPECIES, p, (words + i) * LANES);
            if (i == 0) {
                h = h.lanewise(VectorOperators.XOR, over);
            }
            LongVector low = LongVector.fromArray(SPECIES, p, i * LANES)
                    .lanewise(VectorOperators.XOR, h)
                    .lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHL, a))
                    .lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHL, b))
                    .lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHL, c));
            if (i > 0) {
                low = low.lanewise(VectorOperators.XOR, before.lanewise(VectorOperators.LSHR, 64 - a))
                        .lanewise(VectorOperators.XOR, before.lanewise(VectorOperators.LSHR, 64 - b))
                        .lanewise(VectorOperators.XOR, before.lanewise(VectorOperators.LSHR, 64 - c));
            }
            low.intoArray(x, i * LANES);
            before = h;
        }
    }
}
