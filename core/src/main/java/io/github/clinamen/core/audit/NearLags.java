package io.github.clinamen.core.audit;

/** Distances below 64, in the whole stream. */
final class NearLags extends Lags {
    NearLags() {
        super(1, 63);
    }

    @Override
    void take(long[] words, int count, long before) {
        // Block by block, so that the words of one stay near while all distances are tried.
        eachBlock(count, before, false, (from, to) -> {
            for (int lag = 1; lag < 64; lag++) {
                different(lag, differences(words, HISTORY + from, HISTORY + to, lag), 64L * (to - from));
            }
        });
    }

    private static long differences(long[] words, int from, int to, int lag) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += Long.bitCount(words[i] ^ (words[i] << lag | words[i - 1] >>> -lag));
        }
        return sum;
    }
}
