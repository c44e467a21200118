package io.github.clinamen.core.code;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bits.BitString;

/**
 * One output bit, the exclusive or of all contributed bits: one nonzero codeword, of full weight.
 *
 * @param length at least 1
 */
public record ParityCode(long length) implements LinearCode {
    public ParityCode {
        if (length < 1) {
            throw new IllegalArgumentException("parity: expected length at least 1, found " + length);
        }
    }

    @Override
    public long dimension() {
        return 1;
    }

    @Override
    public String spec() {
        return "parity:" + length;
    }

    @Override
    public Log2 weightSum(Log2 f) {
        return f.power(length);
    }

    @Override
    public double estimateWeightSum(double log2f) {
        return length * log2f;
    }

    @Override
    public void accumulate(long first, BitString stretch, long[] output) {
        output[0] ^= stretch.parity() ? 1 : 0;
    }
}
