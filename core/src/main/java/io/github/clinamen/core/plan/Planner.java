package io.github.clinamen.core.plan;

import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the cheapest plan: searches in plain arithmetic, then settles what it found with the exact bound, so that a plan
 * that is said to reach its target does.
 */
public final class Planner {
    private static final int RUNNERS_UP = 4;

    /** Independence and seed of the paper's function; any seed may be put in its place. */
    private static final Distillation FAMILY = new Distillation.Family(4, 1);

    private Planner() {}

    public static PlanResult plan(PlanRequest request) {
        List<Candidate> found = new ArrayList<>();
        if (request.analyses().contains("scattered") && request.settings().contains(SettingChoice.PARITY_COMPLETION)) {
            for (GameOption option : request.games()) {
                found.addAll(new ScatteredSearch(request, option).candidates());
            }
        }
        if (request.outputBits() == 1) {
            found.addAll(blocks(request));
        }
        found.sort(Comparator.<Candidate>comparingInt(c -> c.reaches() ? 0 : 1)
                .thenComparingDouble(c -> c.cost(request.objective())));
        double paper = new BlockSearch(request.withSizes(java.util.OptionalLong.empty(), java.util.OptionalInt.empty()))
                .paper().stream().mapToDouble(Candidate::log10Rounds).min().orElse(Double.POSITIVE_INFINITY);
        return result(request, found, paper);
    }

    private static List<Candidate> blocks(PlanRequest request) {
        BlockSearch search = new BlockSearch(request);
        List<Candidate> found = new ArrayList<>();
        if (request.analyses().contains("product")) {
            for (GameOption option : request.games()) {
                for (SettingChoice choice : request.settings()) {
                    found.addAll(best(search.product(option, choice), request));
                }
            }
        }
        if (request.analyses().contains("paper")
                && request.settings().contains(SettingChoice.DISCARD)
                && request.games().stream().anyMatch(g -> g.game().parties() == 5)) {
            found.addAll(best(search.paper(), request));
        }
        return found;
    }

    /** The cheapest alone, if any: neighbours in Nd are no news. */
    private static List<Candidate> best(List<Candidate> found, PlanRequest request) {
        return found.stream()
                .min(Comparator.<Candidate>comparingInt(c -> c.reaches() ? 0 : 1)
                        .thenComparingDouble(c -> c.cost(request.objective())))
                .stream()
                .toList();
    }

    private static PlanResult result(PlanRequest request, List<Candidate> found, double paper) {
        if (found.isEmpty()) {
            return new PlanResult(
                    request,
                    false,
                    "no number of rounds is enough for what was asked",
                    Double.POSITIVE_INFINITY,
                    Optional.empty(),
                    List.of(),
                    paper);
        }
        Candidate first = found.getFirst();
        List<PlanOption> settled = new ArrayList<>();
        for (Candidate candidate : found) {
            if (settled.size() > RUNNERS_UP) {
                break;
            }
            settle(candidate, request).ifPresent(settled::add);
        }
        Optional<PlanOption> best = first.log2Nb() > PlanRequest.MAX_LOG2_NB || first.nd() > PlanRequest.MAX_ND
                ? Optional.empty()
                : settled.stream().findFirst();
        double log10Rounds = best.map(PlanOption::log10Rounds).orElse(first.log10Rounds());
        String reason = reason(request, first, best, log10Rounds);
        return new PlanResult(
                request,
                reason.isEmpty(),
                reason,
                log10Rounds,
                best,
                best.isPresent() ? settled.subList(1, settled.size()) : settled,
                paper);
    }

    private static String reason(PlanRequest request, Candidate first, Optional<PlanOption> best, double log10Rounds) {
        if (!first.reaches() || best.isPresent() && !best.get().reaches()) {
            return "the target is not met at the sizes and noise asked for";
        }
        if (log10Rounds > Math.log10(request.maxRounds())) {
            return String.format(
                    Locale.ROOT,
                    "10^%.4g rounds are needed, at most 10^%.4g are thought possible",
                    log10Rounds,
                    Math.log10(request.maxRounds()));
        }
        return "";
    }

    /** The candidate as an exact plan; its free size grows until the exact bound meets the target. */
    private static Optional<PlanOption> settle(Candidate candidate, PlanRequest request) {
        if (candidate.log2Nb() > PlanRequest.MAX_LOG2_NB || candidate.nd() > PlanRequest.MAX_ND) {
            return Optional.empty();
        }
        long nd = (long) candidate.nd();
        int log2Nb = (int) candidate.log2Nb();
        PlanOption option = PlanOption.of(plan(candidate, nd, log2Nb, request), request);
        boolean scattered = candidate.analysis().equals("scattered");
        if (scattered ? request.nd().isPresent() : request.log2Nb().isPresent()) {
            return Optional.of(option);
        }
        long step = 1;
        while (!option.reaches() && candidate.reaches() && step < nd / 8 + 64) {
            if (scattered) {
                nd += step;
            } else {
                log2Nb += (int) step;
            }
            step *= 2;
            option = PlanOption.of(plan(candidate, nd, log2Nb, request), request);
        }
        return Optional.of(option);
    }

    private static ProtocolPlan plan(Candidate candidate, long nd, int log2Nb, PlanRequest request) {
        GameOption option = candidate.option();
        boolean scattered = candidate.analysis().equals("scattered");
        long wrongAllowed = scattered
                ? (long) Binomial.quantile(
                        nd * Math.expm1(log2Nb * Math.log(2)),
                        request.noise().doubleValue(),
                        1 - request.completeness().doubleValue())
                : 0;
        return new ProtocolPlan(
                option.game(),
                option.function(),
                request.epsilon(),
                scattered ? new Layout.Scattered(nd, log2Nb) : new Layout.Blocks(nd, log2Nb),
                candidate.choice(),
                candidate.analysis().equals("paper") ? FAMILY : new Distillation.Parity(),
                wrongAllowed,
                new FrontierCurve(option.frontier()).point(candidate.t()));
    }
}
