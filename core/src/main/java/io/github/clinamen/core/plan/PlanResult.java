package io.github.clinamen.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a planner found.
 *
 * @param feasible whether the best plan meets the target within the rounds thought possible
 * @param reason why not, empty when feasible
 * @param log10Rounds log10 of the rounds that the cheapest plan needs, infinite when no number of rounds is enough
 * @param best the cheapest plan, absent when there is none or it is too large to be written down
 * @param others the cheapest plans of other games, cheapest first
 */
public record PlanResult(
        boolean feasible, String reason, double log10Rounds, Optional<PlanOption> best, List<PlanOption> others) {
    public PlanResult {
        others = List.copyOf(others);
        if (feasible != reason.isEmpty()) {
            throw new IllegalArgumentException("reason: expected one unless feasible, found \"" + reason + "\"");
        }
    }

    /** No plan at all. */
    static PlanResult none(String reason, double log10Rounds) {
        return new PlanResult(false, reason, log10Rounds, Optional.empty(), List.of());
    }
}
