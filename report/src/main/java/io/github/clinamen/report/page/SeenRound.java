package io.github.clinamen.report.page;

/**
 * What became of one round.
 *
 * @param index its place in the run, from 0
 * @param bit what it contributes, or would
 */
public record SeenRound(long index, Fate fate, boolean bit) {
    /** Where a round went. */
    public enum Fate {
        /** Settings outside X (step 2). */
        DISCARDED,
        TESTED,
        /** Tested, with the wrong parity. */
        WRONG,
        DISTILLED
    }
}
