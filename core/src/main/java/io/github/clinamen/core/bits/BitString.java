package io.github.clinamen.core.bits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable string of bits, bit i being bit i mod 64 of word i / 64.
 *
 * <p>Concatenation makes it a monoid, so that stretches of a run can be joined in any grouping. Appending stretch after
 * stretch to a growing string takes time proportional to what is appended: the strings share one buffer, each seeing
 * its own length of it.
 */
public final class BitString {
    public static final BitString EMPTY = new BitString(new Buffer(new long[0], 0), 0);

    private static final int SEGMENT = 1 << 16;

    private final Buffer buffer;
    private final long length;

    private BitString(Buffer buffer, long length) {
        this.buffer = buffer;
        this.length = length;
    }

    /**
     * Words written up to {@code used} bits; bits beyond are zero. Only ever appended to. What is full is never copied again: strings may be as
     * long as memory allows.
     */
    private static final class Buffer {
        private final List<long[]> segments = new ArrayList<>();
        private long used;

        Buffer(long[] words, long used) {
            for (int from = 0; from == 0 || from < words.length; from += SEGMENT) {
                segments.add(
                        words.length <= SEGMENT
                                ? words
                                : Arrays.copyOfRange(words, from, Math.min(words.length, from + SEGMENT)));
            }
            this.used = used;
        }

        /** Word w, 0 where nothing was written yet. */
        long word(int w) {
            int segment = w / SEGMENT;
            int at = w % SEGMENT;
            return segment < segments.size() && at < segments.get(segment).length ? segments.get(segment)[at] : 0;
        }

        private void add(int w, long bits) {
            int segment = w / SEGMENT;
            int at = w % SEGMENT;
            if (segment == segments.size()) {
                segments.add(new long[SEGMENT]);
            }
            long[] words = segments.get(segment);
            if (at >= words.length) {
                words = Arrays.copyOf(words, Math.min(SEGMENT, Math.max(2 * words.length, at + 2)));
                segments.set(segment, words);
            }
            words[at] |= bits;
        }

        void append(long bits, int count) {
            int w = (int) (used >> 6);
            int shift = (int) (used & 63);
            add(w, bits << shift);
            if (shift + count > 64) {
                add(w + 1, bits >>> (64 - shift));
            }
            used += count;
        }

        /** The first so many words. */
        long[] copy(int words) {
            long[] copy = new long[words];
            for (int from = 0; from < words; from += SEGMENT) {
                long[] segment = segments.get(from / SEGMENT);
                System.arraycopy(segment, 0, copy, from, Math.min(Math.min(SEGMENT, words - from), segment.length));
            }
            return copy;
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
        return new BitString(new Buffer(clean(Arrays.copyOf(words, wordsFor(length)), length), length), length);
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
            return (buffer.word((int) (i >> 6)) >>> (i & 63) & 1) == 1;
        }
    }

    /** The words, copied; bits beyond the length are zero. */
    public long[] toWords() {
        synchronized (buffer) {
            return clean(buffer.copy(wordsFor(length)), length);
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
            Buffer target =
                    buffer.used == length ? buffer : new Buffer(clean(buffer.copy(wordsFor(length)), length), length);
            for (int w = 0; w < tail.length; w++) {
                target.append(tail[w], (int) Math.min(64, next.length - 64L * w));
            }
            return new BitString(target, length + next.length);
        }
    }

    /** Bits {@code from} (inclusive) to {@code to} (exclusive). */
    public BitString slice(long from, long to) {
        long[] cut = new long[wordsFor(Math.max(0, to - from))];
        copy(from, to, cut, 0);
        return new BitString(new Buffer(cut, to - from), to - from);
    }

    /** Writes these bits to whole words of the target; bits of the last word beyond them are zero. */
    public void copy(long from, long to, long[] target, int at) {
        if (from < 0 || to < from || to > length) {
            throw new IndexOutOfBoundsException("bits " + from + " to " + to + " of " + length);
        }
        int words = wordsFor(to - from);
        int shift = (int) (from & 63);
        int first = (int) (from >> 6);
        synchronized (buffer) {
            for (int w = 0; w < words; w++) {
                target[at + w] = buffer.word(first + w) >>> shift
                        | (shift == 0 ? 0 : buffer.word(first + w + 1) << (64 - shift));
            }
        }
        if (((to - from) & 63) != 0) {
            target[at + words - 1] &= -1L >>> (64 - ((to - from) & 63));
        }
    }

    /** The exclusive or of all bits. */
    public boolean parity() {
        long all = 0;
        for (long word : toWords()) {
            all ^= word;
        }
        return (Long.bitCount(all) & 1) == 1;
    }

    /** Clears what is beyond the length, in place. */
    private static long[] clean(long[] words, long length) {
        if ((length & 63) != 0) {
            words[words.length - 1] &= -1L >>> (64 - (length & 63));
        }
        return words;
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
