package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.OutcomeProof;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;

/** Finds how well an outcome function can be predicted when the boxes never lose: (B2), for any odd number of parties. */
public final class PredictabilityFinder {
    private PredictabilityFinder() {}

    /**
     * The certificate, not yet checked.
     *
     * @param setting x0, a tested setting
     */
    public static PredictabilityCertificate find(
            MerminGame game, OutcomeFunction function, int setting, Symmetry symmetry) {
        Reduction reduction =
                new Reduction(game, function, setting, symmetry.groups(game.parties(), function, setting));
        return new PredictabilityCertificate(
                game, function, setting, reduction.groups(), maximum(game, reduction, 0), maximum(game, reduction, 1));
    }

    private static OutcomeProof maximum(MerminGame game, Reduction reduction, int w) {
        int columns = reduction.columns();
        ExactSolution solution = ExactProgram.solve(program(reduction, w));
        BigFraction cells = new BigFraction(1L << game.parties());
        BigFraction[] multipliers = new BigFraction[columns];
        BigFraction[] box = new BigFraction[columns];
        for (int c = 0; c < columns; c++) {
            multipliers[c] = solution.values()[c].divide(reduction.size(c));
            box[c] = solution.reducedCosts()[c].divide(cells);
        }
        return new OutcomeProof(
                solution.values()[columns].divide(cells), reduction.table(multipliers), reduction.table(box));
    }

    /**
     * min 2^n alpha such that 2^n (alpha C - M_w) = sum over columns of z column, z free where (a,x) is wrong: the dual of
     * (B2). Here z is y times the size of the orbit, and the reduced cost of a column is 2^n times the optimal box's entry.
     */
    static LinearProgram program(Reduction reduction, int w) {
        int columns = reduction.columns();
        long[][] matrix = new long[columns + 1][];
        boolean[] free = new boolean[columns + 1];
        long[] costs = new long[columns + 1];
        for (int c = 0; c < columns; c++) {
            matrix[c] = reduction.column(c);
            free[c] = reduction.isWrong(c);
        }
        matrix[columns] = new long[reduction.rows()];
        matrix[columns][0] = -1;
        free[columns] = true;
        costs[columns] = 1;
        long[] right = Arrays.stream(reduction.probability(w)).map(m -> -m).toArray();
        return new LinearProgram(matrix, right, costs, free);
    }
}
