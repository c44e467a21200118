package io.github.clinamen.extract;

/**
 * Primes n with 2 as a primitive root. For them (x^n - 1)/(x - 1) is irreducible over GF(2), which is what makes shifts of
 * a bit string as good as independent: the tests here are exact, not probabilistic.
 */
final class AdmissiblePrime {
    private AdmissiblePrime() {}

    /** Whether n, at most about 10^13, is prime; by trial division. */
    static boolean isPrime(long n) {
        if (n < 4) {
            return n > 1;
        }
        if (n % 2 == 0) {
            return false;
        }
        for (long d = 3; d * d <= n; d += 2) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether n is an odd prime and the powers of 2 are all the nonzero residues. */
    static boolean isAdmissible(long n) {
        // 2 is a square modulo primes 1 and 7 modulo 8, and a square is no primitive root: no need to divide.
        if (n < 3 || n % 2 == 0 || n % 8 == 1 || n % 8 == 7 || !isPrime(n)) {
            return false;
        }
        long rest = n - 1;
        for (long d = 2; d * d <= rest; d++) {
            if (rest % d == 0) {
                if (powerOfTwo((n - 1) / d, n) == 1) {
                    return false;
                }
                while (rest % d == 0) {
                    rest /= d;
                }
            }
        }
        return rest == 1 || powerOfTwo((n - 1) / rest, n) != 1;
    }

    /** The least admissible prime that is n or more. */
    static long atLeast(long n) {
        long candidate = Math.max(n, 3);
        while (!isAdmissible(candidate)) {
            candidate++;
        }
        return candidate;
    }

    private static long powerOfTwo(long exponent, long n) {
        long result = 1;
        for (int i = 63 - Long.numberOfLeadingZeros(exponent); i >= 0; i--) {
            result = Math.unsignedMultiplyHigh(result, result) == 0 && result * result >= 0
                    ? result * result % n
                    : wideSquare(result, n);
            if ((exponent >>> i & 1) == 1) {
                result = 2 * result % n;
            }
        }
        return result;
    }

    private static long wideSquare(long a, long n) {
        java.math.BigInteger big = java.math.BigInteger.valueOf(a);
        return big.multiply(big).mod(java.math.BigInteger.valueOf(n)).longValueExact();
    }
}
