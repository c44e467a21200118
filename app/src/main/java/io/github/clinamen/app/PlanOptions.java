package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.plan.BlockSearch;
import io.github.clinamen.core.plan.BoxOneRequest;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a plan is asked for, on the command line: shared by all commands that plan. */
final class PlanOptions {
    private static final String DEFAULT_EPSILON = "0.1";

    /** P(guess) - 1/2 of the paper; the trace distance is twice that. */
    private static final String DEFAULT_TARGET = "1e-6";

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Promise of the source, above 0 and at most 0.5 (default 0.1, for simulated sources).")
    private @Nullable String epsilon;

    @Option(
            names = "--target",
            paramLabel = "D",
            description = "The greatest trace distance from ideal (default 2e-6, which is 1e-6 in the paper's figure).")
    private @Nullable String target;

    @Option(
            names = "--figure",
            paramLabel = "F",
            description =
                    "What --target is: distance (default), the composable error, or paper, (C6)'s P(guess) - 1/2, which is"
                            + " half of it.")
    private String figure = "distance";

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
            names = "--game",
            paramLabel = "G",
            split = ",",
            description =
                    "Games to choose from: mermin:3:majority:3 and chsh, or any that has a certificate (default: all that quantum boxes can play with so much noise).")
    private @Nullable List<String> games;

    @Option(
            names = "--attempts",
            paramLabel = "T",
            description = "The greatest number of runs of the plan, which multiplies the distance (default 1).")
    private int attempts = 1;

    @Option(
            names = "--bind",
            description = "Plans a linear digest of the values that may be published: 256 further rows of the code.")
    private boolean bind;

    @Option(names = "--rounds", paramLabel = "N", description = "Fixes the number of rounds.")
    private @Nullable String rounds;

    @Option(
            names = "--least",
            paramLabel = "WHAT",
            description = "What to make least: rounds (default), source-bits or boxes.")
    private String least = "rounds";

    @Option(names = "--max-rounds", paramLabel = "N", description = "Rounds thought possible (default 1e15).")
    private double maxRounds = 1e15;

    @Option(names = "--rounds-per-second", paramLabel = "R", description = "Speed for the expected time (default 1e9).")
    private double roundsPerSecond = 1e9;

    @ArgGroup(exclusive = false, heading = "%nThe paper's own protocol (Box 1):%n")
    private @Nullable BoxOneOptions boxOne;

    /** Any of these asks for Box 1. */
    static final class BoxOneOptions {
        @Option(
                names = "--analysis",
                paramLabel = "A",
                required = true,
                description = "paper, (C7) as printed, or product, (P3).")
        private String analysis = "";

        @Option(names = "--parties", paramLabel = "N", description = "5 (default) or 4, for product.")
        private int parties = 5;

        @Option(
                names = "--settings",
                paramLabel = "S",
                description = "How settings are made: independent (default) or parity-completion, for product.")
        private String settings = "independent";

        @Option(names = "--nd", paramLabel = "ND", description = "Fixes the number of distilled rounds.")
        private @Nullable Long nd;

        @Option(names = "--log2-nb", paramLabel = "M", description = "Fixes log2 of the number of blocks.")
        private @Nullable Integer log2Nb;
    }

    /** Whether the source's promise was said. */
    boolean statesEpsilon() {
        return epsilon != null;
    }

    /** What a plan was asked for and what was found. */
    record Answer(
            PlanResult result, Epsilon epsilon, BigFraction target, long bits, String noise, double roundsPerSecond) {}

    /**
     * The cheapest plan that can be run.
     *
     * @throws IllegalArgumentException when there is none, saying what it would take
     */
    Protocol feasiblePlan() {
        PlanResult result = answer().result();
        if (!result.feasible()) {
            throw new IllegalArgumentException("target: cannot be reached: " + result.reason());
        }
        return result.best().orElseThrow().protocol();
    }

    Answer answer() {
        PlanResult result = boxOne != null ? BlockSearch.plan(boxOneRequest(boxOne)) : Planner.plan(request());
        return new Answer(result, promise(), distance(), bits, noise, roundsPerSecond);
    }

    private Epsilon promise() {
        return Epsilon.parse(epsilon == null ? DEFAULT_EPSILON : epsilon);
    }

    /** The target as a trace distance. */
    private BigFraction distance() {
        boolean paper = target == null || figure.equals("paper");
        if (!figure.equals("paper") && !figure.equals("distance")) {
            throw new IllegalArgumentException("figure: expected distance or paper, found \"" + figure + "\"");
        }
        return Rationals.parse("target", target == null ? DEFAULT_TARGET : target)
                .multiply(paper ? 2 : 1);
    }

    /** Whether the paper's protocol is asked for. */
    boolean isBoxOne() {
        return boxOne != null;
    }

    /** @throws IllegalArgumentException when an option is out of its range or no certified game fits */
    PlanRequest request() {
        return PlanRequest.of(promise(), distance(), certified())
                .withOutputBits(bits)
                .withNoise(Rationals.parse("noise", noise), Rationals.parse("completeness", completeness))
                .withAttempts(attempts)
                .withDigest(bind)
                .withRounds(
                        rounds == null ? OptionalLong.empty() : OptionalLong.of(Rationals.parseWhole("rounds", rounds)))
                .withLimits(objective(), maxRounds, roundsPerSecond);
    }

    private List<CertifiedGauge> certified() {
        if (games == null) {
            return CertifiedGauge.playable(Rationals.parse("noise", noise));
        }
        return games.stream()
                .map(name -> CertifiedGauge.of(Game.parse(name))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "game: there is no certificate for " + name + " here; see clinamen certify --gauge")))
                .toList();
    }

    private BoxOneRequest boxOneRequest(BoxOneOptions asked) {
        if (bits > 1 || bind || !noise.equals("0") || attempts > 1) {
            throw new IllegalArgumentException(
                    "analysis: the paper's protocol gives one bit from perfect boxes in one attempt; leave --bits, --bind,"
                            + " --noise and --attempts out");
        }
        BoxOneRequest.Analysis analysis = Arrays.stream(BoxOneRequest.Analysis.values())
                .filter(a -> a.word().equals(asked.analysis))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("analysis: expected "
                        + Arrays.stream(BoxOneRequest.Analysis.values())
                                .map(BoxOneRequest.Analysis::word)
                                .collect(Collectors.joining(" or "))
                        + ", found \"" + asked.analysis + "\""));
        FrontierGame game = CertifiedFrontiers.games().stream()
                .filter(g -> g.game().parties() == asked.parties)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("parties: expected 4 or 5, found " + asked.parties));
        return new BoxOneRequest(
                promise(),
                distance().divide(2),
                analysis,
                game,
                SettingRule.parse(asked.settings),
                asked.nd == null ? OptionalLong.empty() : OptionalLong.of(asked.nd),
                asked.log2Nb == null ? OptionalInt.empty() : OptionalInt.of(asked.log2Nb),
                maxRounds);
    }

    private PlanRequest.Objective objective() {
        return switch (least) {
            case "rounds" -> PlanRequest.Objective.ROUNDS;
            case "source-bits" -> PlanRequest.Objective.SOURCE_BITS;
            case "boxes" -> PlanRequest.Objective.BOXES;
            default ->
                throw new IllegalArgumentException(
                        "least: expected rounds, source-bits or boxes, found \"" + least + "\"");
        };
    }
}
