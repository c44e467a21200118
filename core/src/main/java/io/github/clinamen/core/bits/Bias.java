package io.github.clinamen.core.bits;

import io.github.clinamen.core.Epsilon;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * A probability p = k / 2^B with 0 &lt; p &lt; 1 and B at most 64, as it is simulated: read a fair bit for each binary
 * digit of p, first to last, until one differs from its digit; the result is that digit, 0 when none differs. So the
 * result is 1 exactly when the number 0.r1 r2 ... rB drawn is below p, and two fair bits are needed on average.
 *
 * @param digits the first 64 binary digits of p after the point, first in the highest bit; not 0
 */
public record Bias(long digits) {
    /** The digits of one half: fair bits. */
    public static final Bias HALF = new Bias(1L << 63);

    public Bias {
        if (digits == 0) {
            throw new IllegalArgumentException("bias: expected a probability above 0, found 0");
        }
    }

    /**
     * The rarer value's probability in an epsilon-source: epsilon rounded up, towards 1/2, so that no value is rarer than
     * promised. With the fewest digits that make it exact or, failing that, less than 2^-32 of itself too large (2^-64 in
     * all when epsilon is below 2^-32).
     */
    public static Bias of(Epsilon epsilon) {
        BigFraction eps = epsilon.value();
        for (int b = 1; ; b++) {
            BigInteger k = ceiling(eps.multiply(BigInteger.TWO.pow(b)));
            BigFraction rounded = new BigFraction(k, BigInteger.TWO.pow(b));
            BigFraction excess = rounded.subtract(eps).divide(eps);
            if (b == 64 || excess.multiply(BigInteger.TWO.pow(32)).compareTo(BigFraction.ONE) < 0) {
                return new Bias(k.shiftLeft(64 - b).longValue());
            }
        }
    }

    /**
     * The nearest multiple of 2^-64 to a probability, 2^-64 at least.
     *
     * @param probability above 0, at most 1/2
     */
    public static Bias nearest(BigFraction probability) {
        if (probability.signum() <= 0 || probability.compareTo(BigFraction.ONE_HALF) > 0) {
            throw new IllegalArgumentException("bias: expected above 0 and at most 1/2, found " + probability);
        }
        BigFraction units = probability.multiply(BigInteger.TWO.pow(64));
        BigInteger k = ceiling(units.subtract(BigFraction.ONE_HALF));
        return new Bias(k.max(BigInteger.ONE).longValue());
    }

    /** B, how many digits there are up to the last 1. */
    public int length() {
        return 64 - Long.numberOfTrailingZeros(digits);
    }

    /** Digit {@code level}, 0 being the first after the point, in every bit. */
    long digit(int level) {
        return digits << level >> 63;
    }

    /** 1 - p. */
    public Bias complement() {
        return new Bias(-digits);
    }

    /** p exactly. */
    public BigFraction value() {
        return new BigFraction(new BigInteger(Long.toUnsignedString(digits)), BigInteger.TWO.pow(64));
    }

    private static BigInteger ceiling(BigFraction x) {
        BigInteger[] parts = x.getNumerator().divideAndRemainder(x.getDenominator());
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
