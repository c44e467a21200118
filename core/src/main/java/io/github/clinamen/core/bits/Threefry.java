package io.github.clinamen.core.bits;

/**
 * Threefry-2x64 with 13 rounds, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3" (SC 2011): a function of a 128-bit key and a 128-bit counter, so that any word of a run can be computed
 * alone. This is the plain form; {@link RandomWords} and {@link RandomLoops} are the fast ones.
 */
final class Threefry {
    /** Skein's key schedule constant. */
    static final long PARITY = 0x1BD11BDAA9FC1A22L;

    private static final int[] ROTATIONS = {16, 42, 12, 31, 16, 32, 24, 21};
    private static final int ROUNDS = 13;

    private Threefry() {}

    /**
     * One of the two words of a block.
     *
     * @param half 0 or 1
     */
    static long word(long key0, long key1, long counter0, long counter1, int half) {
        long[] keys = {key0, key1, PARITY ^ key0 ^ key1};
        long x0 = counter0 + key0;
        long x1 = counter1 + key1;
        for (int round = 0; round < ROUNDS; round++) {
            x0 += x1;
            x1 = Long.rotateLeft(x1, ROTATIONS[round % 8]) ^ x0;
            if (round % 4 == 3) {
                int injection = round / 4 + 1;
                x0 += keys[injection % 3];
                x1 += keys[(injection + 1) % 3] + injection;
            }
        }
        return half == 0 ? x0 : x1;
    }
}
