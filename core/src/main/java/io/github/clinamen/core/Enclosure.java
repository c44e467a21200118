package io.github.clinamen.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.concurrent.CancellationException;
import org.hipparchus.fraction.BigFraction;

/**
 * A real number known to lie between two decimals of 64 digits. Every operation rounds the lower end down and the upper
 * end up, so the number that exact arithmetic would give is never left outside.
 */
record Enclosure(BigDecimal lower, BigDecimal upper) {
    private static final int DIGITS = 64;
    static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
    static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);

    static final Enclosure ZERO = new Enclosure(BigDecimal.ZERO, BigDecimal.ZERO);
    static final Enclosure ONE = new Enclosure(BigDecimal.ONE, BigDecimal.ONE);
    static final Enclosure LN2 = twiceAtanh(BigInteger.ONE, BigInteger.valueOf(3));

    Enclosure {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException("enclosure: expected lower <= upper, found " + lower + " > " + upper);
        }
    }

    static Enclosure of(BigInteger value) {
        return quotient(value, BigInteger.ONE);
    }

    static Enclosure of(BigFraction value) {
        return quotient(value.getNumerator(), value.getDenominator());
    }

    private static Enclosure quotient(BigInteger p, BigInteger q) {
        BigDecimal dividend = new BigDecimal(p);
        BigDecimal divisor = new BigDecimal(q);
        return new Enclosure(dividend.divide(divisor, DOWN), dividend.divide(divisor, UP));
    }

    Enclosure plus(Enclosure other) {
        return new Enclosure(lower.add(other.lower, DOWN), upper.add(other.upper, UP));
    }

    Enclosure minus(Enclosure other) {
        return new Enclosure(lower.subtract(other.upper, DOWN), upper.subtract(other.lower, UP));
    }

    Enclosure negate() {
        return new Enclosure(upper.negate(), lower.negate());
    }

    Enclosure times(Enclosure other) {
        BigDecimal a = lower.multiply(other.lower);
        BigDecimal b = lower.multiply(other.upper);
        BigDecimal c = upper.multiply(other.lower);
        BigDecimal d = upper.multiply(other.upper);
        return new Enclosure(
                a.min(b).min(c.min(d)).round(DOWN), a.max(b).max(c.max(d)).round(UP));
    }

    /** Quotient by a number above zero. */
    Enclosure dividedBy(Enclosure positive) {
        if (positive.lower.signum() <= 0) {
            throw new ArithmeticException("division by a number that may be zero");
        }
        BigDecimal low = lower.divide(lower.signum() >= 0 ? positive.upper : positive.lower, DOWN);
        BigDecimal high = upper.divide(upper.signum() >= 0 ? positive.lower : positive.upper, UP);
        return new Enclosure(low, high);
    }

    /** log2 of p/q, both above zero; near p/q = 1 with full relative precision. */
    static Enclosure log2(BigInteger p, BigInteger q) {
        // Where all bounds pass by: work that nobody waits for any more ends here.
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        // p/q = 2^k r with r in (0.7, 1.4], so that |t| = |(r-1)/(r+1)| < 0.18 in ln r = 2 atanh t.
        int k = p.bitLength() - q.bitLength();
        BigInteger numerator = k < 0 ? p.shiftLeft(-k) : p;
        BigInteger denominator = k > 0 ? q.shiftLeft(k) : q;
        BigInteger five = BigInteger.valueOf(5);
        BigInteger seven = BigInteger.valueOf(7);
        if (numerator.multiply(five).compareTo(denominator.multiply(seven)) > 0) {
            k++;
            denominator = denominator.shiftLeft(1);
        } else if (numerator.multiply(BigInteger.TEN).compareTo(denominator.multiply(seven)) <= 0) {
            k--;
            numerator = numerator.shiftLeft(1);
        }
        Enclosure log = twiceAtanh(numerator.subtract(denominator), numerator.add(denominator))
                .dividedBy(LN2);
        return k == 0 ? log : log.plus(of(BigInteger.valueOf(k)));
    }

    /** log2 of a number above zero. */
    Enclosure log2() {
        return new Enclosure(log2OfDecimal(lower).lower, log2OfDecimal(upper).upper);
    }

    private static Enclosure log2OfDecimal(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("logarithm of a number that may be zero");
        }
        return x.scale() >= 0
                ? log2(x.unscaledValue(), BigInteger.TEN.pow(x.scale()))
                : log2(x.unscaledValue().multiply(BigInteger.TEN.pow(-x.scale())), BigInteger.ONE);
    }

    /** 2 atanh(p/q), |p/q| at most 1/3, q above zero. */
    private static Enclosure twiceAtanh(BigInteger p, BigInteger q) {
        if (p.signum() < 0) {
            return twiceAtanh(p.negate(), q).negate();
        }
        Enclosure t = quotient(p, q);
        return new Enclosure(twiceAtanh(t.lower, DOWN), twiceAtanh(t.upper, UP));
    }

    /** Sum of 2 t^(2i+1)/(2i+1), t in [0, 1/3 + 10^-60], every step rounded the one way, the tail added when rounding up. */
    private static BigDecimal twiceAtanh(BigDecimal t, MathContext rounding) {
        BigDecimal square = t.multiply(t, rounding);
        BigDecimal power = t.multiply(BigDecimal.TWO);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; power.signum() > 0; i += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(i), rounding), rounding);
            power = power.multiply(square, rounding);
            if (isNegligible(power, sum)) {
                // The tail is below power / (1 - t^2) <= 2 power.
                return rounding == UP ? sum.add(power.multiply(BigDecimal.TWO), UP) : sum;
            }
        }
        return sum;
    }

    /** 2^x - 1 for x from 0 to 0.1, with full relative precision. */
    private static BigDecimal exp2Minus1(BigDecimal x, MathContext rounding) {
        BigDecimal y = x.multiply(rounding == UP ? LN2.upper : LN2.lower, rounding);
        BigDecimal term = y;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 2; term.signum() > 0; i++) {
            sum = sum.add(term, rounding);
            term = term.multiply(y, rounding).divide(BigDecimal.valueOf(i), rounding);
            if (isNegligible(term, sum)) {
                // Terms fall by more than a half each.
                return rounding == UP ? sum.add(term.multiply(BigDecimal.TWO), UP) : sum;
            }
        }
        return sum;
    }

    private static boolean isNegligible(BigDecimal term, BigDecimal sum) {
        // precision - scale is one more than the decimal exponent.
        return term.precision() - (long) term.scale() < sum.precision() - (long) sum.scale() - DIGITS - 2;
    }

    /** 2^x for |x| at most 10^5. */
    Enclosure exp2() {
        return new Enclosure(exp2(lower, DOWN), exp2(upper, UP));
    }

    private static BigDecimal exp2(BigDecimal x, MathContext rounding) {
        if (x.abs().compareTo(BigDecimal.valueOf(100_000)) > 0) {
            throw new ArithmeticException("2^x: expected |x| at most 10^5, found " + x);
        }
        int k = x.setScale(0, RoundingMode.FLOOR).intValueExact();
        // 2^(x - k) = (1 + (2^((x-k)/16) - 1))^16, all factors above 1.
        BigDecimal root = x.subtract(BigDecimal.valueOf(k)).divide(BigDecimal.valueOf(16), rounding);
        BigDecimal power = BigDecimal.ONE.add(exp2Minus1(root, rounding), rounding);
        for (int i = 0; i < 4; i++) {
            power = power.multiply(power, rounding);
        }
        BigDecimal two = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(k)));
        return k >= 0 ? power.multiply(two, rounding) : power.divide(two, rounding);
    }

    /** 2^x - 1 for x above 0 and at most 10^5, with full relative precision near 0. */
    Enclosure exp2Minus1() {
        return new Enclosure(exp2Minus1Of(lower, DOWN), exp2Minus1Of(upper, UP));
    }

    private static BigDecimal exp2Minus1Of(BigDecimal x, MathContext rounding) {
        return x.compareTo(new BigDecimal("0.05")) <= 0
                ? exp2Minus1(x, rounding)
                : exp2(x, rounding).subtract(BigDecimal.ONE, rounding);
    }
}
