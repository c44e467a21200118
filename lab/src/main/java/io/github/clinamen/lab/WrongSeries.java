package io.github.clinamen.lab;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A worth split by how many rounds are wrong, up to the W that are allowed: the polynomial sum of c_t x^t, t at most W, of
 * which higher powers are dropped since they are aborted. Worths of independent rounds multiply, exactly.
 *
 * @param numerators of c_0 to c_W
 * @param denominator shared by all, positive; not reduced, since reducing long numbers costs more than it saves
 */
record WrongSeries(List<BigInteger> numerators, BigInteger denominator) {
    WrongSeries {
        numerators = List.copyOf(numerators);
        if (numerators.isEmpty() || denominator.signum() <= 0) {
            throw new IllegalArgumentException("series: expected a coefficient and a positive denominator, found "
                    + numerators.size() + " and " + denominator);
        }
    }

    /** A worth without wrong rounds. */
    static WrongSeries constant(BigFraction value, int wrongAllowed) {
        List<BigInteger> numerators = new ArrayList<>(Collections.nCopies(wrongAllowed + 1, BigInteger.ZERO));
        numerators.set(0, value.getNumerator());
        return new WrongSeries(numerators, value.getDenominator());
    }

    /**
     * One round.
     *
     * @param right its worth when right
     * @param wrong its worth when wrong
     */
    static WrongSeries round(BigFraction right, BigFraction wrong, int wrongAllowed) {
        WrongSeries fixed = constant(right, wrongAllowed);
        if (wrongAllowed == 0 || wrong.signum() == 0) {
            return fixed;
        }
        List<BigInteger> numerators = new ArrayList<>(Collections.nCopies(wrongAllowed + 1, BigInteger.ZERO));
        numerators.set(0, right.getNumerator().multiply(wrong.getDenominator()));
        numerators.set(1, wrong.getNumerator().multiply(right.getDenominator()));
        return new WrongSeries(numerators, right.getDenominator().multiply(wrong.getDenominator()));
    }

    WrongSeries times(WrongSeries other) {
        List<BigInteger> products = new ArrayList<>();
        for (int t = 0; t < numerators.size(); t++) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i <= t; i++) {
                sum = sum.add(numerators.get(i).multiply(other.numerators.get(t - i)));
            }
            products.add(sum);
        }
        return new WrongSeries(products, denominator.multiply(other.denominator));
    }

    /** @param exponent 0 or more */
    WrongSeries power(int exponent) {
        WrongSeries result = constant(BigFraction.ONE, numerators.size() - 1);
        WrongSeries square = this;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            result = (rest & 1) == 1 ? result.times(square) : result;
            square = rest > 1 ? square.times(square) : square;
        }
        return result;
    }

    /** The worth with at most W wrong rounds. */
    BigFraction total() {
        return new BigFraction(numerators.stream().reduce(BigInteger.ZERO, BigInteger::add), denominator);
    }
}
