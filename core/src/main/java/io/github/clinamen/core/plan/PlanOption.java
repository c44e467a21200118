package io.github.clinamen.core.plan;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.protocol.Protocol;

/**
 * A plan with what it claims and costs.
 *
 * @param claim the distance, exact but for being rounded upward
 * @param completeness the probability that honest boxes pass
 * @param reaches whether claim and completeness meet what was asked for
 */
public record PlanOption(Protocol protocol, Claim.Distance claim, Completeness completeness, boolean reaches) {
    /** log10 of the rounds measured. */
    public double log10Rounds() {
        return Log2.of(protocol.measuredRounds()).upper().doubleValue() * Math.log10(2);
    }
}
