package io.github.clinamen.core;

import org.hipparchus.fraction.BigFraction;

/**
 * The epsilon of a source (C1), exactly: what the user wrote, not its nearest double.
 *
 * @param value above 0, at most 1/2
 */
public record Epsilon(BigFraction value) {
    public static final Epsilon HALF = new Epsilon(BigFraction.ONE_HALF);

    /** The most digits of numerator and denominator: bounds raise them to powers exactly. */
    private static final int MOST_DIGITS = 100;

    public Epsilon {
        Rationals.requireShort("epsilon", value, MOST_DIGITS);
        if (value.signum() <= 0 || value.compareTo(BigFraction.ONE_HALF) > 0) {
            String found = Rationals.format(value);
            throw new IllegalArgumentException("epsilon: expected a number above 0 and at most 0.5, found "
                    + (found.length() > 60 ? found.substring(0, 60) + "..." : found));
        }
    }

    /**
     * Reads a decimal ({@code 0.1}, {@code 1e-2}) or a fraction ({@code 1/3}).
     *
     * @throws IllegalArgumentException when it is neither, or outside (0, 1/2]
     */
    public static Epsilon parse(String text) {
        return new Epsilon(Rationals.parse("epsilon", text));
    }

    public double toDouble() {
        return value.doubleValue();
    }

    /** As a decimal where that is finite and short, else as p/q. */
    @Override
    public String toString() {
        return Rationals.shortest(value);
    }
}
