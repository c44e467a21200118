package io.github.clinamen.core.protocol;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.practical.AccumulationEstimate;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.Estimate;
import io.github.clinamen.core.practical.FailureProbability;
import io.github.clinamen.core.practical.GuessCurve;
import io.github.clinamen.core.practical.ProbabilityEstimate;
import io.github.clinamen.core.source.DrawOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.hipparchus.fraction.BigFraction;

/**
 * The practical mode (docs/practical.md): boxes that are used again and again, every round tested, all outcomes kept; accepted
 * when at most so many rounds are lost. What comes out are raw outcomes with min-entropy, for a seeded extractor.
 *
 * @param model what the boxes must obey
 * @param parties 2 (CHSH), 3 or 5 (Mermin)
 * @param epsilon the promise of the source
 * @param rounds n, 1 to 2^40
 * @param ratio rho, what a lost round counts beside another: above 0, at most 1; 1 in model QQ
 * @param power b, above 0, at most 1; in model QQ a - 1, below 1/2
 * @param near the loss for which the curve's lines are chosen, or in model QQ the tangent; any is right
 * @param lostAllowed a run with more lost rounds is aborted; 0 to n
 * @param estimateError e_h, the probability that the estimate of min-entropy fails
 * @param extractionError e_ext, how far from uniform the extractor's output may be
 * @param extractor {@code circulant} or {@code dodis}
 */
public record Expansion(
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
        String extractor)
        implements Protocol {
    /**
     * Bits about the outcomes that a transcript tells everybody: the number of lost rounds and the digest of the rounds (64 bits each), and
     * the SHA-256 of a file of rounds. They are subtracted from every min-entropy.
     */
    public static final int PUBLISHED_BITS = 384;

    private static final long MAX_ROUNDS = 1L << 40;

    public Expansion {
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
        estimate(model, parties, epsilon, ratio, power, near);
    }

    private static Estimate estimate(
            BoxModel model, int parties, Epsilon epsilon, BigFraction ratio, BigFraction power, BigFraction near) {
        GuessCurve curve = GuessCurve.of(model, parties);
        BigFraction setting = leastSetting(epsilon, parties);
        BigFraction untested = curve.leastUntested(epsilon);
        if (!model.hasQuantumAdversary()) {
            return new ProbabilityEstimate(curve, setting, untested, ratio, power, near);
        }
        if (!ratio.equals(BigFraction.ONE)) {
            throw new IllegalArgumentException(
                    "ratio: expected 1 in model qq, which has no use for it, found " + ratio.doubleValue());
        }
        return new AccumulationEstimate(curve, setting, untested, power, near);
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

    /** What an accepted run's outcomes have, by what this plan fixes. */
    public Estimate estimate() {
        return estimate(model, parties, epsilon, ratio, power, near);
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

    /** Also when what is extracted from good raw outcomes is 1/4 and more from ideal. */
    @Override
    public boolean claimsNothing() {
        return claim().isVacuous() || securityError().compareTo(new BigFraction(1, 4)) >= 0;
    }

    /** Whether a run with so many lost rounds is accepted. */
    public boolean accepts(long lost) {
        return lost <= lostAllowed;
    }

    @Override
    public String name() {
        return "expansion";
    }

    /** CHSH for two parties, else the Mermin game. */
    @Override
    public Game game() {
        return parties == 2 ? Game.chsh() : Game.mermin(parties, new OutcomeFunction.Parity(1));
    }

    /** All settings occur, tested or not, and no round is discarded. */
    @Override
    public SettingRule settings() {
        return SettingRule.INDEPENDENT;
    }

    @Override
    public BigInteger measuredRounds() {
        return BigInteger.valueOf(rounds);
    }

    @Override
    public long wrongAllowed() {
        return lostAllowed;
    }

    /** Boxes with memory know earlier rounds. */
    @Override
    public DrawOrder order() {
        return DrawOrder.ROUNDS;
    }

    @Override
    public long outputBits() {
        return rawBits();
    }

    /** Not one outcome stands in a transcript. */
    @Override
    public long recordedBits() {
        return 0;
    }

    @Override
    public Keeps keeps() {
        return Keeps.OUTCOMES;
    }

    @Override
    public int laterBits() {
        return 0;
    }

    @Override
    public boolean isHopeless(Tally prefix) {
        return !accepts(prefix.wrong());
    }

    /** Accepted with the raw outcomes, from which an extractor has yet to make the output. */
    @Override
    public Verdict judge(Tally total, LongSupplier later) {
        if (isHopeless(total)) {
            return new Verdict.Aborted(AbortReason.TOO_MANY_WRONG);
        }
        total.requireRounds(measuredRounds());
        return new Verdict.Accepted(total.values());
    }

    @Override
    public Claim.MinEntropy claim() {
        return new Claim.MinEntropy(
                curve().name(),
                minEntropy(),
                estimateError,
                "eps = " + epsilon + ", n = " + rounds + ", at most " + lostAllowed + " lost");
    }

    @Override
    public List<Assumption> assumptions() {
        List<Assumption> all = new ArrayList<>(List.of(Assumption.SANTHA_VAZIRANI, Assumption.SOURCE_NOT_STEERED));
        all.add(model.hasQuantumBoxes() ? Assumption.QUANTUM_ROUNDS : Assumption.NON_SIGNALLING_ROUNDS);
        all.addAll(
                model.hasQuantumAdversary()
                        ? List.of(Assumption.QUANTUM_SIDE_INFORMATION, Assumption.CITED_ACCUMULATION)
                        : List.of(Assumption.CLASSICAL_SIDE_INFORMATION));
        all.addAll(List.of(Assumption.NOTHING_LEAKS, Assumption.TRUSTED_PROCESSING));
        if (curve().evidence() == GuessCurve.Evidence.CITED) {
            all.add(Assumption.CITED_CURVE);
        }
        return List.copyOf(all);
    }
}
