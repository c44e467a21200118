package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import org.hipparchus.fraction.BigFraction;

/**
 * The theorem of Santha and Vazirani (reference [3] of the paper) made exact for one function: how likely an epsilon-source
 * can make a value of it, and how. For every function some source makes some value at least as likely as 1 - eps, so a
 * deterministic function of one weak source is never better than a single bit of it.
 *
 * @param favoured the value that can be made likelier
 * @param steering how; its value is the greatest probability of {@code favoured}
 */
public record ExtractorLimit(Extractor extractor, Epsilon epsilon, boolean favoured, SteeredTree steering) {
    public static ExtractorLimit of(Extractor extractor, Epsilon epsilon) {
        SteeredTree zero = steering(extractor, epsilon, false);
        SteeredTree one = steering(extractor, epsilon, true);
        boolean favoured = one.value().compareTo(zero.value()) > 0;
        return new ExtractorLimit(extractor, epsilon, favoured, favoured ? one : zero);
    }

    private static SteeredTree steering(Extractor extractor, Epsilon epsilon, boolean wanted) {
        return SteeredTree.most(epsilon, extractor.inputBits(), input -> extractor.hits(input, wanted));
    }

    /** The greatest probability that an epsilon-source can give to a value of the function, exactly. */
    public BigFraction probability() {
        return steering.value();
    }

    /** What the theorem says that it is at least: 1 - eps. */
    public BigFraction theorem() {
        return BigFraction.ONE.subtract(epsilon.value());
    }
}
