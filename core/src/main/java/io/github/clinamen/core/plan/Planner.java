package io.github.clinamen.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the cheapest amplification among games; a plan that is said to reach its target does, by the exact bound. */
public final class Planner {
    private record Candidate(RoundSearch search, double rounds) {
        double logCost() {
            return search.logCost(rounds);
        }
    }

    private Planner() {}

    public static PlanResult plan(PlanRequest request) {
        List<Candidate> found = new ArrayList<>();
        double greatestNoise = 0;
        for (var gauge : request.games()) {
            RoundSearch search = new RoundSearch(request, gauge);
            greatestNoise = Math.max(greatestNoise, search.greatestNoise());
            double rounds = search.rounds();
            if (rounds < Double.POSITIVE_INFINITY) {
                found.add(new Candidate(search, rounds));
            }
        }
        if (found.isEmpty()) {
            return PlanResult.none(impossible(request, greatestNoise), Double.POSITIVE_INFINITY);
        }
        found.sort(Comparator.comparingDouble(Candidate::logCost));
        double log10Rounds = Math.log10(found.getFirst().rounds());
        List<PlanOption> settled = new ArrayList<>();
        found.forEach(candidate -> candidate.search().settle(candidate.rounds()).ifPresent(settled::add));
        if (settled.isEmpty()) {
            return PlanResult.none(tooMany(log10Rounds, request.maxRounds()), log10Rounds);
        }
        // One that was settled a little above its estimate does not hide one that reaches the target.
        settled.sort(Comparator.comparingInt(option -> option.reaches() ? 0 : 1));
        PlanOption best = settled.getFirst();
        return new PlanResult(
                reason(request, best).isEmpty(),
                reason(request, best),
                best.log10Rounds(),
                Optional.of(best),
                settled.subList(1, settled.size()));
    }

    private static String reason(PlanRequest request, PlanOption best) {
        if (!best.reaches()) {
            return best.claim().traceDistance().isAtMost(io.github.clinamen.core.Log2.of(request.target()))
                    ? String.format(
                            Locale.ROOT,
                            "honest boxes pass with probability %.4g only, asked for %.4g",
                            best.completeness().least(),
                            request.completeness().doubleValue())
                    : "the target is not met with the rounds asked for: trace distance <= "
                            + best.claim().traceDistance().decimalUp(4);
        }
        if (best.log10Rounds() > Math.log10(request.maxRounds())) {
            return tooMany(best.log10Rounds(), request.maxRounds());
        }
        return "";
    }

    private static String tooMany(double log10Rounds, double most) {
        return String.format(
                Locale.ROOT,
                "10^%.4g rounds are needed, at most 10^%.4g are thought possible",
                log10Rounds,
                Math.log10(most));
    }

    private static String impossible(PlanRequest request, double greatestNoise) {
        double noise = request.noise().doubleValue();
        if (noise >= greatestNoise) {
            return String.format(
                    Locale.ROOT,
                    "too noisy for epsilon = %s: with any of the games at most %.4g of the rounds may be wrong, asked for"
                            + " %.4g",
                    request.epsilon(),
                    greatestNoise,
                    noise);
        }
        return request.outputBits() > 1 || request.binds()
                ? "no code that is known here has " + request.outputBits() + " bits at this epsilon and noise"
                : "no number of rounds that can be written down is enough";
    }
}
