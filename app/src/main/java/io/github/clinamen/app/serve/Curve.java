package io.github.clinamen.app.serve;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.BlockSearch;
import io.github.clinamen.core.plan.BoxOneRequest;
import io.github.clinamen.core.plan.PlanResult;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Rounds over epsilon, for one target and noise: by Theorem A, and by the paper. */
record Curve(String target, String noise, List<Point> points) {
    static final List<String> EPSILONS = List.of(
            "0.5", "0.49", "0.48", "0.45", "0.42", "0.4", "0.35", "0.3", "0.25", "0.2", "0.15", "0.1", "0.07", "0.05",
            "0.03", "0.02", "0.01");

    Curve {
        points = List.copyOf(points);
    }

    static Curve of(PlanForm form, List<Point> points) {
        return new Curve(Rationals.shortest(form.target()), Rationals.shortest(form.noise()), points);
    }

    /**
     * One promise of the source.
     *
     * @param log10Rounds of the cheapest plan, null where no number of rounds is enough
     * @param paperLog10Rounds by (C7) as printed, for perfect boxes and one bit
     */
    record Point(String epsilon, @Nullable Double log10Rounds, double paperLog10Rounds) {
        static Point of(String epsilon, BigFraction target, PlanResult best) {
            return new Point(
                    epsilon,
                    Double.isFinite(best.log10Rounds()) ? best.log10Rounds() : null,
                    BlockSearch.paperLog10Rounds(BoxOneRequest.paper(Epsilon.parse(epsilon), target.divide(2))));
        }
    }
}
