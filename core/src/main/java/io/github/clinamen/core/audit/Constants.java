package io.github.clinamen.core.audit;

/** Always 0, always 1. */
final class Constants extends Predictors {
    Constants() {
        super(2);
    }

    @Override
    String name(int predictor) {
        return "always " + predictor;
    }

    @Override
    void take(long[] words, int count, long before) {
        long ones = 0;
        for (int i = HISTORY; i < HISTORY + count; i++) {
            ones += Long.bitCount(words[i]);
        }
        score(0, 64L * count - ones, 64L * count);
        score(1, ones, 64L * count);
    }

    long ones() {
        return hits[1];
    }
}
