package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * All that fixes a practical run before its first bit: n rounds, all tested, accepted when at most so many are lost.
 *
 * @param model what the boxes must obey
 * @param parties 2 (CHSH), 3 or 5 (Mermin)
 * @param epsilon the promise of the source
 * @param rounds n, 1 to 2^40
 * @param ratio rho, what a lost round counts beside another: above 0, at most 1
 * @param power b, above 0, at most 1
 * @param near the loss for which the curve's lines are chosen; any is right
 * @param lostAllowed a run with more lost rounds is aborted; 0 to n
 * @param estimateError e_h, the probability that the estimate of min-entropy fails
 * @param extractionError e_ext, how far from uniform the extractor's output may be
 * @param extractor {@code circulant} or {@code dodis}
 */
public record PracticalPlan(
        BoxModel model,
        int parties,
        Epsilon epsilon,
        long rounds,
        BigFraction ratio,
        BigFraction power,
        BigFraction near,
        long lostAllowed,
        BigFraction estimateError,
        BigFraction extractionError,
        String extractor) {
    /**
     * Bits about the outcomes that a transcript tells everybody: the number of lost rounds and the digest of the rounds (64 bits each), and
     * the SHA-256 of a file of rounds. They are subtracted from every min-entropy.
     */
    public static final int PUBLISHED_BITS = 384;

    private static final long MAX_ROUNDS = 1L << 40;

    public PracticalPlan {
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw new IllegalArgumentException("rounds: expected 1 to 2^40, found " + rounds);
        }
        if (lostAllowed < 0 || lostAllowed > rounds) {
            throw new IllegalArgumentException("lostAllowed: expected 0 to " + rounds + ", found " + lostAllowed);
        }
        FailureProbability.require("estimateError", estimateError);
        FailureProbability.require("extractionError", extractionError);
        if (!extractor.equals("circulant") && !extractor.equals("dodis")) {
            throw new IllegalArgumentException("extractor: expected circulant or dodis, found \"" + extractor
                    + "\"; others need a uniform seed or promise nothing with a weak one");
        }
        // Rejects what the curve and the estimate do not take.
        estimate(GuessCurve.of(model, parties), epsilon, ratio, power, near);
    }

    private static ProbabilityEstimate estimate(
            GuessCurve curve, Epsilon epsilon, BigFraction ratio, BigFraction power, BigFraction near) {
        return new ProbabilityEstimate(
                curve, leastSetting(epsilon, curve.parties()), curve.leastUntested(epsilon), ratio, power, near);
    }

    private static BigFraction leastSetting(Epsilon epsilon, int parties) {
        return epsilon.value().pow(parties);
    }

    public GuessCurve curve() {
        return GuessCurve.of(model, parties);
    }

    /** kappa, the least probability that the source can give any setting. */
    public BigFraction leastSetting() {
        return leastSetting(epsilon, parties);
    }

    /** The factors, fixed by this plan. */
    public ProbabilityEstimate estimate() {
        return estimate(curve(), epsilon, ratio, power, near);
    }

    /** Outcomes of all rounds, in bits. */
    public long rawBits() {
        return rounds * parties;
    }

    /** Source bits that choose settings. */
    public long settingBits() {
        return rounds * parties;
    }

    /**
     * Bits of min-entropy that an accepted run's outcomes have given settings, side information and whatever a transcript tells, but for the
     * estimate's error; rounded downward, 0 when there are none.
     */
    public long minEntropy() {
        return minEntropy(lostAllowed);
    }

    /** The same had the plan allowed so many lost rounds. */
    public long minEntropy(long lost) {
        BigDecimal bits = estimate().entropy(rounds, lost, estimateError).subtract(BigDecimal.valueOf(PUBLISHED_BITS));
        return Math.min(
                rawBits(),
                bits.max(BigDecimal.ZERO).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    /** The distance of output and abort together from uniform bits or abort, for everyone: e_h + e_ext. */
    public BigFraction securityError() {
        return estimateError.add(extractionError);
    }

    /** Whether an accepted run would say nothing: no min-entropy, or a distance from ideal of 1/4 and more. */
    public boolean claimsNothing() {
        return minEntropy() == 0 || securityError().compareTo(new BigFraction(1, 4)) >= 0;
    }

    /** Whether a run with so many lost rounds is accepted. */
    public boolean accepts(long lost) {
        return lost <= lostAllowed;
    }
}
