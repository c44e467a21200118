package io.github.clinamen.core.bits;

import java.util.Arrays;

/**
 * An immutable string of bits, bit i being bit i mod 64 of word i / 64.
 *
 * <p>Concatenation makes it a monoid, so that stretches of a run can be joined in any grouping. Appending stretch after
 * stretch to a growing string takes time proportional to what is appended: the strings share one buffer, each seeing
 * its own length of it.
 */
public final class BitString {
    public static final BitString EMPTY = new BitString(new Buffer(new long[0], 0), 0);

    private final Buffer buffer;
    private final long length;

    private BitString(Buffer buffer, long length) {
        this.buffer = buffer;
        this.length = length;
    }

    /** Words written up to {@code used} bits; bits beyond are zero. Only ever appended to. */
    private static final class Buffer {
        private long[] words;
        private long used;

        Buffer(long[] words, long used) {
            this.words = words;
            this.used = used;
        }

        void append(long bits, int count) {
            int w = (int) (used >> 6);
            int shift = (int) (used & 63);
            if (w + 2 > words.length) {
                words = Arrays.copyOf(words, Math.max(2 * words.length, w + 2));
            }
            words[w] |= bits << shift;
            if (shift + count > 64) {
                words[w + 1] = bits >>> (64 - shift);
            }
            used += count;
        }
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
        return new BitString(new Buffer(clean(words, length), length), length);
    }

    /** One bit. */
    public static BitString of(boolean bit) {
        return of(new long[] {bit ? 1 : 0}, 1);
    }

    public long length() {
        return length;
    }

    public boolean get(long i) {
        if (i < 0 || i >= length) {
            throw new IndexOutOfBoundsException("bit " + i + " of " + length);
        }
        synchronized (buffer) {
            return (buffer.words[(int) (i >> 6)] >>> (i & 63) & 1) == 1;
        }
    }

    /** The words, copied; bits beyond the length are zero. */
    public long[] toWords() {
        synchronized (buffer) {
            return clean(buffer.words, length);
        }
    }

    public BitString concat(BitString next) {
        if (next.length == 0) {
            return this;
        }
        if (length == 0) {
            return next;
        }
        long[] tail = next.toWords();
        synchronized (buffer) {
            // Another string has already grown from this one: leave its bits alone and start a buffer of our own.
            Buffer target = buffer.used == length ? buffer : new Buffer(clean(buffer.words, length), length);
            for (int w = 0; w < tail.length; w++) {
                target.append(tail[w], (int) Math.min(64, next.length - 64L * w));
            }
            return new BitString(target, length + next.length);
        }
    }

    /** Bits {@code from} (inclusive) to {@code to} (exclusive). */
    public BitString slice(long from, long to) {
        if (from < 0 || to < from || to > length) {
            throw new IndexOutOfBoundsException("bits " + from + " to " + to + " of " + length);
        }
        int shift = (int) (from & 63);
        int first = (int) (from >> 6);
        long[] cut = new long[wordsFor(to - from)];
        synchronized (buffer) {
            long[] words = buffer.words;
            for (int w = 0; w < cut.length; w++) {
                boolean more = shift != 0 && first + w + 1 < words.length;
                cut[w] = words[first + w] >>> shift | (more ? words[first + w + 1] << (64 - shift) : 0);
            }
        }
        return of(cut, to - from);
    }

    /** The exclusive or of all bits. */
    public boolean parity() {
        long all = 0;
        for (long word : toWords()) {
            all ^= word;
        }
        return (Long.bitCount(all) & 1) == 1;
    }

    private static long[] clean(long[] words, long length) {
        long[] copy = Arrays.copyOf(words, wordsFor(length));
        if ((length & 63) != 0) {
            copy[copy.length - 1] &= -1L >>> (64 - (length & 63));
        }
        return copy;
    }

    private static int wordsFor(long bits) {
        return Math.toIntExact((bits + 63) >> 6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitString that && length == that.length && Arrays.equals(toWords(), that.toWords());
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(length) + Arrays.hashCode(toWords());
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
}
