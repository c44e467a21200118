package io.github.clinamen.formats.exchange;

/** A square of 64 times 64 bits: between one record a round and one plane a bit, 64 rounds at a time. */
final class BitMatrix {
    private BitMatrix() {}

    /** Exchanges bit j of word i with bit i of word j, for all i and j. */
    static void transpose(long[] words) {
        long mask = 0x0000_0000_FFFF_FFFFL;
        for (int half = 32; half != 0; half >>= 1) {
            for (int i = 0; i < 64; i = (i + half + 1) & ~half) {
                long swapped = ((words[i] >>> half) ^ words[i + half]) & mask;
                words[i] ^= swapped << half;
                words[i + half] ^= swapped;
            }
            mask ^= mask << (half >> 1);
        }
    }
}
