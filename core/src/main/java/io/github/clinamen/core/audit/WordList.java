package io.github.clinamen.core.audit;

import java.util.Arrays;

/** Words that are kept as they come. */
public final class WordList {
    private long[] words = new long[64];
    private int count;

    public void add(long word) {
        if (count == words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(2, count));
        }
        words[count++] = word;
    }

    /** Those so far. */
    public long[] toWords() {
        return Arrays.copyOf(words, count);
    }
}
