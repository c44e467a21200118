package io.github.clinamen.certify;

import java.util.List;
import java.util.Optional;

/** Solves linear programs exactly: a basis from floating point, made exact, or else exact pivots. */
final class ExactProgram {
    private ExactProgram() {}

    /** Ways to ask the floating-point solver, each a little more careful than the last. */
    private static final List<String> ATTEMPTS = List.of(
            "",
            "primal_feasibility_tolerance: 1e-10 dual_feasibility_tolerance: 1e-10",
            "use_dual_simplex: true primal_feasibility_tolerance: 1e-10 dual_feasibility_tolerance: 1e-10",
            "use_preprocessing: false primal_feasibility_tolerance: 1e-11 dual_feasibility_tolerance: 1e-11");

    /** Exact pivots on a table of this size, times its rows, still end within minutes. */
    private static final long MAX_PIVOTING = 2_000_000;

    /** @throws IllegalArgumentException when the program has no optimum */
    static ExactSolution solve(LinearProgram lp) {
        for (String parameters : ATTEMPTS) {
            Optional<int[]> guess = Glop.basis(lp, parameters);
            if (guess.isPresent()) {
                try {
                    ExactSolution solution = ExactSolution.of(lp, guess.get());
                    if (solution.isOptimal(lp)) {
                        return solution;
                    }
                } catch (SingularBasisException e) {
                    // Floating point took a singular matrix for a basis: try again, and in the end exact pivots decide.
                }
            }
        }
        if ((long) lp.rows() * lp.rows() * lp.variables() > MAX_PIVOTING) {
            throw new IllegalArgumentException("linear program: no optimum found that could be certified");
        }
        return solveByPivots(lp);
    }

    static ExactSolution solveByPivots(LinearProgram lp) {
        try {
            return ExactSolution.of(lp, ExactSimplex.basis(lp));
        } catch (SingularBasisException e) {
            throw new IllegalStateException("exact pivots ended in a singular basis", e);
        }
    }
}
