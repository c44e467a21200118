package io.github.clinamen.formats.results;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Outcomes of one circuit in the order of the file, each with its count; shots one by one have the count 1.
 *
 * <p>Bit 0 of an outcome is the first bit of its notation.
 */
public final class Outcomes {
    private static final int MOST_BITS = 64;

    private final int width;
    private final boolean inOrder;
    private long[] packed = new long[16];
    private long[] counts = new long[16];
    private int size;

    /**
     * @param width bits of each outcome, 1 to 64, or 0 where numbers do not tell
     * @param inOrder whether they are shots one by one, not only how often each outcome was seen
     */
    Outcomes(int width, boolean inOrder) {
        if (width < 0 || width > MOST_BITS) {
            throw new IllegalArgumentException("bits: expected 1 to " + MOST_BITS + " an outcome, found " + width);
        }
        this.width = width;
        this.inOrder = inOrder;
    }

    void add(long outcome, long count) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        packed[size] = outcome;
        counts[size++] = count;
    }

    /** Bits of each outcome; empty where they are written as numbers, which do not tell. */
    public OptionalInt width() {
        return width == 0 ? OptionalInt.empty() : OptionalInt.of(width);
    }

    /** Whether these are shots one by one, in the order in which they were taken. */
    public boolean isInOrder() {
        return inOrder;
    }

    /** The same outcomes of n bits read from their other end. */
    public Outcomes reversed(int n) {
        int[] from = new int[n];
        Arrays.setAll(from, bit -> n - 1 - bit);
        return reordered(from);
    }

    /** How many outcomes or shots there are. */
    public int size() {
        return size;
    }

    public long outcome(int index) {
        return packed[index];
    }

    public long count(int index) {
        return counts[index];
    }

    /** All counts; {@link Long#MAX_VALUE} when there are more. */
    long shots() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum = sum > Long.MAX_VALUE - counts[i] ? Long.MAX_VALUE : sum + counts[i];
        }
        return sum;
    }

    /** The same outcomes with their bits in another order: bit i of the new ones is bit {@code from[i]} of these. */
    Outcomes reordered(int[] from) {
        Outcomes other = new Outcomes(from.length, inOrder);
        for (int i = 0; i < size; i++) {
            long outcome = 0;
            for (int bit = 0; bit < from.length; bit++) {
                outcome |= (packed[i] >>> from[bit] & 1) << bit;
            }
            other.add(outcome, counts[i]);
        }
        return other;
    }

    /** The same shots with those of another register after them, as higher bits. */
    Outcomes beside(Outcomes higher) {
        Outcomes both = new Outcomes(width + higher.width, inOrder && higher.inOrder);
        for (int i = 0; i < size; i++) {
            both.add(packed[i] | higher.packed[i] << width, 1);
        }
        return both;
    }
}
