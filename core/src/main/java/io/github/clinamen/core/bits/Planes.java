package io.github.clinamen.core.bits;

/** Counting and sifting over work planes: one bit a round, 64 rounds a word. */
public final class Planes {
    private Planes() {}

    /** How many bits are set in the first {@code words} words. */
    public static long count(long[] plane, int words) {
        requireWords(plane, words);
        return PlaneLoops.count(plane, words);
    }

    /** How many bits are set in both planes. */
    public static long countBoth(long[] plane, long[] mask, int words) {
        requireWords(plane, words);
        requireWords(mask, words);
        return PlaneLoops.countBoth(plane, mask, words);
    }

    /** The exclusive or of all bits of the first {@code words} words. */
    public static boolean parity(long[] plane, int words) {
        requireWords(plane, words);
        return PlaneLoops.parityOfBoth(plane, plane, words);
    }

    /** Parity of the number of bits set in both planes: the exclusive or of the masked bits. */
    public static boolean parityOfBoth(long[] plane, long[] mask, int words) {
        requireWords(plane, words);
        requireWords(mask, words);
        return PlaneLoops.parityOfBoth(plane, mask, words);
    }

    /** Clears in the plane every bit that is set in the mask. */
    public static void clear(long[] plane, long[] mask, int words) {
        requireWords(plane, words);
        requireWords(mask, words);
        PlaneLoops.clear(plane, mask, words);
    }

    /**
     * Appends the plane's bits at the mask's set bits, in order, to a packed bit string.
     *
     * @param out bit i of the string is bit i mod 64 of word i / 64; zero from bit {@code end} on
     * @param end how many bits the string has
     * @return how many it has now
     */
    public static long sift(long[] plane, long[] mask, int words, long[] out, long end) {
        requireWords(plane, words);
        requireWords(mask, words);
        return PlaneLoops.sift(plane, mask, words, out, end);
    }

    /** Position of the first set bit, -1 for none. */
    public static long first(long[] plane, int words) {
        requireWords(plane, words);
        for (int w = 0; w < words; w++) {
            if (plane[w] != 0) {
                return 64L * w + Long.numberOfTrailingZeros(plane[w]);
            }
        }
        return -1;
    }

    /** Position of the last set bit, -1 for none. */
    public static long last(long[] plane, int words) {
        requireWords(plane, words);
        for (int w = words - 1; w >= 0; w--) {
            if (plane[w] != 0) {
                return 64L * w + 63 - Long.numberOfLeadingZeros(plane[w]);
            }
        }
        return -1;
    }

    static void requireWords(long[] plane, int words) {
        if (words < 0 || plane.length < words) {
            throw new IllegalArgumentException("plane: expected at least " + words + " words, found " + plane.length);
        }
    }
}
