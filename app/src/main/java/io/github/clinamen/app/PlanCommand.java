package io.github.clinamen.app;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.security.Epsilon;
import io.github.clinamen.core.security.Rationals;
import io.github.clinamen.formats.PlanFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen plan}: what it takes to certify a bit, or several. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds the cheapest protocol that brings P(guess) - 1/2 down to a target, or evaluates given sizes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen plan --epsilon 0.1 --target 1e-6",
            "  clinamen plan --epsilon 0.4 --target 1e-6 --noise 0.003 --out plan.json",
            "  clinamen plan --epsilon 0.4 --nd 64 --log2-nb 2 --analysis scattered",
            "  clinamen plan --sweep > sweep.csv",
            "",
            "The best plan and its bound are proved; rounds per second is your figure. An infeasible target is",
            "an answer (exit code 0) that says how many rounds it would take."
        })
final class PlanCommand implements Callable<Integer> {
    @Option(names = "--epsilon", paramLabel = "E", description = "Promise of the source, above 0 and at most 0.5 (default 0.1).")
    private String epsilon = "0.1";

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

    @Option(names = "--least", paramLabel = "WHAT", description = "What to make least: rounds (default) or source-bits.")
    private String least = "rounds";

    @Option(names = "--max-rounds", paramLabel = "N", description = "Rounds thought possible (default 1e15).")
    private double maxRounds = 1e15;

    @Option(names = "--rounds-per-second", paramLabel = "R", description = "Speed for the expected time (default 1e9).")
    private double roundsPerSecond = 1e9;

    @Option(names = "--sweep", description = "A table over epsilon and target, as CSV or with --json as JSON.")
    private boolean sweep;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the best plan, for run --plan FILE.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        PlanRequest request = request();
        if (sweep) {
            PlanSweep.print(printer, request, json);
            return Exit.OK;
        }
        PlanResult result = Planner.plan(request);
        if (out != null) {
            PlanFile.write(
                    out,
                    result.best()
                            .orElseThrow(() -> new IllegalArgumentException("out: no plan to write, " + result.reason()))
                            .plan());
        }
        PlanReport report = PlanReport.of(result);
        if (json) {
            Console.printJson(printer, report);
        } else {
            report.print(printer);
        }
        return Exit.OK;
    }

    private PlanRequest request() {
        return new PlanRequest(
                Epsilon.parse(epsilon),
                Rationals.parse("target", target),
                bits,
                Rationals.parse("noise", noise),
                Rationals.parse("completeness", completeness),
                games(),
                analysesOfLayout(),
                settings.stream().map(PlanCommand::settingChoice).collect(Collectors.toSet()),
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
        List<GameOption> games = Games.certified().stream()
                .filter(g -> parties == null || g.game().parties() == parties)
                .filter(g -> wanted == null || g.function().equals(wanted))
                .toList();
        if (games.isEmpty()) {
            throw new IllegalArgumentException("game: no certified frontier for " + (parties == null ? "any" : parties)
                    + " parties and " + (wanted == null ? "any function" : wanted.spec()) + ", there is one for "
                    + Games.certified().stream()
                            .map(g -> g.game().parties() + " parties " + g.function().spec())
                            .collect(Collectors.joining(", ")));
        }
        return games;
    }

    private Set<String> analysesOfLayout() {
        Set<String> wanted = Set.copyOf(analyses);
        if (layout == null) {
            return wanted;
        }
        Set<String> fitting =
                switch (layout) {
                    case "scattered" -> Set.of("scattered");
                    case "blocks" -> Set.of("product", "paper");
                    default -> throw new IllegalArgumentException(
                            "layout: expected scattered or blocks, found \"" + layout + "\"");
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
            default -> throw new IllegalArgumentException(
                    "least: expected rounds or source-bits, found \"" + least + "\"");
        };
    }

    private static SettingChoice settingChoice(String word) {
        return Arrays.stream(SettingChoice.values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "settings: expected parity-completion or discard, found \"" + word + "\""));
    }
}
