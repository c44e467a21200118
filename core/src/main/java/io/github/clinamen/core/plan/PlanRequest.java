package io.github.clinamen.core.plan;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.certificate.CertifiedGauge;
import java.util.List;
import java.util.OptionalLong;
import org.hipparchus.fraction.BigFraction;

/**
 * What an amplification is asked for; {@link #of} gives the usual, {@code with...} another.
 *
 * @param epsilon the promise of the source
 * @param target the greatest trace distance, attempts included, above 0 and below 1
 * @param outputBits at least 1
 * @param noise the wrong fraction of honest boxes, 0 to below 1/2
 * @param completeness the least probability that honest boxes pass, above 0 and below 1
 * @param games which games may be chosen, at least one
 * @param attempts the greatest number of runs, at least 1
 * @param binds whether a linear digest of 256 bits is published
 * @param rounds N where it is fixed
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
        List<CertifiedGauge> games,
        int attempts,
        boolean binds,
        OptionalLong rounds,
        Objective objective,
        double maxRounds,
        double roundsPerSecond) {
    /** N at most: what the search, which counts in doubles, holds exactly. */
    public static final long MAX_ROUNDS = 1L << 53;

    /** How fast rounds are thought to be had, unless somebody says otherwise. */
    public static final double USUAL_ROUNDS_PER_SECOND = 1e9;

    /** What the best plan has least of. */
    public enum Objective {
        ROUNDS,
        SOURCE_BITS,
        /** Rounds times parties. */
        BOXES
    }

    public PlanRequest {
        games = List.copyOf(games);
        if (target.signum() <= 0 || target.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException("target: expected a number above 0 and below 1, found " + target);
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
        if (games.isEmpty()) {
            throw new IllegalArgumentException("games: expected at least one");
        }
        if (attempts < 1 || attempts > 1_000_000) {
            throw new IllegalArgumentException("attempts: expected 1 to 10^6, found " + attempts);
        }
        if (rounds.isPresent() && (rounds.getAsLong() < 1 || rounds.getAsLong() > MAX_ROUNDS)) {
            throw new IllegalArgumentException("rounds: expected 1 to 2^53, found " + rounds.getAsLong());
        }
        if (rounds.isPresent() && (outputBits > 1 || binds)) {
            throw new IllegalArgumentException(
                    "rounds: codes for many bits have lengths of their own; fix the rounds of one bit, or the bits");
        }
        if (!(maxRounds >= 1) || !(roundsPerSecond > 0)) {
            throw new IllegalArgumentException("rounds: expected at least 1 round and more than 0 rounds a second");
        }
    }

    /** One bit from perfect boxes in one attempt, by any of these games. */
    public static PlanRequest of(Epsilon epsilon, BigFraction target, List<CertifiedGauge> games) {
        return new PlanRequest(
                epsilon,
                target,
                1,
                BigFraction.ZERO,
                new BigFraction(99, 100),
                games,
                1,
                false,
                OptionalLong.empty(),
                Objective.ROUNDS,
                1e15,
                USUAL_ROUNDS_PER_SECOND);
    }

    public PlanRequest withSource(Epsilon promise, BigFraction distance) {
        return new PlanRequest(
                promise,
                distance,
                outputBits,
                noise,
                completeness,
                games,
                attempts,
                binds,
                rounds,
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
                attempts,
                binds,
                rounds,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withNoise(BigFraction wrong, BigFraction least) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                wrong,
                least,
                games,
                attempts,
                binds,
                rounds,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withGames(List<CertifiedGauge> choice) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                choice,
                attempts,
                binds,
                rounds,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withAttempts(int most) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                games,
                most,
                binds,
                rounds,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    /** A linear digest is published, for {@link io.github.clinamen.core.protocol.Amplification#DIGEST_BITS} further bits. */
    public PlanRequest withDigest(boolean published) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                games,
                attempts,
                published,
                rounds,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withRounds(OptionalLong fixed) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                games,
                attempts,
                binds,
                fixed,
                objective,
                maxRounds,
                roundsPerSecond);
    }

    public PlanRequest withLimits(Objective least, double most, double perSecond) {
        return new PlanRequest(
                epsilon,
                target,
                outputBits,
                noise,
                completeness,
                games,
                attempts,
                binds,
                rounds,
                least,
                most,
                perSecond);
    }
}
