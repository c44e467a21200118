package io.github.clinamen.core.bound;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.SettingRule;
import org.hipparchus.fraction.BigFraction;

/** q: the least probability P(x | x in X) that an epsilon-source can give a tested setting of a round of n parties. */
public final class SettingProbability {
    private SettingProbability() {}

    /** The exact least value for the way settings are made. */
    public static BigFraction least(SettingRule rule, int parties, Epsilon epsilon) {
        BigFraction eps = epsilon.value();
        BigFraction free = BigFraction.ONE.subtract(eps);
        BigFraction some = eps.pow(parties - 1);
        return switch (rule) {
            // n - 1 bits, each at its rarer value; the last setting follows.
            case PARITY_COMPLETION -> some;
            // x has probability eps^n; a source that leaves x's path before the last bit ends in X with 1 - eps.
            case INDEPENDENT -> {
                BigFraction rare = some.multiply(eps);
                yield rare.divide(rare.add(free.multiply(BigFraction.ONE.subtract(some))));
            }
        };
    }

    /** The paper's lower bound on it when rounds are discarded, eps^n / (2^(n-1) (1-eps)^n): (D14). */
    public static BigFraction leastAsPrinted(int parties, Epsilon epsilon) {
        BigFraction ratio = epsilon.value().divide(BigFraction.ONE.subtract(epsilon.value()));
        return ratio.pow(parties).divide(BigFraction.TWO.pow(parties - 1));
    }
}
