package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.OrbitTable;
import io.github.clinamen.core.certificate.PartyGroup;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * The non-signalling polytope in its own coordinates, reduced by symmetry. A non-signalling table is
 * P(a|x) = 2^-n sum over S of (-1)^(a.S) E_S(x_S) with free correlators E_S(x_S), E_{} = 1; the rows here are the orbits of
 * correlators, the columns the orbits of (a,x), and 2^n P(column) = sum over rows of coefficient(row, column) E(row).
 *
 * <p>In a group of parties that may be exchanged, a row is (j, k): S takes j parties with setting 0 and k with setting
 * 1; the coefficient is a product of two Krawtchouk numbers. Where pairs of outcomes may be flipped, S takes none or all
 * of the parties, in the latter case with w settings 1.
 */
final class Reduction {
    private final MerminGame game;
    private final OutcomeFunction function;
    private final int setting;
    private final List<PartyGroup> groups;
    private final List<Orbit> columns;
    private final long[][] coefficients;

    /** A column: its key, weight of settings, parity and packed outcomes of one member, and its sizes. */
    private record Orbit(
            String key,
            int weight,
            int outcomes,
            boolean atSetting,
            BigInteger settings,
            BigInteger outcomesPerSetting) {}

    Reduction(MerminGame game, OutcomeFunction function, int setting, List<PartyGroup> groups) {
        this.game = game;
        this.function = function;
        this.setting = setting;
        this.groups = List.copyOf(groups);
        List<Orbit> orbits = List.of(new Orbit("", 0, 0, true, BigInteger.ONE, BigInteger.ONE));
        long[][] matrix = {{1}};
        for (PartyGroup g : groups) {
            List<Orbit> own = orbits(g);
            matrix = product(matrix, coefficients(g));
            List<Orbit> joined = new ArrayList<>();
            for (Orbit a : orbits) {
                for (Orbit b : own) {
                    joined.add(join(a, b));
                }
            }
            orbits = joined;
        }
        columns = orbits;
        coefficients = matrix;
    }

    int rows() {
        return coefficients[0].length;
    }

    int columns() {
        return columns.size();
    }

    /** By row; the first row is the empty correlator, which is 1. */
    long[] column(int column) {
        return coefficients[column];
    }

    boolean isWrong(int column) {
        Orbit o = columns.get(column);
        return game.isWrong(o.outcomes, (1 << o.weight) - 1);
    }

    String key(int column) {
        return columns.get(column).key;
    }

    List<PartyGroup> groups() {
        return groups;
    }

    /** The number of (a,x) in the orbit. */
    BigInteger size(int column) {
        return columns.get(column).settings.multiply(columns.get(column).outcomesPerSetting);
    }

    /** By row: 2^n P(f = w | x0). */
    long[] probability(int w) {
        long[] sum = new long[rows()];
        for (int c = 0; c < columns(); c++) {
            Orbit o = columns.get(c);
            if (o.atSetting && function.value(o.outcomes) == (w == 1)) {
                add(sum, o.outcomesPerSetting.longValueExact(), coefficients[c]);
            }
        }
        return sum;
    }

    /** By row: 2^n I.P. */
    long[] inequality() {
        long[] sum = new long[rows()];
        for (int c = 0; c < columns(); c++) {
            if (isWrong(c)) {
                add(sum, size(c).longValueExact(), coefficients[c]);
            }
        }
        return sum;
    }

    /** The correlators of a box that is given by its entries, one for each column: E_S(x_S) = sum over a of (-1)^(a.S) P(a|x). */
    BigFraction[] correlators(BigFraction[] box) {
        long[][] readings = {{1}};
        for (PartyGroup g : groups) {
            readings = product(readings, readings(g));
        }
        BigFraction[] correlators = new BigFraction[rows()];
        for (int r = 0; r < correlators.length; r++) {
            BigFraction sum = BigFraction.ZERO;
            for (int c = 0; c < box.length; c++) {
                if (readings[r][c] != 0 && box[c].signum() != 0) {
                    sum = sum.add(box[c].multiply(new BigFraction(readings[r][c])));
                }
            }
            correlators[r] = sum;
        }
        return correlators;
    }

    /** The entries of a table, one for each column. */
    BigFraction[] entries(OrbitTable table) {
        Map<String, BigFraction> values = new HashMap<>();
        table.entries().forEach(e -> values.put(e.orbit(), e.value()));
        return columns.stream()
                .map(o -> values.getOrDefault(o.key, BigFraction.ZERO))
                .toArray(BigFraction[]::new);
    }

    /** The table with these entries, one for each column, as certificates write it. */
    OrbitTable table(BigFraction[] values) {
        List<OrbitTable.Entry> entries = new ArrayList<>();
        for (int c = 0; c < values.length; c++) {
            if (values[c].signum() != 0) {
                entries.add(new OrbitTable.Entry(key(c), values[c]));
            }
        }
        return new OrbitTable(entries);
    }

    private static void add(long[] sum, long times, long[] column) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] = Math.addExact(sum[r], Math.multiplyExact(times, column[r]));
        }
    }

    private static Orbit join(Orbit a, Orbit b) {
        return new Orbit(
                a.key.isEmpty() ? b.key : a.key + "/" + b.key,
                a.weight + b.weight,
                a.outcomes | b.outcomes,
                a.atSetting && b.atSetting,
                a.settings.multiply(b.settings),
                a.outcomesPerSetting.multiply(b.outcomesPerSetting));
    }

    private List<Orbit> orbits(PartyGroup g) {
        int s = g.size();
        int wanted = setting >> (g.parties().getFirst() - 1) & 1;
        List<Orbit> orbits = new ArrayList<>();
        if (g.kind() == PartyGroup.Kind.PARITY) {
            for (int w = 0; w <= s; w++) {
                for (int p = 0; p < 2; p++) {
                    orbits.add(new Orbit(
                            w + "." + p,
                            w,
                            p << (g.parties().getFirst() - 1),
                            w == s * wanted,
                            BigInteger.valueOf(choose(s, w)),
                            BigInteger.ONE.shiftLeft(s - 1)));
                }
            }
            return orbits;
        }
        for (int n00 = 0; n00 <= s; n00++) {
            for (int n01 = 0; n00 + n01 <= s; n01++) {
                for (int n10 = 0; n00 + n01 + n10 <= s; n10++) {
                    int n11 = s - n00 - n01 - n10;
                    orbits.add(new Orbit(
                            n00 + "." + n01 + "." + n10 + "." + n11,
                            n01 + n11,
                            first(g, n10 + n11),
                            n01 + n11 == s * wanted,
                            BigInteger.valueOf(choose(s, n01 + n11)),
                            BigInteger.valueOf(choose(n00 + n10, n10) * choose(n01 + n11, n11))));
                }
            }
        }
        return orbits;
    }

    /** Outcome 1 for the first of the group's parties. */
    private static int first(PartyGroup g, int count) {
        return g.parties().stream().limit(count).mapToInt(p -> 1 << (p - 1)).sum();
    }

    /** By column, then row. */
    private static long[][] coefficients(PartyGroup g) {
        int s = g.size();
        List<long[]> matrix = new ArrayList<>();
        if (g.kind() == PartyGroup.Kind.PARITY) {
            for (int w = 0; w <= s; w++) {
                for (int p = 0; p < 2; p++) {
                    long[] column = new long[s + 2];
                    column[0] = 1;
                    column[1 + w] = 1 - 2 * p;
                    matrix.add(column);
                }
            }
            return matrix.toArray(long[][]::new);
        }
        for (int n00 = 0; n00 <= s; n00++) {
            for (int n01 = 0; n00 + n01 <= s; n01++) {
                for (int n10 = 0; n00 + n01 + n10 <= s; n10++) {
                    int n11 = s - n00 - n01 - n10;
                    long[] column = new long[(s + 1) * (s + 2) / 2];
                    int row = 0;
                    for (int j = 0; j <= s; j++) {
                        for (int k = 0; j + k <= s; k++) {
                            column[row++] = krawtchouk(j, n10, n00 + n10) * krawtchouk(k, n11, n01 + n11);
                        }
                    }
                    matrix.add(column);
                }
            }
        }
        return matrix.toArray(long[][]::new);
    }

    /** By row, then column: how often, and with which sign, an entry occurs in a correlator when parties outside S have setting 0. */
    private static long[][] readings(PartyGroup g) {
        int s = g.size();
        if (g.kind() == PartyGroup.Kind.PARITY) {
            long[][] matrix = new long[s + 2][2 * s + 2];
            matrix[0][0] = 1L << (s - 1);
            matrix[0][1] = 1L << (s - 1);
            for (int w = 0; w <= s; w++) {
                matrix[1 + w][2 * w] = 1L << (s - 1);
                matrix[1 + w][2 * w + 1] = -(1L << (s - 1));
            }
            return matrix;
        }
        List<long[]> matrix = new ArrayList<>();
        for (int j = 0; j <= s; j++) {
            for (int k = 0; j + k <= s; k++) {
                List<Long> row = new ArrayList<>();
                for (int n00 = 0; n00 <= s; n00++) {
                    for (int n01 = 0; n00 + n01 <= s; n01++) {
                        for (int n10 = 0; n00 + n01 + n10 <= s; n10++) {
                            int n11 = s - n00 - n01 - n10;
                            // All k parties with setting 1 are in S, and j of those with setting 0.
                            long signed = (n11 % 2 == 0 ? 1 : -1) * choose(k, n11) * signedWays(j, s - k - j, n10);
                            row.add(n01 + n11 == k ? signed : 0);
                        }
                    }
                }
                matrix.add(row.stream().mapToLong(Long::longValue).toArray());
            }
        }
        return matrix.toArray(long[][]::new);
    }

    /** Placing ones among j parties of S and others outside, with sign (-1)^(ones in S). */
    private static long signedWays(int j, int others, int ones) {
        long sum = 0;
        for (int t = 0; t <= j; t++) {
            sum += (t % 2 == 0 ? 1 : -1) * choose(j, t) * choose(others, ones - t);
        }
        return sum;
    }

    /** The sum of (-1)^(ones in T) over all T of j positions among N, of which b hold ones. */
    private static long krawtchouk(int j, int b, int length) {
        long sum = 0;
        for (int i = 0; i <= j; i++) {
            long term = choose(b, i) * choose(length - b, j - i);
            sum += i % 2 == 0 ? term : -term;
        }
        return sum;
    }

    private static long[][] product(long[][] a, long[][] b) {
        long[][] product = new long[a.length * b.length][a[0].length * b[0].length];
        for (int c = 0; c < product.length; c++) {
            long[] left = a[c / b.length];
            long[] right = b[c % b.length];
            for (int r = 0; r < product[c].length; r++) {
                product[c][r] = left[r / right.length] * right[r % right.length];
            }
        }
        return product;
    }

    private static long choose(int n, int k) {
        if (k < 0 || k > n) {
            return 0;
        }
        long c = 1;
        for (int i = 0; i < k; i++) {
            c = c * (n - i) / (i + 1);
        }
        return c;
    }
}
