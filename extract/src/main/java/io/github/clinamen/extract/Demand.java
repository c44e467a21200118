package io.github.clinamen.extract;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * What an extractor is planned for.
 *
 * @param inputLength bits of one input, at least 1
 * @param minEntropy bits of min-entropy of the input given all that the adversary knows, above 0, at most the length
 * @param seedRate min-entropy of the seed for each of its bits, above 0; 1 is a uniform seed
 * @param error how far, in trace distance, output and adversary together may be from uniform and independent; above 0, below 1
 * @param adversary what she may hold
 * @param outputLimit at most so many output bits, at least 1
 */
public record Demand(
        long inputLength,
        BigFraction minEntropy,
        BigFraction seedRate,
        BigFraction error,
        Adversary adversary,
        long outputLimit) {
    /** The longest input of one extraction, in bits. */
    public static final long MAX_INPUT = 20_000_000_000L;

    public Demand {
        if (inputLength < 1 || inputLength > MAX_INPUT) {
            throw new IllegalArgumentException(
                    "input: expected 1 to " + MAX_INPUT + " bits, found " + inputLength + "; cut it into blocks");
        }
        if (minEntropy.signum() <= 0 || minEntropy.compareTo(new BigFraction(inputLength)) > 0) {
            throw new IllegalArgumentException("min-entropy: expected above 0 and at most the " + inputLength
                    + " bits of the input, found " + minEntropy.doubleValue());
        }
        if (seedRate.signum() <= 0 || seedRate.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException(
                    "seed rate: expected above 0 and at most 1, found " + seedRate.doubleValue());
        }
        if (error.signum() <= 0 || error.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException("error: expected above 0 and below 1, found " + error.doubleValue());
        }
        if (outputLimit < 1) {
            throw new IllegalArgumentException("output: expected at least 1 bit, found " + outputLimit);
        }
    }

    /** A uniform seed and as many output bits as there can be. */
    public static Demand of(long inputLength, BigFraction minEntropy, BigFraction error, Adversary adversary) {
        return new Demand(inputLength, minEntropy, BigFraction.ONE, error, adversary, Long.MAX_VALUE);
    }

    /** The same with a seed of so much min-entropy a bit. */
    public Demand withSeedRate(BigFraction rate) {
        return new Demand(inputLength, minEntropy, rate, error, adversary, outputLimit);
    }

    /** The same with at most so many output bits. */
    public Demand withOutputLimit(long bits) {
        return new Demand(inputLength, minEntropy, seedRate, error, adversary, bits);
    }

    boolean hasUniformSeed() {
        return seedRate.equals(BigFraction.ONE);
    }

    /** An upper bound on log2 of 1/error. */
    BigFraction errorBits() {
        return log2Floor(error).negate();
    }

    /** A lower bound on log2 x, x above 0. */
    static BigFraction log2Floor(BigFraction x) {
        BigDecimal lower = Log2.of(x).lower();
        return lower.scale() <= 0
                ? new BigFraction(lower.toBigIntegerExact())
                : new BigFraction(lower.unscaledValue(), BigInteger.TEN.pow(lower.scale()));
    }

    /**
     * The largest integer at most the bound, the limit and the cap.
     *
     * @throws IllegalArgumentException when that leaves nothing
     */
    long output(String extractor, BigFraction bound, long cap) {
        long floor = bound.getNumerator()
                .subtract(bound.getNumerator().mod(bound.getDenominator()))
                .divide(bound.getDenominator())
                .longValueExact();
        long bits = Math.min(Math.min(floor, cap), outputLimit);
        if (bits < 1) {
            throw new IllegalArgumentException(extractor + ": nothing can be extracted, the output would have " + floor
                    + " bits; it needs more min-entropy, a better seed or a larger error");
        }
        return bits;
    }
}
