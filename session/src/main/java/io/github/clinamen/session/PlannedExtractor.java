package io.github.clinamen.session;

import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.extract.Adversary;
import io.github.clinamen.extract.Demand;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.SeedQuality;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** What an expansion's outcomes are extracted with: fixed before the data, with fresh bits of the same weak source as seed. */
public final class PlannedExtractor {
    private PlannedExtractor() {}

    /** The extractor of a plan, none when nothing can be extracted or nothing needs to be. */
    public static Optional<Extractor> of(Protocol protocol) {
        return protocol instanceof Expansion plan ? of(plan) : Optional.empty();
    }

    private static Optional<Extractor> of(Expansion plan) {
        long minEntropy = plan.minEntropy();
        if (minEntropy < 1) {
            return Optional.empty();
        }
        Demand demand = new Demand(
                plan.rawBits(),
                new BigFraction(minEntropy),
                SeedQuality.rateOfEpsilonSource(plan.epsilon().value()),
                plan.extractionError(),
                plan.model().hasQuantumAdversary() ? Adversary.QUANTUM : Adversary.CLASSICAL,
                Long.MAX_VALUE);
        try {
            return Optional.of(Extractor.plan(plan.extractor(), demand));
        } catch (IllegalArgumentException nothingIsLeft) {
            return Optional.empty();
        }
    }

    /** How many bits of output a plan gives. */
    public static long outputBits(Expansion plan) {
        return of(plan).map(Extractor::outputLength).orElse(0L);
    }
}
