package io.github.clinamen.core.bits;

import java.util.Arrays;

/**
 * An immutable string of bits, bit i being bit i mod 64 of word i / 64; bits beyond the length are zero.
 *
 * <p>Concatenation makes it a monoid, so that stretches of a run can be joined in any grouping.
 */
public final class BitString {
    public static final BitString EMPTY = new BitString(new long[0], 0);

    private final long[] words;
    private final long length;

    private BitString(long[] words, long length) {
        this.words = words;
        this.length = length;
    }

    /**
     * The first {@code length} bits of the words, copied.
     *
     * @param length from 0 to 64 times the number of words
     */
    public static BitString of(long[] words, long length) {
        if (length < 0 || length > 64L * words.length) {
            throw new IllegalArgumentException(
                    "length: expected 0 to " + 64L * words.length + " bits, found " + length);
        }
        long[] copy = Arrays.copyOf(words, wordsFor(length));
        if ((length & 63) != 0) {
            copy[copy.length - 1] &= -1L >>> (64 - (length & 63));
        }
        return new BitString(copy, length);
    }

    /** One bit. */
    public static BitString of(boolean bit) {
        return new BitString(new long[] {bit ? 1 : 0}, 1);
    }

    public long length() {
        return length;
    }

    public boolean get(long i) {
        if (i < 0 || i >= length) {
            throw new IndexOutOfBoundsException("bit " + i + " of " + length);
        }
        return (words[(int) (i >> 6)] >>> (i & 63) & 1) == 1;
    }

    /** The words, copied; the last one is padded with zeros. */
    public long[] toWords() {
        return words.clone();
    }

    public BitString concat(BitString next) {
        if (length == 0) {
            return next;
        }
        if (next.length == 0) {
            return this;
        }
        return new Builder(length + next.length).append(this).append(next).build();
    }

    /** Bits {@code from} (inclusive) to {@code to} (exclusive). */
    public BitString slice(long from, long to) {
        if (from < 0 || to < from || to > length) {
            throw new IndexOutOfBoundsException("bits " + from + " to " + to + " of " + length);
        }
        int shift = (int) (from & 63);
        int first = (int) (from >> 6);
        long[] cut = new long[wordsFor(to - from)];
        for (int w = 0; w < cut.length; w++) {
            long low = words[first + w] >>> shift;
            boolean more = shift != 0 && first + w + 1 < words.length;
            cut[w] = more ? low | words[first + w + 1] << (64 - shift) : low;
        }
        return of(cut, to - from);
    }

    /** The exclusive or of all bits. */
    public boolean parity() {
        long all = 0;
        for (long word : words) {
            all ^= word;
        }
        return (Long.bitCount(all) & 1) == 1;
    }

    private static int wordsFor(long bits) {
        return Math.toIntExact((bits + 63) >> 6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitString that && length == that.length && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(length) + Arrays.hashCode(words);
    }

    /** The bits as characters 0 and 1, the first bit first, cut after 64. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < Math.min(length, 64); i++) {
            text.append(get(i) ? '1' : '0');
        }
        return length <= 64 ? text.toString() : text + "... (" + length + " bits)";
    }

    /** Collects bits in order; grows as needed. */
    public static final class Builder {
        private long[] words;
        private long length;

        public Builder(long expectedBits) {
            words = new long[Math.max(1, wordsFor(expectedBits))];
        }

        /** Appends the lowest {@code count} bits, 0 to 64; higher bits are ignored. */
        public Builder append(long bits, int count) {
            if (count == 0) {
                return this;
            }
            if (count < 0 || count > 64) {
                throw new IllegalArgumentException("count: expected 0 to 64, found " + count);
            }
            long clean = count == 64 ? bits : bits & ~(-1L << count);
            int w = (int) (length >> 6);
            int shift = (int) (length & 63);
            if (w + 2 > words.length) {
                words = Arrays.copyOf(words, Math.max(2 * words.length, w + 2));
            }
            words[w] |= clean << shift;
            if (shift + count > 64) {
                words[w + 1] = clean >>> (64 - shift);
            }
            length += count;
            return this;
        }

        public Builder append(BitString bits) {
            for (long done = 0; done < bits.length; done += 64) {
                append(bits.words[(int) (done >> 6)], (int) Math.min(64, bits.length - done));
            }
            return this;
        }

        public long length() {
            return length;
        }

        public BitString build() {
            return of(words, length);
        }
    }
}
