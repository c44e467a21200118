package io.github.clinamen.core;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.fraction.BigFraction;

/** Logarithms of 200 digits, computed in another way than the program's: square roots until near 1, then a power series. */
public final class ReferenceLog {
    private static final MathContext MC = new MathContext(210);
    private static final BigDecimal LN2 = ln(BigDecimal.TWO);

    /** log2 to some 200 digits, of numbers whose logarithm is not tiny. */
    public static BigDecimal log2(BigFraction value) {
        BigDecimal x = new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()), MC);
        return ln(x).divide(LN2, MC);
    }

    private static BigDecimal ln(BigDecimal x) {
        if (x.compareTo(new BigDecimal("1e9")) > 0 || x.compareTo(new BigDecimal("1e-9")) < 0) {
            int exponent = x.precision() - x.scale();
            return ln(x.scaleByPowerOfTen(-exponent))
                    .add(ln(BigDecimal.TEN).multiply(BigDecimal.valueOf(exponent)), MC);
        }
        MathContext wide = new MathContext(250);
        BigDecimal y = x;
        int halvings = 0;
        while (y.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("0.01")) > 0) {
            y = y.sqrt(wide);
            halvings++;
        }
        BigDecimal u = y.subtract(BigDecimal.ONE);
        BigDecimal power = u;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < 400 && power.signum() != 0; i++) {
            BigDecimal term = power.divide(BigDecimal.valueOf(i), wide);
            sum = i % 2 == 1 ? sum.add(term, wide) : sum.subtract(term, wide);
            power = power.multiply(u, wide);
        }
        return sum.multiply(BigDecimal.TWO.pow(halvings), MC);
    }

    private ReferenceLog() {}
}
