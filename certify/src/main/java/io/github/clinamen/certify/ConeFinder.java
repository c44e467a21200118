package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.ConeBoundCertificate;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Lemma 3 by linear programs: the point (Gamma_0, Gamma_1) of every entry is a combination of the corners of a polygon
 * inscribed in the circle of radius R, with rational corners.
 */
public final class ConeFinder {

    private final MerminGame game;
    private final OutcomeFunction function;
    private final int setting;
    private final Reduction reduction;
    private final BigFraction cells;

    /** A point (x/d, y/d) of the unit circle or inside it. */
    public record Corner(long x, long y, long d) {
        Corner turned() {
            return new Corner(-y, x, d);
        }

        BigFraction cosine() {
            return new BigFraction(x, d);
        }

        BigFraction sine() {
            return new BigFraction(y, d);
        }
    }

    /**
     * What a linear program found.
     *
     * @param alpha the least for this polygon, exact
     */
    public record Found(
            BigFraction alpha,
            BigFraction beta,
            BigFraction[] zero,
            BigFraction[] one,
            BigFraction[] radius,
            Dual dual) {}

    /** The tables of a {@link ConeBoundCertificate}, but for the factor that brings them into the circle. */
    public record Dual(BigFraction[] zero, BigFraction[] one, BigFraction[] box) {}

    public ConeFinder(MerminGame game, OutcomeFunction function) {
        this.game = game;
        this.function = function;
        setting = (1 << game.parties()) - 1;
        reduction = new Reduction(game, function, setting, Symmetry.FULL.groups(game.parties(), function, setting));
        cells = new BigFraction(1L << game.parties());
    }

    /** A polygon with 4 k corners on the unit circle, near to a regular one. */
    public static List<Corner> polygon(int k) {
        List<Corner> quarter = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            // tan(theta/2) = p/q gives the rational point ((q^2 - p^2)/(q^2 + p^2), 2pq/(q^2 + p^2)).
            long q = 200;
            long p = Math.round(q * Math.tan(Math.PI * i / (4 * k)));
            quarter.add(new Corner(q * q - p * p, 2 * p * q, q * q + p * p));
        }
        return closed(quarter);
    }

    /** The octagon with corners (1, 0), (c, c) and so on. */
    public static List<Corner> octagon(long c, long d) {
        return closed(List.of(new Corner(1, 0, 1), new Corner(c, c, d)));
    }

    private static List<Corner> closed(List<Corner> quarter) {
        List<Corner> all = new ArrayList<>(quarter);
        for (int i = 0; i < 3 * quarter.size(); i++) {
            all.add(all.get(i).turned());
        }
        return all;
    }

    /** The least alpha when the points lie in the polygon, with any beta. */
    public Found leastAlpha(List<Corner> polygon) {
        List<List<Corner>> everywhere = new ArrayList<>();
        for (int c = 0; c < reduction.columns(); c++) {
            everywhere.add(polygon);
        }
        return solve(everywhere);
    }

    /** The certificate of a triple that is not below what was found. */
    public ConeCertificate certificate(Found found, BigFraction alpha, BigFraction gamma) {
        BigFraction spare = alpha.subtract(found.alpha).divide(cells);
        BigFraction[] radius =
                Arrays.stream(found.radius).map(r -> r.add(spare)).toArray(BigFraction[]::new);
        return new ConeCertificate(
                game,
                function,
                setting,
                reduction.groups(),
                alpha,
                found.beta,
                gamma,
                reduction.table(found.zero),
                reduction.table(found.one),
                reduction.table(radius));
    }

    /** The bound from below that the same program's other half proves, once its tables are shrunk into the circle. */
    public ConeBoundCertificate bound(Found found) {
        BigFraction worst = BigFraction.ONE;
        for (int c = 0; c < reduction.columns(); c++) {
            BigFraction square =
                    found.dual.zero[c].multiply(found.dual.zero[c]).add(found.dual.one[c].multiply(found.dual.one[c]));
            if (square.signum() > 0) {
                BigFraction box = found.dual.box[c];
                BigFraction ratio = square.divide(box.multiply(box));
                worst = ratio.compareTo(worst) > 0 ? ratio : worst;
            }
        }
        // A rational number just below 1 / sqrt(worst).
        BigFraction shrink =
                new BigFraction((long) Math.floor(1e9 / Math.sqrt(worst.doubleValue())) - 1, 1_000_000_000L);
        BigFraction[] zero =
                Arrays.stream(found.dual.zero).map(v -> v.multiply(shrink)).toArray(BigFraction[]::new);
        BigFraction[] one =
                Arrays.stream(found.dual.one).map(v -> v.multiply(shrink)).toArray(BigFraction[]::new);
        return new ConeBoundCertificate(
                game,
                function,
                setting,
                reduction.groups(),
                found.alpha.multiply(shrink),
                reduction.table(zero),
                reduction.table(one),
                reduction.table(found.dual.box));
    }

    /** Three blocks of rows: Gamma_0 = M_0, Gamma_1 = M_1, R = alpha C + beta I, each on all non-signalling boxes. */
    private Found solve(List<List<Corner>> allowed) {
        int rows = reduction.rows();
        List<long[]> matrix = new ArrayList<>();
        List<Corner> corners = new ArrayList<>();
        List<Integer> orbits = new ArrayList<>();
        for (int c = 0; c < reduction.columns(); c++) {
            for (Corner corner : allowed.get(c)) {
                long[] column = new long[3 * rows];
                for (int r = 0; r < rows; r++) {
                    column[r] = corner.x * reduction.column(c)[r];
                    column[rows + r] = corner.y * reduction.column(c)[r];
                    column[2 * rows + r] = corner.d * reduction.column(c)[r];
                }
                matrix.add(column);
                corners.add(corner);
                orbits.add(c);
            }
        }
        int count = matrix.size();
        long[] inequality = reduction.inequality();
        long[] alphaColumn = new long[3 * rows];
        alphaColumn[2 * rows] = -1;
        matrix.add(alphaColumn);
        long[] right = new long[3 * rows];
        long[] betaColumn = new long[3 * rows];
        for (int r = 0; r < rows; r++) {
            right[r] = reduction.probability(0)[r];
            right[rows + r] = reduction.probability(1)[r];
            betaColumn[2 * rows + r] = -inequality[r];
        }
        matrix.add(betaColumn);
        long[] costs = new long[matrix.size()];
        costs[count] = 1;
        boolean[] free = new boolean[matrix.size()];
        free[count] = true;
        ExactSolution solution =
                ExactProgram.solve(new LinearProgram(matrix.toArray(long[][]::new), right, costs, free));
        BigFraction[][] tables = new BigFraction[3][reduction.columns()];
        for (BigFraction[] table : tables) {
            Arrays.fill(table, BigFraction.ZERO);
        }
        for (int j = 0; j < count; j++) {
            BigFraction weight = solution.values()[j];
            if (weight.signum() != 0) {
                int c = orbits.get(j);
                Corner corner = corners.get(j);
                BigInteger size = reduction.size(c);
                tables[0][c] = tables[0][c].add(weight.multiply(corner.x).divide(size));
                tables[1][c] = tables[1][c].add(weight.multiply(corner.y).divide(size));
                tables[2][c] = tables[2][c].add(weight.multiply(corner.d).divide(size));
            }
        }
        return new Found(
                solution.values()[count].divide(cells),
                solution.values()[count + 1],
                tables[0],
                tables[1],
                tables[2],
                dual(solution, corners, orbits));
    }

    /**
     * The reduced cost of the column of orbit c and corner v is d (box - v.U), 2^n times: three corners of an orbit
     * determine box, U_0 and U_1.
     */
    private Dual dual(ExactSolution solution, List<Corner> corners, List<Integer> orbits) {
        BigFraction[][] tables = new BigFraction[3][reduction.columns()];
        for (BigFraction[] table : tables) {
            Arrays.fill(table, BigFraction.ZERO);
        }
        int half = corners.size() / reduction.columns() / 2;
        for (int j = 0; j + half < corners.size() && half > 0; j++) {
            int c = orbits.get(j);
            if (j > 0 && orbits.get(j - 1) == c || orbits.get(j + half) != c) {
                continue;
            }
            // The first corner is (1, 0), the one a quarter on (0, 1), the one half-way on (-1, 0).
            BigFraction east = slack(solution, corners, j);
            BigFraction north = slack(solution, corners, j + half / 2);
            BigFraction west = slack(solution, corners, j + half);
            tables[2][c] = east.add(west).divide(2);
            tables[0][c] = west.subtract(east).divide(2);
            tables[1][c] = tables[2][c].subtract(north);
        }
        return new Dual(tables[0], tables[1], tables[2]);
    }

    private BigFraction slack(ExactSolution solution, List<Corner> corners, int j) {
        return solution.reducedCosts()[j].divide(cells.multiply(corners.get(j).d));
    }
}
