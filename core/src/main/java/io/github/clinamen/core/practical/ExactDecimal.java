package io.github.clinamen.core.practical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.hipparchus.fraction.BigFraction;

/** A decimal as a fraction, without rounding. */
final class ExactDecimal {
    private ExactDecimal() {}

    static BigDecimal rounded(BigFraction value, MathContext rounding) {
        return new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()), rounding);
    }

    static BigFraction fraction(BigDecimal value) {
        // A negative scale stands for zeros before the point.
        int places = Math.max(0, value.scale());
        return new BigFraction(value.setScale(places).unscaledValue(), BigInteger.TEN.pow(places));
    }
}
