package io.github.clinamen.core.audit;

/** After 32 equal bits: the same again, and the opposite. */
final class LongRuns extends Predictors {
    private static final int LENGTH = 32;

    LongRuns() {
        super(2);
    }

    @Override
    String name(int predictor) {
        return (predictor == 0 ? "the same" : "the opposite") + " after " + LENGTH + " equal bits";
    }

    @Override
    void take(long[] words, int count, long before) {
        for (int i = 0; i < count; i++) {
            long last = words[HISTORY + i - 1];
            long word = words[HISTORY + i];
            // Bit b: whether the 32 bits before it are equal. Before a word of which two bits differ soon, that is
            // rare.
            long equal = ends(last, word);
            if (equal != 0) {
                long lastBits = word << 1 | last >>> 63;
                long same = Long.bitCount(equal & ~(word ^ lastBits));
                score(0, same, Long.bitCount(equal));
                score(1, Long.bitCount(equal) - same, Long.bitCount(equal));
            }
        }
    }

    private static long ends(long last, long word) {
        // Of the 128 bits: whether a bit is as the one before it; then whether 2, 4, 8, 16 of these are so in a row.
        long high = ~(word ^ (word << 1 | last >>> 63));
        long low = ~(last ^ last << 1);
        for (int step = 1; step < LENGTH / 2; step *= 2) {
            high &= high << step | low >>> -step;
            low &= low << step;
        }
        // 16 in a row, and 15 more: 31 equalities are 32 equal bits; they end at the bit before.
        high &= high << (LENGTH / 2 - 1) | low >>> -(LENGTH / 2 - 1);
        low &= low << (LENGTH / 2 - 1);
        return high << 1 | low >>> 63;
    }
}
