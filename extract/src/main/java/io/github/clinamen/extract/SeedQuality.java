package io.github.clinamen.extract;

import org.hipparchus.fraction.BigFraction;

/** How much min-entropy the bits of a weak source have. */
public final class SeedQuality {
    private SeedQuality() {}

    /**
     * The min-entropy of each bit of an epsilon-source (C1), -log2(1 - epsilon), rounded downward: given all bits before, no
     * bit takes either value with more than 1 - epsilon, so n bits have n times that.
     *
     * @param epsilon above 0, at most 1/2
     */
    public static BigFraction rateOfEpsilonSource(BigFraction epsilon) {
        if (epsilon.signum() <= 0 || epsilon.compareTo(BigFraction.ONE_HALF) > 0) {
            throw new IllegalArgumentException(
                    "epsilon: expected above 0 and at most 1/2, found " + epsilon.doubleValue());
        }
        if (epsilon.equals(BigFraction.ONE_HALF)) {
            return BigFraction.ONE;
        }
        return Demand.log2Floor(BigFraction.ONE.divide(BigFraction.ONE.subtract(epsilon)));
    }
}
