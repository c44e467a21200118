package io.github.clinamen.core.bits;

/** One block of {@link Threefry} after the other under one key, with the rounds written out: the words of {@link RandomWords}. */
final class ThreefryBlock {
    private final long key0;
    private final long key1;
    private final long key2;

    /** The two words of the block computed last. */
    long even;

    long odd;

    ThreefryBlock(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
        this.key2 = Threefry.PARITY ^ key0 ^ key1;
    }

    void compute(long counter0, long counter1) {
        long x0 = counter0 + key0;
        long x1 = counter1 + key1;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 42) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 12) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 31) ^ x0;
        x0 += key1;
        x1 += key2 + 1;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 32) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 24) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 21) ^ x0;
        x0 += key2;
        x1 += key0 + 2;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 42) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 12) ^ x0;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 31) ^ x0;
        x0 += key0;
        x1 += key1 + 3;
        x0 += x1;
        x1 = Long.rotateLeft(x1, 16) ^ x0;
        even = x0;
        odd = x1;
    }
}
