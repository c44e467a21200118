package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Epsilon;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;

/**
 * Distributions of m bits drawn one after another, each with conditional probability eps or 1 - eps: one for each tree of
 * 2^m - 1 choices. Those of all eps-sources are mixtures of these.
 */
final class ExtremeSources {
    private ExtremeSources() {}

    /**
     * The least of a quantity over all of them.
     *
     * @param quantity of the probabilities of all words of bits, the bit drawn first lowest, times q^m; homogeneous
     *     of degree 1 and concave, so that mixtures have no less
     * @param bits m, at most 3
     * @return the least, of the probabilities themselves
     */
    static BigFraction least(Epsilon epsilon, int bits, Function<BigInteger[], BigFraction> quantity) {
        BigInteger denominator = epsilon.value().getDenominator();
        BigInteger light = epsilon.value().getNumerator();
        BigInteger heavy = denominator.subtract(light);
        List<BigFraction> quantities = new ArrayList<>();
        for (int tree = 0; tree < 1 << ((1 << bits) - 1); tree++) {
            BigInteger[] probabilities = new BigInteger[1 << bits];
            for (int b = 0; b < probabilities.length; b++) {
                BigInteger probability = BigInteger.ONE;
                int node = 1;
                for (int j = 0; j < bits; j++) {
                    int bit = b >> j & 1;
                    probability = probability.multiply((tree >> (node - 1) & 1) == bit ? light : heavy);
                    node = 2 * node + bit;
                }
                probabilities[b] = probability;
            }
            quantities.add(quantity.apply(probabilities));
        }
        return Collections.min(quantities).divide(denominator.pow(bits));
    }
}
