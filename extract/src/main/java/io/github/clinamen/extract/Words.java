package io.github.clinamen.extract;

/** Stretches of bits inside packed words: bit i is bit i mod 64 of word i / 64. */
final class Words {
    private Words() {}

    /** Words that hold so many bits. */
    static int count(long bits) {
        return Math.toIntExact((bits + 63) >> 6);
    }

    /** Copies {@code length} bits of a from bit {@code from} on to whole words of d; bits past the end of a are zero. */
    static void copy(long[] a, long from, long[] d, int to, long length) {
        int word = (int) (from >> 6);
        int shift = (int) (from & 63);
        int words = count(length);
        // Full pairs first, without bounds to look after.
        int whole = Math.max(0, Math.min(words, a.length - word - 1));
        for (int i = 0; i < whole; i++) {
            d[to + i] = a[word + i] >>> shift | a[word + i + 1] << 1 << (63 - shift);
        }
        for (int i = whole; i < words; i++) {
            d[to + i] = word + i < a.length ? a[word + i] >>> shift : 0;
        }
        if ((length & 63) != 0) {
            d[to + words - 1] &= -1L >>> (64 - (length & 63));
        }
    }

    /** Adds {@code length} bits of whole words of a, zero after that, to d from bit {@code to} on. */
    static void add(long[] a, int from, long length, long[] d, long to) {
        int word = (int) (to >> 6);
        int shift = (int) (to & 63);
        int words = count(length);
        long carry = 0;
        for (int i = 0; i < words; i++) {
            long w = a[from + i];
            d[word + i] ^= w << shift | carry;
            carry = w >>> 1 >>> (63 - shift);
        }
        if (carry != 0) {
            d[word + words] ^= carry;
        }
    }

    /** The first {@code length} bits of a, in reverse order, in its place; there are no others. */
    static void reverse(long[] a, long length) {
        int words = count(length);
        for (int i = 0, j = words - 1; i <= j; i++, j--) {
            long low = a[i];
            a[i] = Long.reverse(a[j]);
            a[j] = Long.reverse(low);
        }
        copy(a, 64L * words - length, a, 0, length);
    }

    /** Adds bits of a, from bit {@code from} on, to all words of d. */
    static void addPart(long[] a, long from, long[] d) {
        int word = (int) (from >> 6);
        int shift = (int) (from & 63);
        for (int i = 0; i < d.length; i++) {
            long next = word + i + 1 < a.length ? a[word + i + 1] << 1 << (63 - shift) : 0;
            d[i] ^= a[word + i] >>> shift | next;
        }
    }
}
