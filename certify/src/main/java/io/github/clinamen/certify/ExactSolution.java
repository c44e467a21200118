package io.github.clinamen.certify;

import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;

/**
 * What a basis of a linear program says, exactly.
 *
 * @param values of all variables
 * @param reducedCosts of all variables: zero in the basis
 */
record ExactSolution(BigFraction[] values, BigFraction[] reducedCosts) {
    /** The solution that belongs to a basis, optimal or not. */
    static ExactSolution of(LinearProgram lp, int[] basis) throws SingularBasisException {
        int rows = lp.rows();
        long[][] byColumn = new long[rows][];
        long[] costs = new long[rows];
        for (int i = 0; i < rows; i++) {
            byColumn[i] = lp.columnOrUnit(basis[i]);
            costs[i] = basis[i] < lp.variables() ? lp.costs()[basis[i]] : 0;
        }
        IntegerSystem system = new IntegerSystem(byColumn);
        IntegerSystem.Solution primal = system.solve(lp.rightSide());
        IntegerSystem.Solution dual = system.solveTransposed(costs);
        BigFraction[] values = new BigFraction[lp.variables()];
        Arrays.fill(values, BigFraction.ZERO);
        for (int i = 0; i < rows; i++) {
            if (basis[i] < lp.variables()) {
                values[basis[i]] = new BigFraction(primal.numerators()[i], primal.denominator());
            } else if (primal.numerators()[i].signum() != 0) {
                throw new SingularBasisException("an equation does not hold");
            }
        }
        BigFraction[] reduced = new BigFraction[lp.variables()];
        for (int j = 0; j < reduced.length; j++) {
            reduced[j] = dual.remainder(lp.costs()[j], lp.columns()[j]);
        }
        return new ExactSolution(values, reduced);
    }

    boolean isOptimal(LinearProgram lp) {
        for (int j = 0; j < values.length; j++) {
            boolean fits = lp.free()[j]
                    ? reducedCosts[j].signum() == 0
                    : reducedCosts[j].signum() >= 0 && values[j].signum() >= 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
