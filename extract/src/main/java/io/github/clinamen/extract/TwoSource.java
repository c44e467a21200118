package io.github.clinamen.extract;

import org.hipparchus.fraction.BigFraction;

/** The step from classical to quantum adversaries for extractors of two weak sources (Arnon-Friedman, Portmann, Scholz 2016). */
final class TwoSource {
    private TwoSource() {}

    /**
     * A strong extractor of m bits with classical error 2^-(excess + c - m)/2 has, in the Markov model, error e when
     * 5 m = excess - 8 log2 1/e + offset - 4 log2 3, where offset = 8 + c; derived in docs/extractors.md.
     *
     * @param excess k1 + k2 - n
     * @param offset 8 for {@link Circulant} and {@link Toeplitz}, 9 for {@link Dodis}
     */
    static BigFraction markov(BigFraction excess, Demand demand, int offset) {
        BigFraction three = Demand.log2Floor(new BigFraction(1, 3)).multiply(4);
        return excess.subtract(demand.errorBits().multiply(8))
                .add(offset)
                .add(three)
                .divide(5);
    }
}
