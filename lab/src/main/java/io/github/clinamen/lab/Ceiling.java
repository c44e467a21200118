package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.bound.SecurityBound;

/** What the proven bounds allow any adversary. */
public final class Ceiling {
    private Ceiling() {}

    /** The most that the advantage of an adversary who keeps to the assumptions can be: 4 (P(guess) - 1/2), at most 1. */
    public static double advantage(ProtocolPlan plan) {
        double log2 = SecurityBound.of(plan).log2Excess().upperDouble() + 2;
        return log2 >= 0 ? 1 : Math.nextUp(StrictMath.pow(2, log2));
    }
}
