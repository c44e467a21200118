package io.github.clinamen.app.view;

import io.github.clinamen.lab.Adversary;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Ceiling;
import io.github.clinamen.lab.Experiment;

/**
 * What came of one adversary. Intervals are Clopper and Pearson's at risk 0.001.
 *
 * @param success P(Eve is right | accepted), 1/2 where nothing was accepted
 * @param advantage P(accepted) (2 P(right | accepted) - 1)
 * @param bound what the proven bound allows the advantage to be
 * @param excess whether the advantage is above the bound, interval and all
 */
public record AttackReport(
        String adversary,
        String origin,
        boolean breaksAssumptions,
        long trials,
        long accepted,
        long right,
        double acceptance,
        double success,
        double successLow,
        double successHigh,
        double advantage,
        double advantageLow,
        double advantageHigh,
        double computedAdvantage,
        double bound,
        boolean excess) {
    public static AttackReport of(Attack attack, Adversary eve, Experiment result) {
        double bound = Ceiling.advantage(eve.protocol());
        return new AttackReport(
                eve.name(),
                attack.origin(),
                eve.breaksAssumptions(),
                result.trials(),
                result.accepted(),
                result.right(),
                result.acceptance(),
                result.accepted() == 0 ? 0.5 : result.success(),
                result.successInterval().low(),
                result.successInterval().high(),
                result.advantage(),
                result.advantageInterval().low(),
                result.advantageInterval().high(),
                eve.advantage().doubleValue(),
                bound,
                result.advantageInterval().low() > bound);
    }

    String remark() {
        if (!excess) {
            return "";
        }
        return breaksAssumptions ? "  above the bound: an assumption is broken" : "  *** EXCESS ***";
    }
}
