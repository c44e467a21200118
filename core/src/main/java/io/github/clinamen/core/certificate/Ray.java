package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A line (Gamma_0 : Gamma_1) through the origin, by its smallest integers. Lemma 4 has the same degree in Gamma on both of its
 * sides, so only the line of an entry matters.
 *
 * @param zero without a common divisor with {@code one}; the first of the two that is not zero is positive
 */
public record Ray(BigInteger zero, BigInteger one) {
    public Ray {
        BigInteger first = zero.signum() != 0 ? zero : one;
        if (first.signum() <= 0 || !zero.gcd(one).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException(
                    "ray: expected coprime numbers, the first that is not 0 positive, found " + zero + " : " + one);
        }
    }

    /** The line through a point; none through the origin, where both sides of (D29) are zero. */
    static Optional<Ray> through(BigInteger zero, BigInteger one) {
        BigInteger divisor = zero.gcd(one);
        if (divisor.signum() == 0) {
            return Optional.empty();
        }
        BigInteger first = zero.signum() != 0 ? zero : one;
        BigInteger unit = first.signum() < 0 ? divisor.negate() : divisor;
        return Optional.of(new Ray(zero.divide(unit), one.divide(unit)));
    }
}
