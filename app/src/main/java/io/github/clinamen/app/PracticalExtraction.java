package io.github.clinamen.app;

import io.github.clinamen.core.practical.PracticalPlan;
import io.github.clinamen.extract.Adversary;
import io.github.clinamen.extract.Demand;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.SeedQuality;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** What a practical plan's outcomes are extracted with: fixed before the data, with fresh bits of the same weak source as seed. */
final class PracticalExtraction {
    private PracticalExtraction() {}

    /** The extractor of a plan, none when nothing can be extracted. */
    static Optional<Extractor> of(PracticalPlan plan) {
        long minEntropy = plan.minEntropy();
        if (minEntropy < 1) {
            return Optional.empty();
        }
        Demand demand = new Demand(
                plan.rawBits(),
                new BigFraction(minEntropy),
                SeedQuality.rateOfEpsilonSource(plan.epsilon().value()),
                plan.extractionError(),
                Adversary.CLASSICAL,
                Long.MAX_VALUE);
        try {
            return Optional.of(Extractor.plan(plan.extractor(), demand));
        } catch (IllegalArgumentException nothingIsLeft) {
            return Optional.empty();
        }
    }

    /** How many bits of output a plan gives. */
    static long outputBits(PracticalPlan plan) {
        return of(plan).map(Extractor::outputLength).orElse(0L);
    }
}
