package io.github.clinamen.certify;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The simplex method in integers with a common denominator (Edmonds' integer pivoting) and Bland's rule, so that it always
 * ends: what is left when the floating-point basis is not optimal. Slow, and only as large as it must be.
 */
final class ExactSimplex {
    private final LinearProgram lp;
    private final int width;
    private final int[] source;
    private final boolean[] negated;
    private final BigInteger[][] tableau;
    private final int[] basis;
    private BigInteger denominator = BigInteger.ONE;

    private ExactSimplex(LinearProgram lp) {
        this.lp = lp;
        int free = 0;
        for (boolean f : lp.free()) {
            free += f ? 1 : 0;
        }
        width = lp.variables() + free;
        source = new int[width];
        negated = new boolean[width];
        int next = lp.variables();
        for (int j = 0; j < lp.variables(); j++) {
            source[j] = j;
            if (lp.free()[j]) {
                source[next] = j;
                negated[next++] = true;
            }
        }
        int rows = lp.rows();
        // Columns: variables (free ones twice), artificial variables, right side.
        tableau = new BigInteger[rows][width + rows + 1];
        basis = new int[rows];
        for (int i = 0; i < rows; i++) {
            long sign = lp.rightSide()[i] < 0 ? -1 : 1;
            Arrays.fill(tableau[i], BigInteger.ZERO);
            for (int j = 0; j < width; j++) {
                tableau[i][j] = BigInteger.valueOf(sign * (negated[j] ? -1 : 1) * lp.columns()[source[j]][i]);
            }
            tableau[i][width + i] = BigInteger.ONE;
            tableau[i][width + rows] = BigInteger.valueOf(sign * lp.rightSide()[i]);
            basis[i] = width + i;
        }
    }

    /** The optimal basis, as {@link LinearProgram#columnOrUnit} numbers columns. */
    static int[] basis(LinearProgram lp) {
        return new ExactSimplex(lp).solve();
    }

    private int[] solve() {
        BigInteger[] artificial = new BigInteger[width + lp.rows()];
        Arrays.setAll(artificial, j -> j < width ? BigInteger.ZERO : BigInteger.ONE);
        minimise(artificial);
        for (int i = 0; i < basis.length; i++) {
            if (basis[i] >= width) {
                if (rightSide(i).signum() != 0) {
                    throw new IllegalArgumentException("linear program: not feasible");
                }
                leaveArtificial(i);
            }
        }
        BigInteger[] costs = new BigInteger[width + lp.rows()];
        Arrays.setAll(
                costs,
                j -> j < width
                        ? BigInteger.valueOf(negated[j] ? -lp.costs()[source[j]] : lp.costs()[source[j]])
                        : BigInteger.ZERO);
        minimise(costs);
        int[] columns = new int[basis.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = basis[i] < width ? source[basis[i]] : lp.variables() + basis[i] - width;
        }
        return columns;
    }

    private BigInteger rightSide(int row) {
        return tableau[row][width + basis.length];
    }

    /** An artificial variable that is zero in the basis makes room for any variable. */
    private void leaveArtificial(int row) {
        for (int j = 0; j < width; j++) {
            if (tableau[row][j].signum() != 0) {
                pivot(row, j);
                return;
            }
        }
    }

    private void minimise(BigInteger[] costs) {
        while (true) {
            int entering = entering(costs);
            if (entering < 0) {
                return;
            }
            int leaving = -1;
            for (int i = 0; i < basis.length; i++) {
                if (tableau[i][entering].signum() > 0) {
                    int order = leaving < 0
                            ? -1
                            : rightSide(i)
                                    .multiply(tableau[leaving][entering])
                                    .compareTo(rightSide(leaving).multiply(tableau[i][entering]));
                    if (order < 0 || (order == 0 && basis[i] < basis[leaving])) {
                        leaving = i;
                    }
                }
            }
            if (leaving < 0) {
                throw new IllegalArgumentException("linear program: not bounded");
            }
            pivot(leaving, entering);
        }
    }

    /** The first variable with a negative reduced cost (Bland); artificial ones never come back. */
    private int entering(BigInteger[] costs) {
        for (int j = 0; j < width; j++) {
            BigInteger reduced = costs[j].multiply(denominator);
            for (int i = 0; i < basis.length; i++) {
                if (costs[basis[i]].signum() != 0 && tableau[i][j].signum() != 0) {
                    reduced = reduced.subtract(costs[basis[i]].multiply(tableau[i][j]));
                }
            }
            if (reduced.signum() < 0) {
                return j;
            }
        }
        return -1;
    }

    private void pivot(int row, int column) {
        BigInteger[] pivotRow = tableau[row];
        if (pivotRow[column].signum() < 0) {
            Arrays.setAll(pivotRow, j -> pivotRow[j].negate());
        }
        BigInteger p = pivotRow[column];
        for (int i = 0; i < tableau.length; i++) {
            BigInteger factor = tableau[i][column];
            if (i != row) {
                BigInteger[] target = tableau[i];
                for (int j = 0; j < target.length; j++) {
                    BigInteger scaled = target[j].multiply(p);
                    target[j] = (factor.signum() == 0 || pivotRow[j].signum() == 0
                                    ? scaled
                                    : scaled.subtract(factor.multiply(pivotRow[j])))
                            .divide(denominator);
                }
            }
        }
        denominator = p;
        basis[row] = column;
    }
}
