package io.github.clinamen.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** Exact rational numbers as text. */
public final class Rationals {
    private static final double LOG2_10 = Math.log(10) / Math.log(2);
    private static final int MAX_TEXT = 10_000;
    private static final int SHOWN = 60;
    private static final int MAX_EXPONENT = 10_000;

    private Rationals() {}

    /**
     * Reads {@code p/q} or a decimal, exactly.
     *
     * @param name what the number is, for the error
     * @throws IllegalArgumentException when it is not a number, is over-long or has a denominator that is not positive
     */
    public static BigFraction parse(String name, String text) {
        try {
            if (text.length() > MAX_TEXT) {
                throw new NumberFormatException();
            }
            int slash = text.indexOf('/');
            if (slash >= 0) {
                BigInteger q = new BigInteger(text.substring(slash + 1).strip());
                if (q.signum() <= 0) {
                    throw new NumberFormatException();
                }
                return new BigFraction(new BigInteger(text.substring(0, slash).strip()), q);
            }
            BigDecimal decimal = new BigDecimal(text.strip());
            if (Math.abs((long) decimal.scale()) > MAX_EXPONENT) {
                throw new NumberFormatException();
            }
            return decimal.scale() > 0
                    ? new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                    : new BigFraction(decimal.toBigIntegerExact());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + ": expected a decimal such as 0.1 or a fraction such as 1/3, found \""
                            + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"");
        }
    }

    /**
     * Reads a whole number from 1 to 2^62 - 1, which may be written as {@code 1e6}.
     *
     * @param name what the number is, for the error
     * @throws IllegalArgumentException when it is none
     */
    public static long parseWhole(String name, String text) {
        BigFraction value = parse(name, text);
        if (!value.getDenominator().equals(BigInteger.ONE)
                || value.signum() <= 0
                || value.getNumerator().bitLength() > 62) {
            throw new IllegalArgumentException(name + ": expected a whole number above 0, found " + text);
        }
        return value.getNumerator().longValueExact();
    }

    /**
     * Refuses numbers of more digits than anybody means: exact arithmetic with them would take for ever.
     *
     * @param name what the number is, for the error
     * @param digits the most decimal digits of numerator and denominator
     * @return the number
     * @throws IllegalArgumentException when it has more
     */
    public static BigFraction requireShort(String name, BigFraction value, int digits) {
        int bits = Math.max(
                value.getNumerator().abs().bitLength(), value.getDenominator().bitLength());
        if (bits > digits * LOG2_10) {
            throw new IllegalArgumentException(name + ": expected at most " + digits
                    + " digits in numerator and denominator, found " + Math.round(bits / LOG2_10));
        }
        return value;
    }

    /** {@code p/q} in lowest terms, or {@code p} for an integer. */
    public static String format(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE)
                ? value.getNumerator().toString()
                : value.getNumerator() + "/" + value.getDenominator();
    }

    /** As a decimal where that is finite and of at most 30 digits, else as {@link #format}. */
    public static String shortest(BigFraction value) {
        try {
            BigDecimal decimal = new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()));
            return decimal.precision() <= 30 ? decimal.stripTrailingZeros().toPlainString() : format(value);
        } catch (ArithmeticException periodic) {
            return format(value);
        }
    }
}
