package io.github.clinamen.core.practical;

import org.hipparchus.fraction.BigFraction;

/** The probability with which a claim may fail: above 0, since nothing is certain, and below 1, where nothing is claimed. */
public final class FailureProbability {
    private FailureProbability() {}

    /** @throws IllegalArgumentException when it is outside */
    public static void require(String name, BigFraction error) {
        if (error.signum() <= 0 || error.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException(name + ": expected above 0 and below 1, found " + error.doubleValue());
        }
    }
}
