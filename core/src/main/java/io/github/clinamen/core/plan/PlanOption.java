package io.github.clinamen.core.plan;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.security.ScatteredBound;
import io.github.clinamen.core.security.SecurityBound;
import java.math.BigInteger;

/**
 * A plan with what it claims and costs.
 *
 * @param excess the bound on P(guess) - 1/2
 * @param completeness the probability that honest boxes pass
 * @param reaches whether bound and completeness meet what was asked for
 * @param log10Rounds log10 of the rounds measured
 * @param seconds how long the rounds take at the asked speed
 */
public record PlanOption(
        ProtocolPlan plan,
        SecurityBound bound,
        Log2 excess,
        Completeness completeness,
        boolean reaches,
        double log10Rounds,
        double seconds) {
    static PlanOption of(ProtocolPlan plan, PlanRequest request, boolean adapted) {
        SecurityBound bound = SecurityBound.of(plan);
        if (!adapted && bound instanceof ScatteredBound scattered) {
            bound = scattered.withCommonPoint();
        }
        Log2 excess = bound.log2Excess();
        Completeness completeness = Completeness.of(plan, request.noise());
        boolean reaches = excess.isAtMost(Log2.of(request.target()))
                && completeness.least() >= request.completeness().doubleValue();
        double log10Rounds = Log2.of(plan.measuredRounds()).upper().doubleValue() * Math.log10(2);
        return new PlanOption(
                plan,
                bound,
                excess,
                completeness,
                reaches,
                log10Rounds,
                Math.pow(10, log10Rounds) / request.roundsPerSecond());
    }

    /** Source bits the run draws: settings, and picks or the block index. */
    public BigInteger sourceBits() {
        BigInteger settings = plan.measuredRounds()
                .multiply(BigInteger.valueOf(
                        plan.settingChoice().sourceBits(plan.game().parties())));
        BigInteger choices = BigInteger.valueOf(plan.layout().choiceBits())
                .multiply(
                        plan.layout() instanceof Layout.Scattered
                                ? BigInteger.valueOf(plan.layout().distilledRounds())
                                : BigInteger.ONE);
        return settings.add(choices);
    }
}
