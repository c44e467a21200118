package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a plan is asked for, on the command line: shared by all commands that plan. */
final class PlanOptions {
    private static final String DEFAULT_EPSILON = "0.1";

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Promise of the source, above 0 and at most 0.5 (default 0.1, for simulated sources).")
    private @Nullable String epsilon;

    @Option(names = "--target", paramLabel = "D", description = "The most that P(guess) - 1/2 may be (default 1e-6).")
    private String target = "1e-6";

    @Option(names = "--bits", paramLabel = "K", description = "Output bits (default 1).")
    private long bits = 1;

    @Option(names = "--noise", paramLabel = "P", description = "Wrong fraction of rounds of honest boxes (default 0).")
    private String noise = "0";

    @Option(
            names = "--completeness",
            paramLabel = "C",
            description = "Least probability that honest boxes pass (default 0.99).")
    private String completeness = "0.99";

    @Option(
            names = "--analysis",
            paramLabel = "A",
            split = ",",
            description = "Bounds to use: scattered (P4-P6), product (P3), paper (C7 as printed); default all.")
    private List<String> analyses = PlanRequest.ANALYSES;

    @Option(names = "--layout", paramLabel = "L", description = "Layout to use: scattered or blocks; default both.")
    private @Nullable String layout;

    @Option(names = "--parties", paramLabel = "N", description = "Parties of the Mermin game (default any).")
    private @Nullable Integer parties;

    @Option(names = "--function", paramLabel = "F", description = "Outcome function such as majority:3 (default any).")
    private @Nullable String function;

    @Option(
            names = "--settings",
            paramLabel = "S",
            split = ",",
            description = "How settings are made: parity-completion, discard; default both.")
    private List<String> settings =
            Arrays.stream(SettingChoice.values()).map(SettingChoice::word).toList();

    @Option(names = "--nd", paramLabel = "ND", description = "Fixes the number of distilled rounds.")
    private @Nullable Long nd;

    @Option(names = "--log2-nb", paramLabel = "M", description = "Fixes log2 of the rounds (or blocks) chosen among.")
    private @Nullable Integer log2Nb;

    @Option(
            names = "--least",
            paramLabel = "WHAT",
            description = "What to make least: rounds (default) or source-bits.")
    private String least = "rounds";

    @Option(names = "--max-rounds", paramLabel = "N", description = "Rounds thought possible (default 1e15).")
    private double maxRounds = 1e15;

    @Option(names = "--rounds-per-second", paramLabel = "R", description = "Speed for the expected time (default 1e9).")
    private double roundsPerSecond = 1e9;

    /** Whether the source's promise was said. */
    boolean statesEpsilon() {
        return epsilon != null;
    }

    /**
     * The cheapest plan that can be run.
     *
     * @throws IllegalArgumentException when there is none, saying what it would take
     */
    ProtocolPlan feasiblePlan() {
        PlanResult result = Planner.plan(request());
        if (!result.feasible()) {
            throw new IllegalArgumentException("target: cannot be reached: " + result.reason());
        }
        return result.best().orElseThrow().plan();
    }

    /**
     * @throws IllegalArgumentException when an option is out of its range or no certified game fits
     */
    PlanRequest request() {
        return new PlanRequest(
                Epsilon.parse(epsilon == null ? DEFAULT_EPSILON : epsilon),
                Rationals.parse("target", target),
                bits,
                Rationals.parse("noise", noise),
                Rationals.parse("completeness", completeness),
                games(),
                analysesOfLayout(),
                settings.stream().map(SettingChoice::parse).collect(Collectors.toSet()),
                nd == null ? OptionalLong.empty() : OptionalLong.of(nd),
                log2Nb == null ? OptionalInt.empty() : OptionalInt.of(log2Nb),
                objective(),
                maxRounds,
                roundsPerSecond);
    }

    private List<GameOption> games() {
        OutcomeFunction wanted = function == null ? null : OutcomeFunction.parse(function);
        if (parties != null) {
            new MerminGame(parties);
        }
        List<GameOption> games = CertifiedFrontiers.games().stream()
                .filter(g -> parties == null || g.game().parties() == parties)
                .filter(g -> wanted == null || g.function().equals(wanted))
                .toList();
        if (games.isEmpty()) {
            throw new IllegalArgumentException("game: no certified frontier for " + (parties == null ? "any" : parties)
                    + " parties and " + (wanted == null ? "any function" : wanted.spec()) + ", there is one for "
                    + CertifiedFrontiers.games().stream()
                            .map(g -> g.game().parties() + " parties "
                                    + g.function().spec())
                            .collect(Collectors.joining(", ")));
        }
        return games;
    }

    private Set<String> analysesOfLayout() {
        Set<String> wanted = Set.copyOf(analyses);
        if (layout == null) {
            return wanted;
        }
        Set<String> fitting = switch (layout) {
            case "scattered" -> Set.of("scattered");
            case "blocks" -> Set.of("product", "paper");
            default ->
                throw new IllegalArgumentException("layout: expected scattered or blocks, found \"" + layout + "\"");
        };
        Set<String> both = wanted.stream().filter(fitting::contains).collect(Collectors.toSet());
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    "analysis: the " + layout + " layout has " + fitting + ", found " + wanted);
        }
        return both;
    }

    private PlanRequest.Objective objective() {
        return switch (least) {
            case "rounds" -> PlanRequest.Objective.ROUNDS;
            case "source-bits" -> PlanRequest.Objective.SOURCE_BITS;
            default ->
                throw new IllegalArgumentException("least: expected rounds or source-bits, found \"" + least + "\"");
        };
    }
}
