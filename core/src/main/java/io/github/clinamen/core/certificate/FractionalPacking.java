package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The most valuable fractional packing into capacities: y_i &gt;= 0 for each item, the sum of y_i w_i(e) at most the capacity of
 * every element e, the sum of y_i v_i as large as possible. By the simplex method in integers (Edmonds 1967, Bareiss 1968).
 * Among many items floating point first picks those of an optimal basis.
 */
final class FractionalPacking {
    private static final int FEW = 64;
    private static final double TINY = 1e-11;

    private final int elements;
    private final List<Item> items;

    /**
     * What can be packed in any amount.
     *
     * @param weights by element, 0 or more and not all 0
     * @param value above 0
     */
    record Item(BigInteger[] weights, BigInteger value) {}

    FractionalPacking(int elements, List<Item> items) {
        this.elements = elements;
        this.items = List.copyOf(items);
    }

    /** Items of value 1 whose weights are 1 at the bits of a word. */
    static FractionalPacking ofSets(int elements, List<Integer> sets) {
        return new FractionalPacking(
                elements,
                sets.stream()
                        .map(set -> new Item(
                                IntStream.range(0, elements)
                                        .mapToObj(e -> BigInteger.valueOf(set >> e & 1))
                                        .toArray(BigInteger[]::new),
                                BigInteger.ONE))
                        .toList());
    }

    /**
     * The value of a packing that is verified to respect the capacities, so that a fault of the search could only make it
     * too small.
     *
     * @param capacities 0 or more, one for each element
     */
    BigFraction largest(BigInteger[] capacities) {
        List<Item> candidates = items.size() > FEW ? basic(capacities) : items;
        int columns = candidates.size() + elements;
        BigInteger[][] tableau = new BigInteger[elements + 1][columns + 1];
        int[] basis = new int[elements];
        for (BigInteger[] row : tableau) {
            Arrays.fill(row, BigInteger.ZERO);
        }
        for (int e = 0; e < elements; e++) {
            for (int i = 0; i < candidates.size(); i++) {
                tableau[e][i] = candidates.get(i).weights()[e];
                // The last row holds the reduced costs: what is negative improves.
                tableau[elements][i] = candidates.get(i).value().negate();
            }
            tableau[e][candidates.size() + e] = BigInteger.ONE;
            tableau[e][columns] = capacities[e];
            basis[e] = candidates.size() + e;
        }
        BigInteger denominator = BigInteger.ONE;
        for (int enter = entering(tableau); enter >= 0; enter = entering(tableau)) {
            int leave = leaving(tableau, basis, enter);
            BigInteger pivot = tableau[leave][enter];
            for (int i = 0; i <= elements; i++) {
                BigInteger factor = tableau[i][enter];
                for (int j = 0; i != leave && j <= columns; j++) {
                    tableau[i][j] = tableau[i][j]
                            .multiply(pivot)
                            .subtract(factor.multiply(tableau[leave][j]))
                            .divide(denominator);
                }
            }
            denominator = pivot;
            basis[leave] = enter;
        }
        return verified(candidates, capacities, tableau, basis, denominator);
    }

    /** Bland's rule, so that the method ends. */
    private int entering(BigInteger[][] tableau) {
        for (int j = 0; j < tableau[elements].length - 1; j++) {
            if (tableau[elements][j].signum() < 0) {
                return j;
            }
        }
        return -1;
    }

    private int leaving(BigInteger[][] tableau, int[] basis, int enter) {
        int best = -1;
        int right = tableau[0].length - 1;
        for (int i = 0; i < elements; i++) {
            if (tableau[i][enter].signum() <= 0) {
                continue;
            }
            int order = best < 0
                    ? -1
                    : tableau[i][right]
                            .multiply(tableau[best][enter])
                            .compareTo(tableau[best][right].multiply(tableau[i][enter]));
            if (order < 0 || order == 0 && basis[i] < basis[best]) {
                best = i;
            }
        }
        return best;
    }

    private BigFraction verified(
            List<Item> candidates,
            BigInteger[] capacities,
            BigInteger[][] tableau,
            int[] basis,
            BigInteger denominator) {
        BigInteger[] used = new BigInteger[elements];
        Arrays.fill(used, BigInteger.ZERO);
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < elements; i++) {
            if (basis[i] < candidates.size()) {
                Item item = candidates.get(basis[i]);
                BigInteger amount = tableau[i][tableau[i].length - 1];
                CertificateRejectedException.unless(amount.signum() >= 0, "packing: negative");
                total = total.add(amount.multiply(item.value()));
                for (int e = 0; e < elements; e++) {
                    used[e] = used[e].add(amount.multiply(item.weights()[e]));
                }
            }
        }
        for (int e = 0; e < elements; e++) {
            CertificateRejectedException.unless(
                    used[e].compareTo(capacities[e].multiply(denominator)) <= 0, "packing: too full at %s", e);
        }
        return new BigFraction(total, denominator);
    }

    /** The items of a basis that floating point takes for optimal; Dantzig's rule, for so many steps at most. */
    private List<Item> basic(BigInteger[] capacities) {
        int columns = items.size() + elements;
        double[][] tableau = new double[elements + 1][columns + 1];
        int[] basis = new int[elements];
        BigInteger most = Arrays.stream(capacities).reduce(BigInteger.ONE, BigInteger::max);
        double scale = items.stream()
                .mapToDouble(i -> i.value().doubleValue()
                        / Arrays.stream(i.weights())
                                .mapToDouble(BigInteger::doubleValue)
                                .max()
                                .orElse(1))
                .max()
                .orElse(1);
        for (int e = 0; e < elements; e++) {
            for (int i = 0; i < items.size(); i++) {
                double value = items.get(i).value().doubleValue();
                tableau[e][i] = items.get(i).weights()[e].doubleValue() * scale / value;
                tableau[elements][i] = -1;
            }
            tableau[e][items.size() + e] = 1;
            tableau[e][columns] = new BigFraction(capacities[e], most).doubleValue();
            basis[e] = items.size() + e;
        }
        for (int step = 0; step < 50 * elements; step++) {
            double[] costs = tableau[elements];
            int enter = IntStream.range(0, columns)
                    .reduce((a, b) -> costs[b] < costs[a] ? b : a)
                    .orElseThrow();
            int leave = -1;
            for (int i = 0; i < elements && costs[enter] < -TINY; i++) {
                if (tableau[i][enter] > TINY
                        && (leave < 0
                                || tableau[i][columns] * tableau[leave][enter]
                                        < tableau[leave][columns] * tableau[i][enter])) {
                    leave = i;
                }
            }
            if (leave < 0) {
                break;
            }
            double pivot = tableau[leave][enter];
            for (int j = 0; j <= columns; j++) {
                tableau[leave][j] /= pivot;
            }
            for (int i = 0; i <= elements; i++) {
                double factor = tableau[i][enter];
                for (int j = 0; i != leave && factor != 0 && j <= columns; j++) {
                    tableau[i][j] -= factor * tableau[leave][j];
                }
            }
            basis[leave] = enter;
        }
        return Arrays.stream(basis)
                .filter(i -> i < items.size())
                .mapToObj(items::get)
                .toList();
    }
}
