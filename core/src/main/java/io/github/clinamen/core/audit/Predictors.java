package io.github.clinamen.core.audit;

/**
 * A family of predictors of the next bit, each of which is a function of earlier bits, or keeps silent. What they say is scored a stretch at
 * a time; it is the same as if each bit had been asked for before it came.
 */
abstract class Predictors {
    /** Words before a stretch that a predictor may look at; before the first bit there are zeros. */
    static final int HISTORY = 64;

    /** Words of a block. */
    static final int BLOCK = 1024;

    /** Blocks from the beginning that costly predictors look at, all of them; later at one in {@link #SPARSE}. */
    private static final int ALL = 256;

    private static final int SPARSE = 128;

    /** How often each was right so far. */
    final long[] hits;

    /** How many bits each has predicted so far. */
    final long[] tries;

    Predictors(int count) {
        this.hits = new long[count];
        this.tries = new long[count];
    }

    final int count() {
        return hits.length;
    }

    /** What a predictor says, in a few words. */
    abstract String name(int predictor);

    /**
     * Scores the next words of the stream.
     *
     * @param words the new ones from {@code HISTORY} on, those before them in the places below
     * @param count how many are new
     * @param before how many words of the stream came earlier
     */
    abstract void take(long[] words, int count, long before);

    /** Scores what was put off; called when a window ends. */
    void settle() {}

    /** What is done with the new words from {@code from} (inclusive) to {@code to} (exclusive), counted from 0. */
    interface BlockTask {
        void block(int from, int to);
    }

    /**
     * Goes through the new words block by block.
     *
     * @param costly whether only those blocks are looked at that costly predictors can afford, the same in every stream
     */
    static void eachBlock(int count, long before, boolean costly, BlockTask task) {
        for (int from = 0; from < count; ) {
            int to = (int) Math.min(count, from + BLOCK - (before + from) % BLOCK);
            long block = (before + from) / BLOCK;
            if (!costly || block < ALL || block % SPARSE == 0) {
                task.block(from, to);
            }
            from = to;
        }
    }

    /** Adds what a predictor said of so many bits. */
    final void score(int predictor, long right, long asked) {
        hits[predictor] += right;
        tries[predictor] += asked;
    }

    /** The 64 bits from a bit on, the first in the lowest place. */
    static long bits(long[] words, int bit) {
        int word = bit >> 6;
        int shift = bit & 63;
        return shift == 0 ? words[word] : words[word] >>> shift | words[word + 1] << -shift;
    }
}
