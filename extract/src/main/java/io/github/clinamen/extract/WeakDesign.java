package io.github.clinamen.extract;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A weak design in blocks (Nisan, Wigderson 1994; Raz, Reingold, Vadhan 2002): m sets of t points each, with sum over j &lt; i of 2^|S_i and S_j|
 * at most m for every i.
 *
 * <p>Each block has a plane over GF(q) of its own, q prime. Its u-th set holds the points (a, p_u(a)), numbered a q + p_u(a), for a = 0 to t - 1, where
 * p_u is the polynomial whose coefficients are the digits of u in base q, lowest first. With polynomials of degree d or less the sum within a block
 * is at most u rho_d, rho_d = sum over k up to d of C(t, k) / q^k, and sets of other blocks add one each: so blocks of the rest over rho
 * keep the promise.
 *
 * @param setSize t, 1 to q
 * @param fieldSize q, prime
 * @param blocks how many sets each block has
 */
record WeakDesign(int setSize, int fieldSize, List<Long> blocks) {
    private static final int HIGHEST_DEGREE = 2;

    WeakDesign {
        blocks = List.copyOf(blocks);
        if (setSize < 1 || setSize > fieldSize || !AdmissiblePrime.isPrime(fieldSize)) {
            throw new IllegalArgumentException(
                    "design: expected sets of 1 to q points, q prime, found " + setSize + " and q = " + fieldSize);
        }
        long left = blocks.stream().mapToLong(Long::longValue).sum();
        for (long sets : blocks) {
            if (sets < 1 || sets > largest(setSize, fieldSize, left)) {
                throw new IllegalArgumentException("design: expected blocks of 1 to "
                        + largest(setSize, fieldSize, left) + " sets where " + left + " are left, found " + sets);
            }
            left -= sets;
        }
    }

    /**
     * The one with the smallest field and the fewest blocks.
     *
     * @param t at least 1
     * @param sets m, at least 1
     */
    static WeakDesign of(int t, long sets) {
        int q = t;
        while (!AdmissiblePrime.isPrime(q)) {
            q++;
        }
        List<Long> blocks = new ArrayList<>();
        for (long left = sets; left > 0; left -= blocks.getLast()) {
            blocks.add(largest(t, q, left));
        }
        return new WeakDesign(t, q, blocks);
    }

    /** How many sets the next block may have when so many are left: with polynomials of degree d, left / rho_d and at most q^(d+1). */
    private static long largest(int t, int q, long left) {
        long largest = 0;
        long all = 1;
        BigFraction rho = BigFraction.ZERO;
        BigFraction term = BigFraction.ONE;
        for (int d = 0; d <= HIGHEST_DEGREE; d++) {
            rho = rho.add(term);
            term = term.multiply(new BigFraction(t - d, (d + 1) * (long) q));
            all *= q;
            BigFraction share = new BigFraction(left).divide(rho);
            largest = Math.max(
                    largest,
                    Math.min(
                            all,
                            share.getNumerator().divide(share.getDenominator()).longValueExact()));
        }
        return largest;
    }

    /** Seed bits: q^2 for each block. */
    int seedLength() {
        return Math.multiplyExact(blocks.size(), fieldSize * fieldSize);
    }

    /** The seed position of point a, 0 to t - 1, of set i. */
    int position(long i, int a) {
        int block = 0;
        long u = i;
        while (u >= blocks.get(block)) {
            u -= blocks.get(block++);
        }
        long q = fieldSize;
        long value = u / (q * q) % q;
        value = (value * a + u / q) % q;
        value = (value * a + u % q) % q;
        return (int) (block * q * q + a * q + value);
    }
}
