package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.PointTable;
import io.github.clinamen.core.certificate.Points;
import io.github.clinamen.core.game.Game;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The linear program for a game's gauge certificate: the largest L with 2 N_x + plus_x - minus_x = 0 for each context and
 * sum of w_x (plus_x + minus_x) / 2 + slack + L U = |w| U.
 *
 * <p>A row is a correlator of one of these functionals, which names for each party a setting or nothing, times 2^n (2^(n+1)
 * for the sum): a point (a, y) is 2^-n times the sum of (-1)^(a.T) over the correlators T of y. Variables that a symmetry
 * exchanges are one variable, rows that it exchanges up to sign are one row.
 */
final class GaugeProgram {
    private final Game game;
    private final List<BigInteger> weights;
    private final Points points;
    private final int contexts;
    private final int correlators;
    /** By table and point: which variable; tables are plus and minus of each context in turn, then the slack. */
    private final int[] variable;

    private final int variables;
    private final SparseProgram program;

    GaugeProgram(Game game, List<BigInteger> weights) {
        this.game = game;
        this.weights = weights;
        points = new Points(game);
        contexts = game.contexts().size();
        correlators = game.settings().stream().mapToInt(s -> s + 1).reduce(1, Math::multiplyExact);
        List<GameSymmetry> symmetries = GameSymmetry.of(game, weights);
        SignedClasses tables = new SignedClasses(Math.multiplyExact(2 * contexts + 1, points.count()));
        SignedClasses rows = new SignedClasses(Math.multiplyExact(contexts + 1, correlators));
        symmetries.forEach(s -> unite(s, tables, rows));
        variable = new int[(2 * contexts + 1) * points.count()];
        int[] number = new int[variable.length];
        Arrays.fill(number, -1);
        int count = 0;
        for (int i = 0; i < variable.length; i++) {
            int root = tables.root(i);
            if (number[root] < 0) {
                number[root] = count++;
            }
            variable[i] = number[root];
        }
        variables = count + 1;
        program = build(rows);
    }

    SparseProgram program() {
        return program;
    }

    /** Which variable is the number of a point in a table: 2 i is plus of context i, 2 i + 1 minus, then the slack. */
    int variable(int table, int point) {
        return variable[table * points.count() + point];
    }

    /** The variable that is L. */
    int loss() {
        return variables - 1;
    }

    private void unite(GameSymmetry s, SignedClasses tables, SignedClasses rows) {
        int[] moved = new int[points.count()];
        for (int i = 0; i < moved.length; i++) {
            PointTable.Point point = points.point(i);
            int[] y = settings(point.setting());
            int outcomes = 0;
            int[] to = new int[y.length];
            for (int p = 0; p < y.length; p++) {
                to[s.party()[p]] = s.setting()[p][y[p]];
                outcomes |= (point.outcomes() >> p & 1 ^ s.flip()[p][y[p]]) << s.party()[p];
            }
            moved[i] = points.index(new PointTable.Point(outcomes, packed(to)));
        }
        for (int table = 0; table <= 2 * contexts; table++) {
            int to = table == 2 * contexts ? table : 2 * s.context()[table / 2] + (table & 1 ^ s.sign()[table / 2]);
            for (int i = 0; i < moved.length; i++) {
                tables.unite(table * moved.length + i, to * moved.length + moved[i], false);
            }
        }
        for (int t = 0; t < correlators; t++) {
            int[] named = named(t);
            int[] to = new int[named.length];
            int flips = 0;
            for (int p = 0; p < named.length; p++) {
                to[s.party()[p]] = named[p] < 0 ? -1 : s.setting()[p][named[p]];
                flips ^= named[p] < 0 ? 0 : s.flip()[p][named[p]];
            }
            int image = correlator(to);
            for (int i = 0; i <= contexts; i++) {
                int row = i == contexts ? i : s.context()[i];
                int sign = i == contexts ? flips : flips ^ s.sign()[i];
                rows.unite(i * correlators + t, row * correlators + image, sign == 1);
            }
        }
    }

    private SparseProgram build(SignedClasses classes) {
        List<List<int[]>> members = new ArrayList<>();
        for (int t = 0; t < correlators; t++) {
            members.add(signedPoints(named(t)));
        }
        List<Map<Integer, Long>> rows = new ArrayList<>();
        List<Long> right = new ArrayList<>();
        int n = game.parties();
        long total = 0;
        for (BigInteger w : weights) {
            total = Math.addExact(total, w.longValueExact());
        }
        for (int row = 0; row < (contexts + 1) * correlators; row++) {
            if (classes.root(row) != row || classes.isZero(row)) {
                continue;
            }
            int context = row / correlators;
            int t = row % correlators;
            Map<Integer, Long> coefficients = new HashMap<>();
            for (int table = 0; table <= 2 * contexts; table++) {
                long factor = context == contexts
                        ? table == 2 * contexts ? 2 : weights.get(table / 2).longValueExact()
                        : table / 2 != context || table == 2 * contexts ? 0 : (table & 1) == 0 ? 1 : -1;
                if (factor != 0) {
                    for (int[] member : members.get(t)) {
                        coefficients.merge(variable(table, member[0]), factor * member[1], Long::sum);
                    }
                }
            }
            if (context == contexts) {
                if (t == 0) {
                    coefficients.put(loss(), 2L << n);
                }
                right.add(t == 0 ? (2L << n) * total : 0);
            } else {
                right.add(-2 * gap(game.contexts().get(context), named(t)));
            }
            coefficients.values().removeIf(c -> c == 0);
            rows.add(coefficients);
        }
        long[] costs = new long[variables];
        costs[loss()] = -1;
        return new SparseProgram(rows, right.stream().mapToLong(Long::longValue).toArray(), costs);
    }

    /** The correlator of N_x, times 2^n. */
    private long gap(Game.Context x, int[] named) {
        int[] y = settings(x.setting());
        int mask = 0;
        for (int p = 0; p < named.length; p++) {
            if (named[p] >= 0) {
                if (named[p] != y[p]) {
                    return 0;
                }
                mask |= 1 << p;
            }
        }
        long sum = 0;
        for (int a = 0; a < 1 << named.length; a++) {
            if (!x.isWrong(a)) {
                sum += x.value().value(a) ^ (Integer.bitCount(a & mask) & 1) == 1 ? -1 : 1;
            }
        }
        return sum;
    }

    /** The points whose settings are those that the correlator names, each with (-1)^(a.T). */
    private List<int[]> signedPoints(int[] named) {
        List<int[]> found = new ArrayList<>();
        for (int i = 0; i < points.count(); i++) {
            PointTable.Point point = points.point(i);
            int[] y = settings(point.setting());
            int sign = 1;
            for (int p = 0; p < named.length && sign != 0; p++) {
                if (named[p] >= 0) {
                    sign = named[p] != y[p] ? 0 : (point.outcomes() >> p & 1) == 1 ? -sign : sign;
                }
            }
            if (sign != 0) {
                found.add(new int[] {i, sign});
            }
        }
        return found;
    }

    private int[] settings(int packed) {
        int[] y = new int[game.parties()];
        int rest = packed;
        for (int p = 0; p < y.length; p++) {
            y[p] = rest & (1 << game.settingBits(p)) - 1;
            rest >>>= game.settingBits(p);
        }
        return y;
    }

    private int packed(int[] y) {
        int packed = 0;
        int shift = 0;
        for (int p = 0; p < y.length; p++) {
            packed |= y[p] << shift;
            shift += game.settingBits(p);
        }
        return packed;
    }

    /** By party: the setting that a correlator names, or -1. */
    private int[] named(int correlator) {
        int[] named = new int[game.parties()];
        int rest = correlator;
        for (int p = 0; p < named.length; p++) {
            named[p] = rest % (game.settings().get(p) + 1) - 1;
            rest /= game.settings().get(p) + 1;
        }
        return named;
    }

    private int correlator(int[] named) {
        int correlator = 0;
        for (int p = named.length - 1; p >= 0; p--) {
            correlator = correlator * (game.settings().get(p) + 1) + named[p] + 1;
        }
        return correlator;
    }
}
