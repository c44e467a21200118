package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;
import org.hipparchus.fraction.BigFraction;

/**
 * The circulant extractor of Foreman, Wright, Edgington, Berta and Curchod (2023): out_i = xor over j of x_j y_(i+j mod p)
 * for i below m, with p prime and 2 a primitive root modulo p. The input has at most p - 1 bits and counts as filled up
 * with zeros; the seed, which may itself be weak, has p. For other primes, 7 for instance, the family is not two-universal
 * and the statement is false.
 *
 * @param inputLength at least 1, at most p - 1
 * @param seedLength p
 * @param outputLength m, 1 to p - 1
 */
public record Circulant(long inputLength, long seedLength, long outputLength) implements Extractor {
    public Circulant {
        if (!AdmissiblePrime.isAdmissible(seedLength)) {
            throw new IllegalArgumentException(
                    "seed: expected a prime number of bits with 2 as a primitive root, found " + seedLength);
        }
        if (inputLength < 1 || inputLength >= seedLength || outputLength < 1 || outputLength >= seedLength) {
            throw new IllegalArgumentException("circulant: expected 1 to " + (seedLength - 1)
                    + " bits of input and output, found " + inputLength + " and " + outputLength);
        }
    }

    /**
     * With input min-entropy k1, seed min-entropy k2 = rate p and error e: m = floor(k1 + k2 - p - 2 log2 1/e), against classical
     * and quantum adversaries.
     *
     * @throws IllegalArgumentException when nothing can be extracted
     */
    public static Circulant plan(Demand demand) {
        long p = AdmissiblePrime.atLeast(demand.inputLength() + 1);
        BigFraction excess = demand.minEntropy()
                .add(demand.seedRate().multiply(new BigFraction(p)))
                .subtract(new BigFraction(p));
        BigFraction bound = excess.subtract(demand.errorBits().multiply(2));
        return new Circulant(demand.inputLength(), p, demand.output("circulant", bound, p - 1));
    }

    @Override
    public String name() {
        return "circulant";
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
