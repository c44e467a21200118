package io.github.clinamen.core.bound;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import org.hipparchus.fraction.BigFraction;

/**
 * The paper's bound (C7) as printed, with the paper's constants: five parties, majority of three, discarding, Nb blocks.
 *
 * @param distilledRounds Nd, at least 1 (Lemma 1 asks for 130)
 * @param choiceBits log2 Nb
 */
public record PaperBound(Epsilon epsilon, long distilledRounds, int choiceBits) {
    public PaperBound {
        Sizes.require(distilledRounds, choiceBits);
    }

    /** P(guess) - 1/2 at most, (C7): (3/2) sqrt(Nd) [ alpha^Nd + 2 Nb^log2(1-eps) (32 beta eps^-5)^Nd ]. */
    public Log2 log2Excess() {
        long nd = distilledRounds;
        Log2 alpha = Log2.of(PaperConstants.ALPHA);
        Log2 growth =
                Log2.of(PaperConstants.BETA.multiply(32).divide(epsilon.value().pow(5)));
        Log2 choice = Log2.of(BigFraction.ONE.subtract(epsilon.value())).power(choiceBits);
        Log2 sum = alpha.power(nd).plus(Log2.of(2).times(choice).times(growth.power(nd)));
        return Log2.of(new BigFraction(3, 2))
                .times(Log2.of(nd).power(BigFraction.ONE_HALF))
                .times(sum);
    }

    public Claim.Distance claim() {
        return Claim.Distance.ofPaperFigure(
                "C7",
                log2Excess(),
                "eps = " + epsilon + ", Nd = " + distilledRounds + ", Nb = 2^" + choiceBits
                        + ", alpha = 0.8842, beta = 1.260");
    }
}
