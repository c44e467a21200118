package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;

/**
 * Von Neumann's rule (1951): of each pair of bits, 01 gives 0, 10 gives 1, equal bits give nothing; a last single bit is
 * ignored. The output is perfectly uniform when the bits are independent and all biased alike, by however much; it is not an
 * extractor for sources of min-entropy, nor for Santha-Vazirani sources, which can keep their bias through it.
 *
 * @param inputLength at least 1
 */
public record VonNeumann(long inputLength) implements Extractor {
    private static final long EVEN = 0x5555_5555_5555_5555L;

    public VonNeumann {
        if (inputLength < 1) {
            throw new IllegalArgumentException("input: expected at least 1 bit, found " + inputLength);
        }
    }

    @Override
    public String name() {
        return "von-neumann";
    }

    @Override
    public long seedLength() {
        return 0;
    }

    @Override
    public long outputLength() {
        return inputLength / 2;
    }

    @Override
    public boolean isStrong() {
        return true;
    }

    @Override
    public BitString extract(BitString input, BitString seed) {
        require(input, seed);
        long[] out = new long[Words.count(inputLength / 2) + 1];
        long length = 0;
        long[] words = input.toWords();
        for (int i = 0; i < words.length; i++) {
            long word = words[i];
            long differ = (word ^ word >>> 1) & EVEN & pairs(i);
            length = append(out, length, Long.compress(word, differ), Long.bitCount(differ));
        }
        return BitString.of(out, length);
    }

    /** The bits of word i that belong to whole pairs. */
    private long pairs(int i) {
        long left = (inputLength & ~1L) - 64L * i;
        return left >= 64 ? -1L : (1L << left) - 1;
    }

    private static long append(long[] out, long length, long bits, int count) {
        int word = (int) (length >> 6);
        int shift = (int) (length & 63);
        out[word] |= bits << shift;
        if (shift + count > 64) {
            out[word + 1] |= bits >>> (64 - shift);
        }
        return length + count;
    }
}
