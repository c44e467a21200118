package io.github.clinamen.core.bits;

/** {@link Planes} word by word; the compiler makes vectors of these loops by itself. */
final class PlaneLoops {
    private PlaneLoops() {}

    static long count(long[] plane, int words) {
        long count = 0;
        for (int w = 0; w < words; w++) {
            count += Long.bitCount(plane[w]);
        }
        return count;
    }

    static long countBoth(long[] plane, long[] mask, int words) {
        long count = 0;
        for (int w = 0; w < words; w++) {
            count += Long.bitCount(plane[w] & mask[w]);
        }
        return count;
    }

    static boolean parityOfBoth(long[] plane, long[] mask, int words) {
        long odd = 0;
        for (int w = 0; w < words; w++) {
            odd ^= plane[w] & mask[w];
        }
        return (Long.bitCount(odd) & 1) == 1;
    }

    static void clear(long[] plane, long[] mask, int words) {
        for (int w = 0; w < words; w++) {
            plane[w] &= ~mask[w];
        }
    }

    static long sift(long[] plane, long[] mask, int words, long[] out, long end) {
        long next = end;
        for (int w = 0; w < words; w++) {
            long bits = Long.compress(plane[w], mask[w]);
            int count = Long.bitCount(mask[w]);
            if (count == 0) {
                continue;
            }
            int at = (int) (next >> 6);
            out[at] |= bits << next;
            if ((next & 63) + count > 64) {
                out[at + 1] |= bits >>> -next;
            }
            next += count;
        }
        return next;
    }
}
