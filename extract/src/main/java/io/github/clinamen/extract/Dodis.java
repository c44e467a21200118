package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;
import org.hipparchus.fraction.BigFraction;

/**
 * The two-source extractor of Dodis, Elbaz, Oliveira and Raz (2004) with cyclic shifts: out_i = xor over j of
 * x_j y_(i+j mod n) for i below m, with n prime and 2 a primitive root modulo n. Input and seed may both be weak; an input
 * shorter than n counts as filled up with zeros.
 *
 * @param inputLength at least 1, at most n
 * @param seedLength n
 * @param outputLength m, 1 to n - 1
 */
public record Dodis(long inputLength, long seedLength, long outputLength) implements Extractor {
    public Dodis {
        if (!AdmissiblePrime.isAdmissible(seedLength)) {
            throw new IllegalArgumentException(
                    "seed: expected a prime number of bits with 2 as a primitive root, found " + seedLength);
        }
        if (inputLength < 1 || inputLength > seedLength || outputLength < 1 || outputLength >= seedLength) {
            throw new IllegalArgumentException("dodis: expected 1 to " + seedLength + " bits of input and at most "
                    + (seedLength - 1) + " of output, found " + inputLength + " and " + outputLength);
        }
    }

    /**
     * With min-entropies k1 and k2 = rate n and error e: m = floor(k1 + k2 - n + 1 - 2 log2 1/e), against classical and quantum
     * adversaries.
     *
     * @throws IllegalArgumentException when nothing can be extracted
     */
    public static Dodis plan(Demand demand) {
        long n = AdmissiblePrime.atLeast(demand.inputLength());
        BigFraction excess = demand.minEntropy()
                .add(demand.seedRate().multiply(new BigFraction(n)))
                .subtract(new BigFraction(n));
        BigFraction bound = excess.add(1).subtract(demand.errorBits().multiply(2));
        return new Dodis(demand.inputLength(), n, demand.output("dodis", bound, n - 1));
    }

    @Override
    public String name() {
        return "dodis";
    }

    @Override
    public boolean isStrong() {
        return true;
    }

    @Override
    public BitString extract(BitString input, BitString seed) {
        require(input, seed);
        return Correlation.cyclic(input, seed, outputLength);
    }
}
