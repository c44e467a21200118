package io.github.clinamen.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the planner found.
 *
 * @param request what was asked for
 * @param feasible whether the best plan meets the target within the rounds thought possible
 * @param reason why not, empty when feasible
 * @param log10Rounds log10 of the rounds that the cheapest plan needs, infinite when no number of rounds is enough
 * @param best the cheapest plan, absent when it is too large to be written down
 * @param runnersUp the cheapest plans that differ from the best in layout, game, setting choice or Nb, cheapest first
 * @param paperLog10Rounds log10 of the rounds that (C7) as printed asks for, for one bit and perfect boxes
 */
public record PlanResult(
        PlanRequest request,
        boolean feasible,
        String reason,
        double log10Rounds,
        Optional<PlanOption> best,
        List<PlanOption> runnersUp,
        double paperLog10Rounds) {
    public PlanResult {
        runnersUp = List.copyOf(runnersUp);
    }
}
