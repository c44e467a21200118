package io.github.clinamen.core.plan;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.EstimateSearch;
import io.github.clinamen.core.practical.FailureProbability;
import io.github.clinamen.core.protocol.Expansion;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * What a practical plan is asked for; the plan is the best that is known here for so many rounds.
 *
 * @param noise the fraction of rounds that honest boxes are expected to lose, 0 to 1/2
 * @param completeness least probability that they pass, above 0 and below 1
 * @param error e_h + e_ext
 */
public record ExpansionRequest(
        BoxModel model,
        int parties,
        Epsilon epsilon,
        long rounds,
        BigFraction noise,
        double completeness,
        BigFraction error,
        String extractor) {
    /** Of the error, so much for the extractor, where it is cheap: a factor of 2 costs 2 bits there, and 1/b bits in the estimate. */
    private static final BigFraction EXTRACTION_SHARE = new BigFraction(1, 64);

    public ExpansionRequest {
        if (noise.signum() < 0 || noise.compareTo(BigFraction.ONE_HALF) > 0) {
            throw new IllegalArgumentException("noise: expected 0 to 0.5, found " + noise.doubleValue());
        }
        if (!(completeness > 0 && completeness < 1)) {
            throw new IllegalArgumentException("completeness: expected above 0 and below 1, found " + completeness);
        }
        FailureProbability.require("error", error);
    }

    /**
     * The largest fraction of rounds that boxes lose which are wrong so often in tested rounds, whatever an epsilon-source does: given the
     * other settings of a round, the last party's completes a tested one with probability 1 - epsilon at most. In CHSH all are tested.
     */
    public static BigFraction mostLost(int parties, Epsilon epsilon, BigFraction wrong) {
        return parties == 2 ? wrong : wrong.multiply(BigFraction.ONE.subtract(epsilon.value()));
    }

    /** The same for another number of rounds. */
    public ExpansionRequest withRounds(long other) {
        return new ExpansionRequest(model, parties, epsilon, other, noise, completeness, error, extractor);
    }

    /** The plan: threshold for the completeness, rho and b that certify most at the threshold. */
    public Expansion plan() {
        long allowed = Completeness.allowance(rounds, noise, 1 - completeness);
        BigFraction extractionError = error.multiply(EXTRACTION_SHARE);
        BigFraction estimateError = error.subtract(extractionError);
        EstimateSearch.Choice best = EstimateSearch.choose(model, parties, epsilon, rounds, allowed, estimateError);
        return new Expansion(
                model,
                parties,
                epsilon,
                rounds,
                best.ratio(),
                best.power(),
                best.near(),
                allowed,
                estimateError,
                extractionError,
                extractor);
    }

    /** A lower bound on the probability that boxes which lose each round with probability {@code noise} at most pass a plan. */
    public static double completeness(Expansion plan, BigFraction noise) {
        return Completeness.ofAllowance(BigInteger.valueOf(plan.rounds()), noise, plan.lostAllowed())
                .least();
    }
}
