package io.github.clinamen.session;

import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.extract.Demand;

/** How many rounds give so many bits. */
public final class ExpansionSizing {
    private static final double TOLERANCE = 1.001;

    private ExpansionSizing() {}

    /**
     * A plan for at least so many bits of output, with the least rounds to 0.1 percent.
     *
     * @throws IllegalArgumentException when no number of rounds that can be run gives them
     */
    public static Expansion leastRounds(ExpansionRequest request, long bits) {
        long most = Math.min(Run.MAX_KEPT, Demand.MAX_INPUT) / request.parties();
        long low = 0;
        long high = Math.min(most, Math.max(1_000, bits / request.parties()));
        Expansion found = request.withRounds(high).plan();
        while (PlannedExtractor.outputBits(found) < bits) {
            if (high == most) {
                throw new IllegalArgumentException(
                        "bits: " + bits + " bits of output are out of reach; " + new Yield(found).explanation());
            }
            low = high;
            high = Math.min(most, 2 * high);
            found = request.withRounds(high).plan();
        }
        while (high - low > 1 && high > TOLERANCE * low) {
            long middle = low + (high - low) / 2;
            Expansion plan = request.withRounds(middle).plan();
            if (PlannedExtractor.outputBits(plan) < bits) {
                low = middle;
            } else {
                high = middle;
                found = plan;
            }
        }
        return found;
    }

    /** Where the bits of a round go. */
    public record Yield(Expansion plan) {
        /** Min-entropy of a round. */
        public double certified() {
            return plan.minEntropy() / (double) plan.rounds();
        }

        /** What a round's raw bits cost, the seed being weak: (1 - rate) bits for each. */
        public double extraction() {
            return plan.parties() * (1 + Math.log(1 - plan.epsilon().toDouble()) / Math.log(2));
        }

        public String explanation() {
            return String.format(
                    java.util.Locale.ROOT,
                    "of %,d rounds each has %.4f bits of min-entropy, and extracting with a seed of epsilon = %s takes %.4f",
                    plan.rounds(),
                    certified(),
                    plan.epsilon(),
                    extraction());
        }
    }
}
