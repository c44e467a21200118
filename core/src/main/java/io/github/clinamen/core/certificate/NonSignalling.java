package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The two tests on which every certificate rests, each a small matrix applied to one group after the other:
 * whether a table over orbits is non-signalling, and whether a functional vanishes on all non-signalling tables.
 */
final class NonSignalling {
    /** One row of a matrix: coefficients on the orbits of a group. */
    private record Row(int[] orbits, BigInteger[] coefficients) {}

    private NonSignalling() {}

    /**
     * Whether no party's setting changes what the others see. Summing out one party at a time is enough.
     *
     * @param table one entry for each orbit: P(a|x) on its members, up to a common factor
     */
    static boolean holds(Orbits orbits, BigInteger[] table) {
        for (int g = 0; g < orbits.groups().size(); g++) {
            if (!isZero(apply(signals(orbits.groups().get(g)), g, shape(orbits), table))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a functional F has F.P = 0 for every non-signalling P. These are spanned by the local deterministic boxes,
     * and those by the 3^n in which every party always says 0, always says 1, or repeats its setting.
     *
     * @param functional one entry for each orbit: F(a,x) on its members
     */
    static boolean annihilates(Orbits orbits, BigInteger[] functional) {
        BigInteger[] rest = functional;
        int[] shape = shape(orbits);
        for (int g = 0; g < shape.length; g++) {
            List<Row> strategies = strategies(orbits.groups().get(g));
            rest = apply(strategies, g, shape, rest);
            shape[g] = strategies.size();
        }
        return isZero(rest);
    }

    /** For a group of s parties in which j always say 0, k always say 1 and l repeat: how often each orbit occurs over all settings. */
    private static List<Row> strategies(GroupOrbits g) {
        List<Row> rows = new ArrayList<>();
        int s = g.group().size();
        for (int l = 0; l <= s; l++) {
            // With parities only, k counts modulo 2.
            int most = g.group().kind() == PartyGroup.Kind.COUNTS ? s - l : Math.min(1, s - l);
            for (int k = 0; k <= most; k++) {
                rows.add(strategy(g, s - k - l, k, l));
            }
        }
        return rows;
    }

    private static Row strategy(GroupOrbits g, int j, int k, int l) {
        BigInteger[] times = new BigInteger[g.count()];
        Arrays.fill(times, BigInteger.ZERO);
        for (int u = 0; u <= j; u++) {
            for (int v = 0; v <= k; v++) {
                for (int w = 0; w <= l; w++) {
                    // u, v, w of the j, k, l parties have setting 1.
                    List<Integer> orbit = switch (g.group().kind()) {
                        case COUNTS -> List.of(j - u + l - w, u, k - v, v + w);
                        case PARITY -> List.of(u + v + w, (k + w) & 1);
                    };
                    int at = g.find(orbit);
                    times[at] = times[at].add(GroupOrbits.choose(j, u)
                            .multiply(GroupOrbits.choose(k, v))
                            .multiply(GroupOrbits.choose(l, w)));
                }
            }
        }
        return sparse(times);
    }

    /** For every orbit of the other s - 1 parties: the sum over one party's outcomes at its setting 0, less that at 1. */
    private static List<Row> signals(GroupOrbits g) {
        List<Row> rows = new ArrayList<>();
        if (g.group().kind() == PartyGroup.Kind.PARITY) {
            for (int w = 0; w < g.group().size(); w++) {
                rows.add(difference(
                        g.count(),
                        g.find(List.of(w, 0)),
                        g.find(List.of(w, 1)),
                        g.find(List.of(w + 1, 0)),
                        g.find(List.of(w + 1, 1))));
            }
            return rows;
        }
        for (List<Integer> n : g.numbers()) {
            if (n.get(0) > 0) {
                int a = n.get(0) - 1;
                int b = n.get(1);
                int c = n.get(2);
                int d = n.get(3);
                rows.add(difference(
                        g.count(),
                        g.find(n),
                        g.find(List.of(a, b, c + 1, d)),
                        g.find(List.of(a, b + 1, c, d)),
                        g.find(List.of(a, b, c, d + 1))));
            }
        }
        return rows;
    }

    private static Row difference(int count, int plus1, int plus2, int minus1, int minus2) {
        BigInteger[] row = new BigInteger[count];
        Arrays.fill(row, BigInteger.ZERO);
        row[plus1] = row[plus1].add(BigInteger.ONE);
        row[plus2] = row[plus2].add(BigInteger.ONE);
        row[minus1] = row[minus1].subtract(BigInteger.ONE);
        row[minus2] = row[minus2].subtract(BigInteger.ONE);
        return sparse(row);
    }

    private static Row sparse(BigInteger[] dense) {
        int[] at = java.util.stream.IntStream.range(0, dense.length)
                .filter(i -> dense[i].signum() != 0)
                .toArray();
        return new Row(at, Arrays.stream(at).mapToObj(i -> dense[i]).toArray(BigInteger[]::new));
    }

    private static int[] shape(Orbits orbits) {
        return orbits.groups().stream().mapToInt(GroupOrbits::count).toArray();
    }

    /** Applies the matrix along one axis of a table of the given shape, the last axis varying fastest. */
    private static BigInteger[] apply(List<Row> matrix, int axis, int[] shape, BigInteger[] table) {
        int outer = 1;
        int inner = 1;
        for (int g = 0; g < shape.length; g++) {
            outer *= g < axis ? shape[g] : 1;
            inner *= g > axis ? shape[g] : 1;
        }
        BigInteger[] result = new BigInteger[outer * matrix.size() * inner];
        for (int o = 0; o < outer; o++) {
            for (int r = 0; r < matrix.size(); r++) {
                Row row = matrix.get(r);
                for (int i = 0; i < inner; i++) {
                    BigInteger sum = BigInteger.ZERO;
                    for (int t = 0; t < row.orbits.length; t++) {
                        BigInteger entry = table[(o * shape[axis] + row.orbits[t]) * inner + i];
                        if (entry.signum() != 0) {
                            sum = sum.add(entry.multiply(row.coefficients[t]));
                        }
                    }
                    result[(o * matrix.size() + r) * inner + i] = sum;
                }
            }
        }
        return result;
    }

    private static boolean isZero(BigInteger[] table) {
        return Arrays.stream(table).allMatch(e -> e.signum() == 0);
    }
}
