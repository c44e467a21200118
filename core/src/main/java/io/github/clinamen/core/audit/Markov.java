package io.github.clinamen.core.audit;

/** What came most often after the same 1, 2, ..., 16 bits. */
final class Markov extends Trained {
    private static final int ORDERS = 16;
    private static final int MASK = (1 << (ORDERS + 1)) - 1;

    Markov() {
        super(1 << (ORDERS + 1), ORDERS);
    }

    @Override
    String name(int predictor) {
        int order = kind(predictor) + 1;
        return "what came most after the same " + (order == 1 ? "bit" : order + " bits") + confidence(predictor);
    }

    @Override
    void take(long[] words, int count, long before) {
        eachBlock(count, before, true, (from, to) -> {
            for (int i = HISTORY + from; i < HISTORY + to; i++) {
                word(words[i - 1], words[i]);
                advance(64);
            }
        });
    }

    private void word(long last, long word) {
        long early = word << ORDERS | last >>> -ORDERS;
        for (int i = 0; i < 64 - ORDERS; i++) {
            see((int) (early >>> i) & MASK);
        }
        for (int i = 64 - 2 * ORDERS; i < 64 - ORDERS; i++) {
            see((int) (word >>> i) & MASK);
        }
    }

    @Override
    void scoreAll(long[] now, long[] before) {
        for (int order = ORDERS; order >= 1; order--) {
            score(order - 1, now, before, 1 << order);
            forgetOldest(now, 1 << order);
            forgetOldest(before, 1 << order);
        }
    }

    private static void forgetOldest(long[] cases, int half) {
        for (int i = 0; i < half; i++) {
            cases[i] = cases[2 * i] + cases[2 * i + 1];
        }
    }
}
