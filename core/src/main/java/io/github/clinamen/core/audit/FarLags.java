package io.github.clinamen.core.audit;

/** Distances of 64 to 4095, in the blocks that costly predictors look at. */
final class FarLags extends Lags {
    FarLags() {
        super(64, 64 * HISTORY - 1);
    }

    @Override
    void take(long[] words, int count, long before) {
        eachBlock(count, before, true, (from, to) -> block(words, from, to - from));
    }

    /** @param first the first word of history before the block */
    private void block(long[] words, int first, int count) {
        long[] moved = new long[HISTORY + count];
        for (int shift = 0; shift < 64; shift++) {
            // The stream, later by so many places: the distances of one shift differ by whole words.
            moved[0] = words[first] << shift;
            for (int i = 1; i < moved.length; i++) {
                long carried = shift == 0 ? 0 : words[first + i - 1] >>> -shift;
                moved[i] = words[first + i] << shift | carried;
            }
            for (int w = 1; w < HISTORY; w++) {
                different(64 * w + shift, differences(words, first, moved, w), 64L * count);
            }
        }
    }

    private static long differences(long[] words, int first, long[] moved, int w) {
        long sum = 0;
        for (int i = HISTORY; i < moved.length; i++) {
            sum += Long.bitCount(words[first + i] ^ moved[i - w]);
        }
        return sum;
    }
}
