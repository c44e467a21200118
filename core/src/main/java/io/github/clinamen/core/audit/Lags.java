package io.github.clinamen.core.audit;

/** The same as so many places before, for consecutive distances, and the opposite. */
abstract class Lags extends Predictors {
    private final int least;

    /** Distances {@code least} to {@code most}. */
    Lags(int least, int most) {
        super(2 * (most - least + 1));
        this.least = least;
    }

    @Override
    final String name(int predictor) {
        int lag = least + predictor / 2;
        String where = lag == 1 ? "the last bit" : "the bit " + lag + " places before";
        return (predictor % 2 == 0 ? "the same as " : "the opposite of ") + where;
    }

    /** Adds what was found for one distance. */
    final void different(int lag, long different, long bits) {
        score(2 * (lag - least), bits - different, bits);
        score(2 * (lag - least) + 1, different, bits);
    }
}
