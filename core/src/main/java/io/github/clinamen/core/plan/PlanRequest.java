package io.github.clinamen.core.plan;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.SettingChoice;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * What a plan is asked for.
 *
 * @param epsilon the promise of the source
 * @param target the most that P(guess) - 1/2 may be, above 0 and below 1/2
 * @param outputBits at least 1
 * @param noise the wrong fraction of honest boxes, 0 to below 1/2
 * @param completeness the least probability that honest boxes pass, above 0 and below 1
 * @param games which games may be chosen, at least one
 * @param analyses which bounds may be used: {@code scattered}, {@code scattered-p4}, {@code product}, {@code paper}
 * @param settings which setting choices may be used
 * @param nd Nd where it is fixed
 * @param log2Nb log2 Nb where it is fixed
 * @param objective what is made least
 * @param maxRounds how many rounds are thought possible, at least 1
 * @param roundsPerSecond how fast rounds are had, above 0
 */
public record PlanRequest(
        Epsilon epsilon,
        BigFraction target,
        long outputBits,
        BigFraction noise,
        BigFraction completeness,
        List<GameOption> games,
        Set<String> analyses,
        Set<SettingChoice> settings,
        OptionalLong nd,
        OptionalInt log2Nb,
        Objective objective,
        double maxRounds,
        double roundsPerSecond) {
    /** The scattered layout by the best of (P4) and (P7). */
    public static final String SCATTERED = "scattered";

    /** The scattered layout by (P4) alone, to compare. */
    public static final String COMMON_POINT = "scattered-p4";

    /** The analyses of the best bounds, the best first. */
    public static final List<String> ANALYSES = List.of(SCATTERED, "product", "paper");

    private static final List<String> ALL_ANALYSES = List.of(SCATTERED, COMMON_POINT, "product", "paper");

    /** Nd at most: what the search, which counts in doubles, holds exactly. */
    public static final long MAX_ND = 1L << 53;

    /** log2 Nb at most. */
    public static final int MAX_LOG2_NB = 10_000_000;

    /** What the best plan has least of. */
    public enum Objective {
        ROUNDS,
        SOURCE_BITS
    }

    public PlanRequest {
        games = List.copyOf(games);
        analyses = Set.copyOf(analyses);
        settings = Set.copyOf(settings);
        if (target.signum() <= 0 || target.compareTo(BigFraction.ONE_HALF) >= 0) {
            throw new IllegalArgumentException("target: expected a number above 0 and below 0.5, found " + target);
        }
        if (outputBits < 1 || outputBits > 1_000_000_000L) {
            throw new IllegalArgumentException("bits: expected 1 to 10^9, found " + outputBits);
        }
        if (noise.signum() < 0 || noise.compareTo(BigFraction.ONE_HALF) >= 0) {
            throw new IllegalArgumentException("noise: expected a number from 0 to below 0.5, found " + noise);
        }
        if (completeness.signum() <= 0 || completeness.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException(
                    "completeness: expected a number above 0 and below 1, found " + completeness);
        }
        if (games.isEmpty() || analyses.isEmpty() || settings.isEmpty()) {
            throw new IllegalArgumentException("plan: expected at least one game, analysis and setting choice");
        }
        if (!ALL_ANALYSES.containsAll(analyses)) {
            throw new IllegalArgumentException("analysis: expected some of " + ALL_ANALYSES + ", found " + analyses);
        }
        if (nd.isPresent() && (nd.getAsLong() < 1 || nd.getAsLong() > MAX_ND)) {
            throw new IllegalArgumentException("nd: expected 1 to 2^53, found " + nd.getAsLong());
        }
        if (log2Nb.isPresent() && (log2Nb.getAsInt() < 0 || log2Nb.getAsInt() > MAX_LOG2_NB)) {
            throw new IllegalArgumentException("log2Nb: expected 0 to 10^7, found " + log2Nb.getAsInt());
        }
        if (!(maxRounds >= 1) || !(roundsPerSecond > 0)) {
            throw new IllegalArgumentException("rounds: expected at least 1 round and more than 0 rounds a second");
        }
    }

    /** One bit from perfect boxes by the cheapest of all plans for four and five parties: what {@code run} asks for by default. */
    public static PlanRequest of(Epsilon epsilon, BigFraction target) {
        return new PlanRequest(
                epsilon,
                target,
                1,
                BigFraction.ZERO,
                new BigFraction(99, 100),
                List.of(GameOption.FOUR_PARTY_MAJORITY, GameOption.FIVE_PARTY_MAJORITY),
                Set.copyOf(ANALYSES),
                Set.of(SettingChoice.values()),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Objective.ROUNDS,
                1e15,
                1e9);
    }

    public PlanRequest withSource(Epsilon promise, BigFraction most) {
        return new PlanRequest(
                promise,
                most,
                outputBits,
                noise,
                completeness,
                games,
                analyses,
                settings,
                nd,
                log2Nb,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withOutputBits(long bits) {
        return new PlanRequest(
                epsilon,
                target,
                bits,
                noise,
                completeness,
                games,
                analyses,
                settings,
                nd,
                log2Nb,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withGames(List<GameOption> choice) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                choice,
                analyses,
                settings,
                nd,
                log2Nb,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withAnalyses(Set<String> choice) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                games,
                choice,
                settings,
                nd,
                log2Nb,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withSizes(OptionalLong fixedNd, OptionalInt fixedLog2Nb) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                games,
                analyses,
                settings,
                fixedNd,
                fixedLog2Nb,
                objective,
                maxRounds,
                roundsPerSecond);
    }
}
