package io.github.clinamen.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * All normalised non-signalling boxes of a few parties, as the feasible set of a linear program that is solved exactly.
 * Entry a + (x << parties) of a vector is the coefficient of P(a|x), bit i of a and x being party i's.
 */
final class JointBoxes {
    private final int parties;
    private final int entries;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Long> rightSide = new ArrayList<>();
    private int variables;

    JointBoxes(int parties) {
        this.parties = parties;
        this.entries = 1 << (2 * parties);
        this.variables = entries;
        for (int kinds = 0; kinds < entries; kinds++) {
            boolean signals = false;
            for (int i = 0; i < parties; i++) {
                signals |= (kinds >> (2 * i) & 3) == 3;
            }
            // P is non-signalling iff every product of the parties' functionals with a "signal" among them vanishes.
            if (signals || kinds == 0) {
                require(product(kinds), kinds == 0 ? 1 : 0);
            }
        }
    }

    /** A basis of one party's functionals: total, P(0|0), P(0|1), signal. */
    private static long part(int kind, int a, int x) {
        return switch (kind) {
            case 0 -> x == 0 ? 1 : 0;
            case 1 -> x == 0 && a == 0 ? 1 : 0;
            case 2 -> x == 1 && a == 0 ? 1 : 0;
            default -> x == 0 ? 1 : -1;
        };
    }

    private long[] product(int kinds) {
        long[] row = new long[entries];
        for (int at = 0; at < entries; at++) {
            row[at] = 1;
            for (int i = 0; i < parties; i++) {
                row[at] *= part(kinds >> (2 * i) & 3, at >> i & 1, at >> (parties + i) & 1);
            }
        }
        return row;
    }

    int index(int a, int x) {
        return a + (x << parties);
    }

    long[] zero() {
        return new long[entries];
    }

    /** Keeps only boxes with functional . P = value. */
    void require(long[] functional, long value) {
        rows.add(functional);
        rightSide.add(value);
    }

    /** A further variable t >= 0 that is at most functional . P for every functional given; returns its number. */
    int below(long[]... functionals) {
        int t = variables++;
        for (long[] functional : functionals) {
            int slack = variables++;
            long[] row = Arrays.copyOf(functional, variables);
            for (int i = 0; i < entries; i++) {
                row[i] = -row[i];
            }
            row[t] = 1;
            row[slack] = 1;
            require(row, 0);
        }
        return t;
    }

    /** The greatest value of a functional of P and of the further variables, proven by an exact dual solution. */
    BigFraction greatest(long[] functional) {
        long[][] columns = new long[variables][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            long[] row = rows.get(i);
            for (int j = 0; j < row.length; j++) {
                columns[j][i] = row[j];
            }
        }
        long[] costs = new long[variables];
        for (int j = 0; j < functional.length; j++) {
            costs[j] = -functional[j];
        }
        LinearProgram lp = new LinearProgram(
                columns, rightSide.stream().mapToLong(Long::longValue).toArray(), costs, new boolean[variables]);
        BigFraction[] best = ExactProgram.solve(lp).values();
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j < functional.length; j++) {
            sum = sum.add(best[j].multiply(functional[j]));
        }
        return sum;
    }
}
