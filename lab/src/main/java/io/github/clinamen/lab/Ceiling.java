package io.github.clinamen.lab;

import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.protocol.Protocol;

/** The most that an adversary's advantage can be: D of Theorem A, or four times (P3)'s P(guess) - 1/2, at most 1. */
public final class Ceiling {
    private Ceiling() {}

    /** @param plan with a claim of distance, of one attempt */
    public static double advantage(Protocol plan) {
        return switch (plan.claim()) {
            case Claim.Distance distance -> advantage(distance);
            case Claim.MinEntropy none ->
                throw new IllegalArgumentException("plan: expected a claim of distance, found " + none.describe());
        };
    }

    private static double advantage(Claim.Distance distance) {
        double log2 = distance.traceDistance().upperDouble() + 1;
        return log2 >= 0 ? 1 : Math.nextUp(StrictMath.pow(2, log2));
    }
}
