package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The largest fractional packing of sets into integer capacities: y_S &gt;= 0 for each set, the sum of y_S over the sets with
 * a given element at most its capacity. By the simplex method in integers (Edmonds 1967, Bareiss 1968): every entry of
 * the tableau is a minor of the incidence matrix, and only the right side is large.
 */
final class FractionalPacking {
    private final int elements;
    private final List<Integer> sets;

    /** @param sets each as the bits of its elements, not empty */
    FractionalPacking(int elements, List<Integer> sets) {
        this.elements = elements;
        this.sets = List.copyOf(sets);
    }

    /**
     * The total of a packing that is verified to respect the capacities, so that a fault of the search could only make it
     * too small.
     *
     * @param capacities 0 or more, one for each element
     */
    BigFraction largest(BigInteger[] capacities) {
        int columns = sets.size() + elements;
        long[][] tableau = new long[elements + 1][columns];
        BigInteger[] right = Arrays.copyOf(capacities, elements);
        int[] basis = new int[elements];
        for (int e = 0; e < elements; e++) {
            for (int s = 0; s < sets.size(); s++) {
                tableau[e][s] = sets.get(s) >> e & 1;
            }
            tableau[e][sets.size() + e] = 1;
            basis[e] = sets.size() + e;
        }
        // The last row holds the reduced costs: what is negative improves.
        Arrays.fill(tableau[elements], 0, sets.size(), -1);
        long denominator = 1;
        for (int enter = entering(tableau); enter >= 0; enter = entering(tableau)) {
            int leave = leaving(tableau, right, basis, enter);
            long pivot = tableau[leave][enter];
            for (int i = 0; i <= elements; i++) {
                if (i == leave) {
                    continue;
                }
                long factor = tableau[i][enter];
                for (int j = 0; j < columns; j++) {
                    tableau[i][j] = Math.subtractExact(
                                    Math.multiplyExact(tableau[i][j], pivot),
                                    Math.multiplyExact(factor, tableau[leave][j]))
                            / denominator;
                }
                if (i < elements) {
                    right[i] = right[i].multiply(BigInteger.valueOf(pivot))
                            .subtract(right[leave].multiply(BigInteger.valueOf(factor)))
                            .divide(BigInteger.valueOf(denominator));
                }
            }
            denominator = pivot;
            basis[leave] = enter;
        }
        return verified(capacities, right, basis, BigInteger.valueOf(denominator));
    }

    /** Bland's rule, so that the method ends. */
    private int entering(long[][] tableau) {
        for (int j = 0; j < tableau[elements].length; j++) {
            if (tableau[elements][j] < 0) {
                return j;
            }
        }
        return -1;
    }

    private int leaving(long[][] tableau, BigInteger[] right, int[] basis, int enter) {
        int best = -1;
        for (int i = 0; i < elements; i++) {
            if (tableau[i][enter] <= 0) {
                continue;
            }
            int order = best < 0
                    ? -1
                    : right[i].multiply(BigInteger.valueOf(tableau[best][enter]))
                            .compareTo(right[best].multiply(BigInteger.valueOf(tableau[i][enter])));
            if (order < 0 || order == 0 && basis[i] < basis[best]) {
                best = i;
            }
        }
        return best;
    }

    private BigFraction verified(BigInteger[] capacities, BigInteger[] right, int[] basis, BigInteger denominator) {
        BigInteger[] used = new BigInteger[elements];
        Arrays.fill(used, BigInteger.ZERO);
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < elements; i++) {
            if (basis[i] < sets.size()) {
                CertificateRejectedException.unless(right[i].signum() >= 0, "packing: negative");
                total = total.add(right[i]);
                for (int e = 0; e < elements; e++) {
                    if ((sets.get(basis[i]) >> e & 1) == 1) {
                        used[e] = used[e].add(right[i]);
                    }
                }
            }
        }
        for (int e = 0; e < elements; e++) {
            CertificateRejectedException.unless(
                    used[e].compareTo(capacities[e].multiply(denominator)) <= 0, "packing: too full at %s", e);
        }
        return new BigFraction(total, denominator);
    }
}
