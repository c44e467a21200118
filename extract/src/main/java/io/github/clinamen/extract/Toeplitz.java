package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;
import org.hipparchus.fraction.BigFraction;

/**
 * Toeplitz hashing: out_i = xor over j of x_j s_(i - j + n - 1) for i below m, with a seed s of n + m - 1 bits. Any length
 * will do. The seed should be uniform; a weak one is paid for.
 *
 * @param inputLength n, at least 1
 * @param outputLength m, 1 to n
 */
public record Toeplitz(long inputLength, long outputLength) implements Extractor {
    public Toeplitz {
        if (inputLength < 1 || outputLength < 1 || outputLength > inputLength) {
            throw new IllegalArgumentException("toeplitz: expected 1 to " + inputLength
                    + " bits of output, at most as many as of input, found " + outputLength);
        }
    }

    /**
     * With a uniform seed m = floor(k - 2 log2 1/e) against all adversaries here. With rate r below 1, as for
     * {@link Circulant} with p replaced by n + m - 1.
     *
     * @throws IllegalArgumentException when nothing can be extracted
     */
    public static Toeplitz plan(Demand demand) {
        // k2 - n2 = -(1 - r)(n + m - 1), where m's own share (1 - r) goes to the left.
        BigFraction missing = BigFraction.ONE.subtract(demand.seedRate());
        BigFraction excess = demand.minEntropy().subtract(missing.multiply(new BigFraction(demand.inputLength() - 1)));
        BigFraction bound = excess.subtract(demand.errorBits().multiply(2)).divide(missing.add(1));
        return new Toeplitz(demand.inputLength(), demand.output("toeplitz", bound, demand.inputLength()));
    }

    @Override
    public String name() {
        return "toeplitz";
    }

    @Override
    public long seedLength() {
        return inputLength + outputLength - 1;
    }

    @Override
    public boolean isStrong() {
        return true;
    }

    @Override
    public BitString extract(BitString input, BitString seed) {
        require(input, seed);
        return Correlation.convolution(input, seed, outputLength);
    }
}
