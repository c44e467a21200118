package io.github.clinamen.core.audit;

/**
 * What one predictor did on one stretch of the stream.
 *
 * @param predictor what it says, in words
 * @param from the stretch's first bit, counted from 0
 * @param bits the stretch's length
 * @param tries how many of its bits were predicted
 * @param hits how many of these rightly
 * @param wealth log2 of what the best bet on it made of 1, rounded downward; minus infinity when nothing was predicted
 * @param needed log2 of what refutes the promise
 */
public record Finding(String predictor, long from, long bits, long tries, long hits, double wealth, double needed) {
    public Finding {
        if (from < 0 || bits < 0 || tries < 0 || hits < 0 || hits > tries || tries > bits) {
            throw new IllegalArgumentException("finding: expected 0 <= hits <= tries <= bits, found " + hits + ", "
                    + tries + ", " + bits + " from bit " + from);
        }
    }

    /** The fraction of its predictions that were right; an epsilon-source lets 1 - epsilon be so in the long run, at most. */
    public double share() {
        return tries == 0 ? 0 : hits / (double) tries;
    }

    /** Whether the promise is refuted by this alone. */
    public boolean refutes() {
        return wealth >= needed;
    }
}
