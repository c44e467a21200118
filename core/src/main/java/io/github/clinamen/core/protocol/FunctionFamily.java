package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A t-wise independent family of functions f: {0,1}^Nd -> {0,1}, from which the paper's route draws its f (Lemma 4;
 * Appendix E proposes such a family): the lowest bit of a polynomial of degree t - 1 over GF(2^d) at the input, whose
 * coefficients the seed gives. Any t distinct inputs have independent fair values over a fair choice of coefficients.
 *
 * <p>GF(2^d) is GF(2)[x] modulo x^d + x^(d/2) + 1 with d = 2 * 3^i, the cyclotomic polynomial of order 3^(i+1), which is
 * irreducible because 2 is a primitive root modulo every power of 3; so no search is
 * needed; an input is padded with zeros to d bits.
 */
final class FunctionFamily {
    private final int degree;
    private final long[][] coefficients;

    FunctionFamily(int inputBits, int independence, long seed) {
        int d = 2;
        while (d < inputBits) {
            d = Math.multiplyExact(d, 3);
        }
        degree = d;
        coefficients = new long[independence][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < independence; i++) {
            // What is beyond bit d - 1 changes nothing: bits only move up, and the value is the lowest.
            coefficients[i] = random.longs((d + 63) >> 6).toArray();
        }
    }

    /** f(w), by Horner's rule. */
    boolean value(BitString input) {
        long[] point = Arrays.copyOf(input.toWords(), coefficients[0].length);
        long[] sum = coefficients[0].clone();
        for (int i = 1; i < coefficients.length; i++) {
            sum = multiply(sum, point);
            for (int w = 0; w < sum.length; w++) {
                sum[w] ^= coefficients[i][w];
            }
        }
        return (sum[0] & 1) == 1;
    }

    /** The product in GF(2^d), bit by bit: the bits of b from the highest, doubling a running sum. */
    long[] multiply(long[] a, long[] b) {
        long[] product = new long[a.length];
        for (int i = degree - 1; i >= 0; i--) {
            timesX(product);
            if ((b[i >> 6] >>> i & 1) == 1) {
                for (int w = 0; w < a.length; w++) {
                    product[w] ^= a[w];
                }
            }
        }
        return product;
    }

    private void timesX(long[] element) {
        int top = degree - 1;
        boolean carry = (element[top >> 6] >>> top & 1) == 1;
        for (int w = element.length - 1; w > 0; w--) {
            element[w] = element[w] << 1 | element[w - 1] >>> 63;
        }
        element[0] <<= 1;
        if (carry) {
            // There is room for this bit: no 2 * 3^i is a multiple of 64.
            element[degree >> 6] &= ~(1L << degree);
            element[0] ^= 1;
            element[degree / 2 >> 6] ^= 1L << degree / 2;
        }
    }
}
