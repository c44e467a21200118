package io.github.clinamen.extract;

/**
 * The weak design of Nisan and Wigderson: set i holds the points (a, p_i(a)) of the plane over GF(q), q prime, numbered
 * a q + p_i(a), for a = 0 to t - 1, where p_i is the polynomial whose coefficients are the digits of i in base q, lowest
 * first. Two of them of degree below c meet in at most c - 1 points, so the first m = q^c sets satisfy
 * sum over j &lt; i of 2^|S_i and S_j| &lt;= 2^(c-1) m.
 *
 * @param setSize t, 1 to q
 * @param fieldSize q, prime
 * @param sets m, 1 to q^3
 */
record WeakDesign(int setSize, int fieldSize, long sets) {
    WeakDesign {
        if (setSize < 1 || setSize > fieldSize || !AdmissiblePrime.isPrime(fieldSize)) {
            throw new IllegalArgumentException(
                    "design: expected sets of 1 to q points, q prime, found " + setSize + " and q = " + fieldSize);
        }
        if (sets < 1 || sets > (long) fieldSize * fieldSize * fieldSize) {
            throw new IllegalArgumentException("design: expected 1 to " + fieldSize + "^3 sets, found " + sets);
        }
    }

    /** The smallest with sets of t points. */
    static WeakDesign of(int t, long sets) {
        int q = t;
        while (!AdmissiblePrime.isPrime(q)) {
            q++;
        }
        return new WeakDesign(t, q, sets);
    }

    /** d = q^2, the number of seed bits. */
    int seedLength() {
        return fieldSize * fieldSize;
    }

    /** r = 2^(c-1) = 1, 2 or 4: how many bits of advice each output bit may cost. */
    int overlap() {
        long q = fieldSize;
        return sets <= q ? 1 : sets <= q * q ? 2 : 4;
    }

    /** The seed position of point a, 0 to t - 1, of set i. */
    int position(long i, int a) {
        long q = fieldSize;
        long value = i / (q * q) % q;
        value = (value * a + i / q) % q;
        value = (value * a + i % q) % q;
        return (int) (a * q + value);
    }
}
