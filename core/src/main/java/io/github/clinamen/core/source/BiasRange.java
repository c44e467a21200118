package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * The probabilities a simulated source may give to its next bit: [eps, 1-eps] of (C1), in units of 2^-64 and rounded
 * inward, so that no bit ever leaves the interval, not even by rounding.
 *
 * <p>A choice inside the range is a <i>lean</i>, an unsigned 64-bit number: {@link #ZEROS} makes a one as rare as allowed,
 * {@link #ONES} as frequent as allowed, and every lean between is admissible. The fair choice is {@link #EVEN}, exact to
 * 2^-64.
 *
 * @param least ceil(2^64 eps), unsigned, 1 to 2^63
 * @param most floor(2^64 (1-eps)), unsigned, 2^63 to 2^64 - 1
 */
public record BiasRange(long least, long most) {
    /** The lean that makes a one as rare as allowed. */
    public static final long ZEROS = 0;

    /** The lean in the middle. */
    public static final long EVEN = Long.MIN_VALUE;

    /** The lean that makes a one as frequent as allowed. */
    public static final long ONES = -1L;

    private static final BigInteger UNIT = BigInteger.ONE.shiftLeft(64);

    public BiasRange {
        if (least == 0 || least < 0 && least != Long.MIN_VALUE || most != -least) {
            throw new IllegalArgumentException("bias: expected 1 to 2^63 and its complement in units of 2^-64, found "
                    + Long.toUnsignedString(least) + " and " + Long.toUnsignedString(most));
        }
    }

    public static BiasRange of(Epsilon epsilon) {
        BigFraction eps = epsilon.value();
        BigInteger[] parts = eps.getNumerator().multiply(UNIT).divideAndRemainder(eps.getDenominator());
        long least = (parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE)).longValue();
        return new BiasRange(least, -least);
    }

    /** The probability of a one for a lean, in units of 2^-64, unsigned: least + floor((most - least + 1) lean / 2^64). */
    public long probabilityOfOne(long lean) {
        return least + Math.unsignedMultiplyHigh(most - least + 1, lean);
    }

    /** The bit that a lean gives, from a uniform 64-bit number. */
    public boolean bit(long lean, long uniform) {
        return Long.compareUnsigned(uniform, probabilityOfOne(lean)) < 0;
    }
}
