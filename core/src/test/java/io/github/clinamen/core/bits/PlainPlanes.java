package io.github.clinamen.core.bits;

/** The plain twin of {@link Planes}: bit by bit. Never optimised. */
final class PlainPlanes {
    private PlainPlanes() {}

    static long count(long[] plane, int words) {
        return countBoth(plane, plane, words);
    }

    static long countBoth(long[] plane, long[] mask, int words) {
        long count = 0;
        for (int i = 0; i < 64 * words; i++) {
            count += bit(plane, i) & bit(mask, i);
        }
        return count;
    }

    static boolean parityOfBoth(long[] plane, long[] mask, int words) {
        return (countBoth(plane, mask, words) & 1) == 1;
    }

    static void clear(long[] plane, long[] mask, int words) {
        for (int i = 0; i < 64 * words; i++) {
            if (bit(mask, i) == 1) {
                plane[i >> 6] &= ~(1L << (i & 63));
            }
        }
    }

    static long sift(long[] plane, long[] mask, int words, long[] out, long end) {
        long next = end;
        for (int i = 0; i < 64 * words; i++) {
            if (bit(mask, i) == 1) {
                out[(int) (next >> 6)] |= bit(plane, i) << (next & 63);
                next++;
            }
        }
        return next;
    }

    private static long bit(long[] plane, int i) {
        return plane[i >> 6] >>> (i & 63) & 1;
    }
}
