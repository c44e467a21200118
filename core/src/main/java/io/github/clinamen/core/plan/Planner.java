package io.github.clinamen.core.plan;

import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
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
        for (String analysis : List.of(PlanRequest.SCATTERED, PlanRequest.COMMON_POINT)) {
            if (request.analyses().contains(analysis) && request.settings().contains(SettingChoice.PARITY_COMPLETION)) {
                for (GameOption option : request.games()) {
                    found.addAll(new ScatteredSearch(request, option, analysis).candidates());
                }
            }
        }
        // The paper's blocks abort on a single wrong round, so they bear no noise; with fixed sizes they are shown all
        // the same.
        boolean bears = request.noise().signum() == 0
                || request.nd().isPresent() && request.log2Nb().isPresent();
        if (request.outputBits() == 1 && bears) {
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
                    "no number of rounds is enough: too noisy, or no bound for so many bits",
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
        return candidate.isScattered() ? settleScattered(candidate, request) : settleBlocks(candidate, request);
    }

    private static Optional<PlanOption> settleBlocks(Candidate candidate, PlanRequest request) {
        Distillation distillation = candidate.analysis().equals("paper") ? FAMILY : new Distillation.Parity();
        int log2Nb = (int) candidate.log2Nb();
        PlanOption option;
        do {
            Layout layout = new Layout.Blocks((long) candidate.nd(), log2Nb);
            option = PlanOption.of(plan(candidate, layout, distillation, 0, request), request, true);
            log2Nb++;
        } while (!option.reaches()
                && candidate.reaches()
                && request.log2Nb().isEmpty()
                && log2Nb < candidate.log2Nb() + 16);
        return Optional.of(option);
    }

    private static Optional<PlanOption> settleScattered(Candidate candidate, PlanRequest request) {
        ScatteredSearch search = new ScatteredSearch(request, candidate.option(), candidate.analysis());
        int log2Nb = (int) candidate.log2Nb();
        PlanOption option = null;
        long nd = (long) candidate.nd();
        long step = 1;
        for (double slack = 0; slack < 4; slack = 2 * slack + 1e-3) {
            LinearCode code = new ParityCode(nd);
            if (request.outputBits() > 1) {
                Optional<LinearCode> fitting = search.code(log2Nb, nd, slack);
                if (fitting.isEmpty()) {
                    return Optional.empty();
                }
                code = fitting.get();
            }
            Distillation distillation =
                    code instanceof ParityCode ? new Distillation.Parity() : new Distillation.Code(code);
            Layout layout = new Layout.Scattered(code.length(), log2Nb);
            long wrong = (long) search.wrongAllowed(log2Nb, code.length());
            boolean adapted = !candidate.analysis().equals(PlanRequest.COMMON_POINT);
            option = PlanOption.of(plan(candidate, layout, distillation, wrong, request), request, adapted);
            if (option.reaches() || !candidate.reaches() || request.nd().isPresent()) {
                break;
            }
            nd = request.outputBits() > 1 ? code.length() : nd + step;
            step *= 2;
        }
        return Optional.ofNullable(option);
    }

    private static ProtocolPlan plan(
            Candidate candidate, Layout layout, Distillation distillation, long wrongAllowed, PlanRequest request) {
        return new ProtocolPlan(
                candidate.option().game(),
                candidate.option().function(),
                request.epsilon(),
                layout,
                candidate.choice(),
                distillation,
                wrongAllowed,
                candidate.option().frontier());
    }
}
