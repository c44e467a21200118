package io.github.clinamen.core.bound;

/** The sizes for which every bound is evaluated. */
final class Sizes {
    private Sizes() {}

    static void require(long distilledRounds, int choiceBits) {
        if (distilledRounds < 1) {
            throw new IllegalArgumentException("nd: expected at least 1 round to distil, found " + distilledRounds);
        }
        if (choiceBits < 0) {
            throw new IllegalArgumentException("log2Nb: expected 0 or more, found " + choiceBits);
        }
    }
}
