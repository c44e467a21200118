package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.GuessingCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Finds how well all outcomes of one round can be guessed by someone with a non-signalling box of a given loss: docs/practical.md. */
public final class GuessingFinder {
    private GuessingFinder() {}

    /**
     * The least intercept for a slope, with its certificate, not yet checked.
     *
     * @param game of an odd number of parties
     * @param settings of which settings it is to hold
     * @param slope not negative, with a small denominator
     */
    public static GuessingCertificate find(MerminGame game, GuessingCertificate.Settings settings, BigFraction slope) {
        List<GuessingCertificate.Case> cases = new ArrayList<>();
        BigFraction intercept = BigFraction.ZERO;
        for (int weight : settings.weights(game)) {
            for (int outcome = 0; outcome < 2; outcome++) {
                GuessingCertificate.Case found = find(game, slope, (1 << weight) - 1, outcome);
                cases.add(found);
                intercept = found.intercept().compareTo(intercept) > 0 ? found.intercept() : intercept;
            }
        }
        return new GuessingCertificate(game, settings, intercept, slope, cases);
    }

    private static GuessingCertificate.Case find(MerminGame game, BigFraction slope, int setting, int outcome) {
        int n = game.parties();
        OutcomeFunction string = new OutcomeFunction.WeightSet(n, outcome == 0 ? 1 : 1 << n);
        Reduction reduction = new Reduction(game, string, setting, Symmetry.EXCHANGES.groups(n, string, setting));
        ExactSolution solution = ExactProgram.solve(program(reduction, slope));
        int columns = reduction.columns();
        BigFraction scale = new BigFraction(slope.getDenominator());
        BigFraction[] multipliers = new BigFraction[columns];
        for (int c = 0; c < columns; c++) {
            multipliers[c] = solution.values()[c].divide(scale).divide(new BigFraction(reduction.size(c)));
        }
        BigFraction intercept = solution.values()[columns].divide(scale).divide(new BigFraction(1L << n));
        return new GuessingCertificate.Case(
                setting, outcome, reduction.groups(), intercept, reduction.table(multipliers));
    }

    /** min alpha such that 2^n d (alpha + slope I - M_1) = sum over columns of z column, z &gt;= 0, d the slope's denominator. */
    private static LinearProgram program(Reduction reduction, BigFraction slope) {
        int columns = reduction.columns();
        long p = slope.getNumerator().longValueExact();
        long d = slope.getDenominator().longValueExact();
        long[][] matrix = new long[columns + 1][];
        boolean[] free = new boolean[columns + 1];
        long[] costs = new long[columns + 1];
        for (int c = 0; c < columns; c++) {
            matrix[c] = reduction.column(c);
        }
        matrix[columns] = new long[reduction.rows()];
        matrix[columns][0] = -1;
        free[columns] = true;
        costs[columns] = 1;
        long[] loses = reduction.inequality();
        long[] guessed = reduction.probability(1);
        long[] right = new long[reduction.rows()];
        for (int r = 0; r < right.length; r++) {
            right[r] = Math.subtractExact(Math.multiplyExact(p, loses[r]), Math.multiplyExact(d, guessed[r]));
        }
        return new LinearProgram(matrix, right, costs, free);
    }
}
