package io.github.clinamen.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * A positive real number, of any size, held as an enclosure of its base-2 logarithm: the exact logarithm is never below
 * {@link #lower()} and never above {@link #upper()}. Bounds are reported by their upper end.
 *
 * <p>Both ends carry 64 digits, so that 10^12-th powers of numbers within 10^-12 of 1 keep some 50 correct digits.
 */
public final class Log2 {
    /** The number 1. */
    public static final Log2 ONE = new Log2(Enclosure.ZERO);

    /** Sums of numbers this many powers of two apart are enclosed by the greater alone. */
    private static final int NEGLIGIBLE = 2_000;

    /** Decimals of numbers below 2^-SMALLEST are not written out. */
    private static final int SMALLEST = 5_000;

    private final Enclosure log;

    private Log2(Enclosure log) {
        this.log = log;
    }

    /** A rational number above zero. */
    public static Log2 of(BigFraction value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("log2: expected a number above 0, found " + value);
        }
        return new Log2(Enclosure.log2(value.getNumerator(), value.getDenominator()));
    }

    /** An integer, at least 1. */
    public static Log2 of(BigInteger value) {
        return of(new BigFraction(value));
    }

    /** An integer, at least 1. */
    public static Log2 of(long value) {
        return of(BigInteger.valueOf(value));
    }

    /** 2^exponent. */
    public static Log2 powerOfTwo(BigFraction exponent) {
        return new Log2(Enclosure.of(exponent));
    }

    /** The number whose base-2 logarithm lies between two decimals. */
    static Log2 between(BigDecimal lower, BigDecimal upper) {
        return new Log2(new Enclosure(lower, upper));
    }

    /** At most the exact base-2 logarithm. */
    public BigDecimal lower() {
        return log.lower();
    }

    /** At least the exact base-2 logarithm. */
    public BigDecimal upper() {
        return log.upper();
    }

    /** The least double that is at least {@link #upper()}: for display and comparison, still a bound. */
    public double upperDouble() {
        double nearest = upper().doubleValue();
        return new BigDecimal(nearest).compareTo(upper()) < 0 ? Math.nextUp(nearest) : nearest;
    }

    /** At least the number itself; 2^-5000 stands for all that is smaller. */
    public BigDecimal upperDecimal() {
        BigDecimal log2 = upper().max(BigDecimal.valueOf(-SMALLEST));
        return new Enclosure(log2, log2).exp2().upper();
    }

    /** At most the number itself; 0 stands for all that is smaller than 2^-5000. */
    public BigDecimal lowerDecimal() {
        return lower().compareTo(BigDecimal.valueOf(-SMALLEST)) < 0
                ? BigDecimal.ZERO
                : new Enclosure(lower(), lower()).exp2().lower();
    }

    public Log2 times(Log2 other) {
        return new Log2(log.plus(other.log));
    }

    public Log2 dividedBy(Log2 other) {
        return new Log2(log.minus(other.log));
    }

    public Log2 power(long exponent) {
        return power(new BigFraction(exponent));
    }

    /** This number to a rational power, of either sign. */
    public Log2 power(BigFraction exponent) {
        return new Log2(log.times(Enclosure.of(exponent)));
    }

    public Log2 plus(Log2 other) {
        return new Log2(new Enclosure(
                plus(lower(), other.lower()).lower(),
                plus(upper(), other.upper()).upper()));
    }

    private static Enclosure plus(BigDecimal a, BigDecimal b) {
        BigDecimal high = a.max(b);
        Enclosure base = new Enclosure(high, high);
        BigDecimal gap = a.min(b).subtract(high, Enclosure.UP);
        if (gap.compareTo(BigDecimal.valueOf(-NEGLIGIBLE)) < 0) {
            // 0 < log2(1 + 2^gap) < 2 * 2^-NEGLIGIBLE
            BigDecimal most = BigDecimal.TWO.divide(new BigDecimal(BigInteger.ONE.shiftLeft(NEGLIGIBLE)), Enclosure.UP);
            return base.plus(new Enclosure(BigDecimal.ZERO, most));
        }
        Enclosure difference = new Enclosure(a.min(b), a.min(b)).minus(base);
        return base.plus(Enclosure.ONE.plus(difference.exp2()).log2());
    }

    /**
     * This number less 1.
     *
     * @throws ArithmeticException when this number is not above 1
     */
    public Log2 minusOne() {
        if (lower().signum() <= 0) {
            throw new ArithmeticException("expected a number above 1, found 2^" + this);
        }
        if (lower().compareTo(BigDecimal.valueOf(NEGLIGIBLE)) > 0) {
            // log2(x - 1) = log2 x + log2(1 - 1/x) and -4/x <= log2(1 - 1/x) <= 0 for x >= 2
            BigDecimal most =
                    new BigDecimal(4).divide(new BigDecimal(BigInteger.ONE.shiftLeft(NEGLIGIBLE)), Enclosure.UP);
            return new Log2(log.minus(new Enclosure(BigDecimal.ZERO, most)));
        }
        return new Log2(log.exp2Minus1().log2());
    }

    public Log2 max(Log2 other) {
        return new Log2(new Enclosure(lower().max(other.lower()), upper().max(other.upper())));
    }

    public Log2 min(Log2 other) {
        return new Log2(new Enclosure(lower().min(other.lower()), upper().min(other.upper())));
    }

    /** Whether this number is surely at most the other. */
    public boolean isAtMost(Log2 other) {
        return upper().compareTo(other.lower()) <= 0;
    }

    /** Whether this number is surely below the other. */
    public boolean isBelow(Log2 other) {
        return upper().compareTo(other.lower()) < 0;
    }

    /** The number itself as a decimal with this many digits, rounded up, such as {@code 9.99e-7}. */
    public String decimalUp(int digits) {
        // log10 = log2 * log10(2) = k + fraction; the mantissa is 10^fraction = 2^(fraction log2 10).
        Enclosure log2Of10 = Enclosure.log2(BigInteger.TEN, BigInteger.ONE);
        BigDecimal top = log.dividedBy(log2Of10).upper();
        BigInteger k = top.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
        BigDecimal fraction = top.subtract(new BigDecimal(k));
        BigDecimal mantissa = new Enclosure(fraction, fraction)
                .times(log2Of10)
                .exp2()
                .upper()
                .setScale(digits - 1, RoundingMode.CEILING);
        if (mantissa.compareTo(BigDecimal.TEN) >= 0) {
            mantissa = mantissa.movePointLeft(1).setScale(digits - 1, RoundingMode.CEILING);
            k = k.add(BigInteger.ONE);
        }
        return mantissa.toPlainString() + "e" + k;
    }

    /** log2 of the number, rounded up to 12 significant digits. */
    @Override
    public String toString() {
        return upper().round(new java.math.MathContext(12, RoundingMode.CEILING))
                .toString();
    }
}
