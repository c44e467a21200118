package io.github.clinamen.core.audit;

/**
 * The stream as symbols of so many bits, as bytes or the settings of a round are: what came most often after the same bits of the symbol,
 * without or with the symbol before it.
 */
final class Symbols extends Trained {
    private final int size;

    /** @param size bits of a symbol, 2 to 8 */
    Symbols(int size) {
        super(1 << (2 * size), 2);
        this.size = size;
    }

    @Override
    String name(int predictor) {
        return "what came most after the same beginning of a symbol of " + size + " bits"
                + (kind(predictor) == 0 ? "" : " and the symbol before it") + confidence(predictor);
    }

    @Override
    void take(long[] words, int count, long before) {
        int mask = (1 << (2 * size)) - 1;
        eachBlock(count, before, true, (from, to) -> {
            // Symbols that end in these words; the first of a stream comes after zeros, as all history is.
            long end = 64 * (before + to);
            long symbol = 64 * (before + from) / size;
            int bit = (int) (64 * HISTORY + (symbol - 1) * size - 64 * before);
            for (; (symbol + 1) * size <= end; symbol++, bit += size) {
                see((int) bits(words, bit) & mask);
                advance(1);
            }
        });
    }

    @Override
    void scoreAll(long[] now, long[] before) {
        long[] alone = withoutLast(now);
        long[] aloneBefore = withoutLast(before);
        scoreBits(0, alone, aloneBefore, size);
        scoreBits(1, now, before, 2 * size);
    }

    private void scoreBits(int kind, long[] now, long[] before, int bits) {
        for (int i = 0; i < size; i++) {
            int contexts = 1 << (bits - 1 - i);
            score(kind, now, before, contexts);
            forgetLatest(now, contexts);
            forgetLatest(before, contexts);
        }
    }

    private static void forgetLatest(long[] cases, int half) {
        for (int i = 0; i < half; i++) {
            cases[i] += cases[i + half];
        }
    }

    /** The counts of a symbol, whatever came before it. */
    private long[] withoutLast(long[] pairs) {
        long[] symbols = new long[1 << size];
        for (int i = 0; i < pairs.length; i++) {
            symbols[i >> size] += pairs[i];
        }
        return symbols;
    }
}
