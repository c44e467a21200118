package io.github.clinamen.certify;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * Square systems of linear equations with integer coefficients, solved exactly by lifting a solution modulo a prime to one
 * modulo its powers (Dixon 1982) and reading the rationals off by continued fractions. Every solution is verified in the
 * equations.
 */
final class IntegerSystem {
    /** The largest primes below 2^31: products of residues fit a long. */
    private static final long[] PRIMES = {2147483647L, 2147483629L, 2147483587L, 2147483579L};

    private final int n;
    private final long prime;
    private final long[][] byColumn;
    private final long[][] byRow;
    /** Modulo the prime, by row. */
    private final long[][] inverse;

    /**
     * numerators[i] / denominator.
     *
     * @param denominator positive
     */
    record Solution(BigInteger[] numerators, BigInteger denominator) {
        /** cost - column . this. */
        BigFraction remainder(long cost, long[] column) {
            BigInteger sum = BigInteger.valueOf(cost).multiply(denominator);
            for (int i = 0; i < column.length; i++) {
                if (column[i] != 0 && numerators[i].signum() != 0) {
                    sum = sum.subtract(numerators[i].multiply(BigInteger.valueOf(column[i])));
                }
            }
            return sum.signum() == 0 ? BigFraction.ZERO : new BigFraction(sum, denominator);
        }
    }

    IntegerSystem(long[][] byColumn) throws SingularBasisException {
        n = byColumn.length;
        this.byColumn = byColumn;
        byRow = transpose(byColumn);
        for (long p : PRIMES) {
            long[][] candidate = invert(byRow, p);
            if (candidate.length == n) {
                prime = p;
                inverse = candidate;
                return;
            }
        }
        throw new SingularBasisException("the matrix is singular");
    }

    /** x with A x = b. */
    Solution solve(long[] b) {
        return lift(byRow, inverse, b);
    }

    /** x with x A = b. */
    Solution solveTransposed(long[] b) {
        return lift(byColumn, transpose(inverse), b);
    }

    private Solution lift(long[][] rows, long[][] inverseRows, long[] b) {
        BigInteger p = BigInteger.valueOf(prime);
        BigInteger modulus = BigInteger.ONE;
        BigInteger[] lifted = new BigInteger[n];
        java.util.Arrays.fill(lifted, BigInteger.ZERO);
        long[] residual = b.clone();
        for (int step = 1; ; step++) {
            long[] digit = digit(inverseRows, residual);
            for (int i = 0; i < n; i++) {
                lifted[i] = lifted[i].add(modulus.multiply(BigInteger.valueOf(digit[i])));
            }
            modulus = modulus.multiply(p);
            boolean finished = true;
            for (int i = 0; i < n; i++) {
                residual[i] = next(rows[i], digit, residual[i]);
                finished &= residual[i] == 0;
            }
            if (finished || step % Math.max(4, step / 4) == 0) {
                Solution found = rationals(lifted, modulus);
                if (found.numerators.length == n && solves(rows, found, b)) {
                    return found;
                }
            }
        }
    }

    private long[] digit(long[][] inverseRows, long[] residual) {
        long[] reduced = new long[n];
        for (int i = 0; i < n; i++) {
            reduced[i] = Math.floorMod(residual[i], prime);
        }
        long[] digit = new long[n];
        for (int i = 0; i < n; i++) {
            long sum = 0;
            long[] row = inverseRows[i];
            for (int j = 0; j < n; j++) {
                sum += row[j] * reduced[j] % prime;
            }
            digit[i] = sum % prime;
        }
        return digit;
    }

    /** (residual - row . digit) / p, which is an integer. */
    private long next(long[] row, long[] digit, long residual) {
        try {
            long sum = residual;
            for (int j = 0; j < n; j++) {
                if (row[j] != 0) {
                    sum = Math.subtractExact(sum, Math.multiplyExact(row[j], digit[j]));
                }
            }
            return sum / prime;
        } catch (ArithmeticException tooLong) {
            BigInteger sum = BigInteger.valueOf(residual);
            for (int j = 0; j < n; j++) {
                sum = sum.subtract(BigInteger.valueOf(row[j]).multiply(BigInteger.valueOf(digit[j])));
            }
            return sum.divide(BigInteger.valueOf(prime)).longValueExact();
        }
    }

    /** Fractions with a common denominator that are equal to the residues; an empty solution while the modulus is too small. */
    private static Solution rationals(BigInteger[] residues, BigInteger modulus) {
        BigInteger bound = modulus.shiftRight(1).sqrt();
        BigInteger denominator = BigInteger.ONE;
        BigInteger[] numerators = new BigInteger[residues.length];
        BigInteger[] denominators = new BigInteger[residues.length];
        for (int i = 0; i < residues.length; i++) {
            BigInteger scaled = residues[i].multiply(denominator).mod(modulus);
            BigInteger centred = scaled.compareTo(modulus.shiftRight(1)) > 0 ? scaled.subtract(modulus) : scaled;
            if (centred.abs().compareTo(bound) <= 0) {
                numerators[i] = centred;
            } else {
                // Euclid's algorithm, stopped half-way.
                BigInteger r0 = modulus;
                BigInteger r1 = scaled;
                BigInteger t0 = BigInteger.ZERO;
                BigInteger t1 = BigInteger.ONE;
                while (r1.compareTo(bound) > 0) {
                    BigInteger[] step = r0.divideAndRemainder(r1);
                    BigInteger t = t0.subtract(step[0].multiply(t1));
                    r0 = r1;
                    r1 = step[1];
                    t0 = t1;
                    t1 = t;
                }
                denominator = denominator.multiply(t1.abs());
                numerators[i] = t1.signum() < 0 ? r1.negate() : r1;
                if (denominator.compareTo(bound) > 0) {
                    return new Solution(new BigInteger[0], BigInteger.ONE);
                }
            }
            denominators[i] = denominator;
        }
        for (int i = 0; i < residues.length; i++) {
            numerators[i] = numerators[i].multiply(denominator.divide(denominators[i]));
        }
        return new Solution(numerators, denominator);
    }

    private static boolean solves(long[][] rows, Solution x, long[] b) {
        for (int i = 0; i < b.length; i++) {
            BigInteger sum = BigInteger.valueOf(b[i]).multiply(x.denominator).negate();
            for (int j = 0; j < b.length; j++) {
                if (rows[i][j] != 0 && x.numerators[j].signum() != 0) {
                    sum = sum.add(x.numerators[j].multiply(BigInteger.valueOf(rows[i][j])));
                }
            }
            if (sum.signum() != 0) {
                return false;
            }
        }
        return true;
    }

    /** By Gauss and Jordan; an empty matrix when singular modulo the prime. */
    private static long[][] invert(long[][] rows, long p) {
        int n = rows.length;
        long[][] work = new long[n][2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                work[i][j] = Math.floorMod(rows[i][j], p);
            }
            work[i][n + i] = 1;
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            while (pivot < n && work[pivot][c] == 0) {
                pivot++;
            }
            if (pivot == n) {
                return new long[0][];
            }
            long[] row = work[pivot];
            work[pivot] = work[c];
            work[c] = row;
            long scale =
                    BigInteger.valueOf(row[c]).modInverse(BigInteger.valueOf(p)).longValue();
            for (int j = c; j < 2 * n; j++) {
                row[j] = row[j] * scale % p;
            }
            for (int i = 0; i < n; i++) {
                long factor = work[i][c];
                if (i != c && factor != 0) {
                    eliminate(work[i], row, p - factor, c, p);
                }
            }
        }
        long[][] inverse = new long[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = java.util.Arrays.copyOfRange(work[i], n, 2 * n);
        }
        return inverse;
    }

    private static void eliminate(long[] target, long[] row, long times, int from, long p) {
        for (int j = from; j < row.length; j++) {
            if (row[j] != 0) {
                target[j] = (target[j] + times * row[j]) % p;
            }
        }
    }

    private static long[][] transpose(long[][] a) {
        long[][] t = new long[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }
}
