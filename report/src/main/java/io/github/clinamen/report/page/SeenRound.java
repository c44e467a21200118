package io.github.clinamen.report.page;

/**
 * What became of one round.
 *
 * @param index its place in the run, from 0
 * @param bit its value, what it contributes
 */
public record SeenRound(long index, Fate fate, boolean bit) {
    /** Where a round went. */
    public enum Fate {
        /** Settings that the game does not test, where such rounds are left out. */
        DISCARDED,
        RIGHT,
        /** Tested, with the wrong parity. */
        WRONG
    }
}
