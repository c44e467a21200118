package io.github.clinamen.core.bound;

import org.hipparchus.fraction.BigFraction;

/** The decimals of the paper's Lemmas 1 and 3; they appear in (C7) as printed and never feed a certified bound. */
public final class PaperConstants {
    public static final BigFraction ALPHA = new BigFraction(8842, 10_000);
    public static final BigFraction BETA = new BigFraction(1260, 1000);

    /** The least Nd of Lemma 1 as printed; with gamma = 0.9732 as printed it is 131, see docs/theory.md. */
    public static final int LEAST_DISTILLED_ROUNDS = 130;

    private PaperConstants() {}
}
