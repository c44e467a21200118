package io.github.clinamen.core.audit;

import io.github.clinamen.core.bits.BitString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Bits that were used, to be held against bits that are to be fresh: whether any 128 of the used ones in a row occur among the others, anywhere.
 * Of 128 bits in a row there is a whole word of the used ones among them; each place of the fresh ones is looked up in one table of these words.
 */
public final class UsedBits {
    /** Bits in a row that are no chance. */
    public static final int TELLING = 128;

    private static final int MOST_ALIKE = 8;

    /** One use of bits, such as settings. */
    private record Part(String name, long[] words, int first) {}

    private final List<Part> parts = new ArrayList<>();
    private int count;

    /**
     * @param name what these bits were used for
     * @param words 64 bits each, the lowest first
     */
    public void add(String name, long[] words) {
        parts.add(new Part(name, words, count));
        count = Math.addExact(count, words.length);
    }

    /** What is wrong with the bits, if they have 128 in a row that were used. */
    public Optional<String> findIn(BitString fresh) {
        if (fresh.length() < TELLING || count == 0) {
            return Optional.empty();
        }
        long[] words = Arrays.copyOf(fresh.toWords(), (int) (fresh.length() >> 6) + 2);
        int[] table = new int[Integer.highestOneBit(Math.max(2, count)) << 2];
        for (int i = 0; i < count; i++) {
            insert(table, i);
        }
        for (long bit = 0; bit + 64 <= fresh.length(); bit++) {
            long word = at(words, bit);
            int slot = hash(word) & (table.length - 1);
            while (table[slot] != 0) {
                int used = table[slot] - 1;
                if (word(used) == word && inARow(words, fresh.length(), bit, used) >= TELLING) {
                    return Optional.of(part(used).name + " occur again at bit " + bit);
                }
                slot = (slot + 1) & (table.length - 1);
            }
        }
        return Optional.empty();
    }

    /** Some words that are alike may be left out: 128 bits in a row that all are so refute the promise of the source anyway. */
    private void insert(int[] table, int used) {
        long word = word(used);
        int slot = hash(word) & (table.length - 1);
        int alike = 0;
        while (table[slot] != 0) {
            alike += word(table[slot] - 1) == word ? 1 : 0;
            if (alike == MOST_ALIKE) {
                return;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = used + 1;
    }

    /** How many bits in a row agree around a word that does. */
    private long inARow(long[] fresh, long length, long bit, int used) {
        Part part = part(used);
        long own = 64L * (used - part.first);
        long before = 0;
        while (before < TELLING
                && before < bit
                && before < own
                && bitOf(fresh, bit - 1 - before) == bitOf(part.words, own - 1 - before)) {
            before++;
        }
        long after = 64;
        while (after < TELLING
                && bit + after < length
                && own + after < 64L * part.words.length
                && bitOf(fresh, bit + after) == bitOf(part.words, own + after)) {
            after++;
        }
        return before + after;
    }

    private static boolean bitOf(long[] words, long bit) {
        return (words[(int) (bit >> 6)] >>> (bit & 63) & 1) == 1;
    }

    private static long at(long[] words, long bit) {
        int word = (int) (bit >> 6);
        int shift = (int) (bit & 63);
        return shift == 0 ? words[word] : words[word] >>> shift | words[word + 1] << -shift;
    }

    private static int hash(long word) {
        long x = (word ^ word >>> 29) * 0xbf58476d1ce4e5b9L;
        return (int) (x >>> 32);
    }

    private Part part(int used) {
        for (Part part : parts) {
            if (used < part.first + part.words.length) {
                return part;
            }
        }
        throw new IndexOutOfBoundsException("word " + used + " of " + count);
    }

    private long word(int used) {
        Part part = part(used);
        return part.words[used - part.first];
    }
}
