package io.github.clinamen.certify;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** OR-Tools' floating-point simplex solver: good at guessing an optimal basis, trusted with nothing else. */
final class Glop {
    static {
        Loader.loadNativeLibraries();
    }

    private Glop() {}

    /**
     * The basis it ends with, as {@link LinearProgram#columnOrUnit} numbers columns; empty when it finds no optimum.
     *
     * @param parameters of the solver, as text
     */
    static Optional<int[]> basis(LinearProgram lp, String parameters) {
        MPSolver solver = MPSolver.createSolver("GLOP");
        solver.setSolverSpecificParametersAsString(parameters);
        double infinity = MPSolver.infinity();
        MPVariable[] z = new MPVariable[lp.variables()];
        for (int j = 0; j < z.length; j++) {
            z[j] = solver.makeNumVar(lp.free()[j] ? -infinity : 0, infinity, "");
        }
        MPConstraint[] rows = new MPConstraint[lp.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = solver.makeConstraint(lp.rightSide()[i], lp.rightSide()[i], "");
            for (int j = 0; j < z.length; j++) {
                if (lp.columns()[j][i] != 0) {
                    rows[i].setCoefficient(z[j], lp.columns()[j][i]);
                }
            }
        }
        // The solver's tolerances are absolute: costs are scaled to at most 1.
        double largest = Arrays.stream(lp.costs()).mapToDouble(Math::abs).max().orElse(1);
        for (int j = 0; j < z.length; j++) {
            if (lp.costs()[j] != 0) {
                solver.objective().setCoefficient(z[j], lp.costs()[j] / largest);
            }
        }
        solver.objective().setMinimization();
        try {
            if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
                return Optional.empty();
            }
            List<Integer> basis = new ArrayList<>();
            for (int j = 0; j < z.length; j++) {
                if (z[j].basisStatus() == MPSolver.BasisStatus.BASIC) {
                    basis.add(j);
                }
            }
            for (int i = 0; i < rows.length; i++) {
                if (rows[i].basisStatus() == MPSolver.BasisStatus.BASIC) {
                    basis.add(z.length + i);
                }
            }
            return basis.size() == rows.length
                    ? Optional.of(basis.stream().mapToInt(Integer::intValue).toArray())
                    : Optional.empty();
        } finally {
            solver.delete();
        }
    }

    /** The values of an optimum as floating point has it; empty when it finds none. */
    static Optional<double[]> values(SparseProgram lp) {
        MPSolver solver = MPSolver.createSolver("GLOP");
        solver.setSolverSpecificParametersAsString(
                "primal_feasibility_tolerance: 1e-10 dual_feasibility_tolerance: 1e-10");
        MPVariable[] z = new MPVariable[lp.variables()];
        for (int j = 0; j < z.length; j++) {
            z[j] = solver.makeNumVar(0, MPSolver.infinity(), "");
            if (lp.costs()[j] != 0) {
                solver.objective().setCoefficient(z[j], lp.costs()[j]);
            }
        }
        for (int i = 0; i < lp.rows().size(); i++) {
            MPConstraint row = solver.makeConstraint(lp.rightSide()[i], lp.rightSide()[i], "");
            lp.rows().get(i).forEach((j, a) -> row.setCoefficient(z[j], a));
        }
        solver.objective().setMinimization();
        try {
            return solver.solve() == MPSolver.ResultStatus.OPTIMAL
                    ? Optional.of(Arrays.stream(z)
                            .mapToDouble(MPVariable::solutionValue)
                            .toArray())
                    : Optional.empty();
        } finally {
            solver.delete();
        }
    }
}
