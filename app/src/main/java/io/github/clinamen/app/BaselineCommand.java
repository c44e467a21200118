package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.lab.ChainedBell;
import io.github.clinamen.lab.ChainedRun;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen baseline}: the two-party protocol that the paper improves on, and where it stops. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tabulates the cost of the two-party chained Bell protocol (Colbeck and Renner, re-derived "
                + "by Theorem A) with honest quantum boxes beside that of three parties, over epsilon: two parties stop at "
                + "0.25, three go on. With --settings, runs it once with simulated quantum boxes.",
        footerHeading = "%nExamples:%n",
        footer = {"  clinamen baseline --target 1e-3", "  clinamen baseline --settings 8 --epsilon 0.45 --seed 7"})
final class BaselineCommand implements Callable<Integer> {
    @Option(names = "--epsilon", split = ",", paramLabel = "E", description = "Promises of the source.")
    private List<String> epsilons =
            List.of("0.5", "0.48", "0.45", "0.42", "0.4", "0.38", "0.35", "0.3", "0.27", "0.25", "0.2", "0.1");

    @Option(names = "--target", paramLabel = "D", description = "The most that P(guess) - 1/2 may be (default 1e-3).")
    private String target = "1e-3";

    @Option(names = "--settings", paramLabel = "M", description = "Run once with M settings a party, a power of two.")
    private @Nullable Integer settings;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of a run (default 1).")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * One line of the table.
     *
     * @param chainedLog10Rounds of the two-party protocol, empty where it never reaches the target
     * @param threePartyLog10Rounds of three parties with perfect boxes
     */
    record Row(String epsilon, OptionalDouble chainedLog10Rounds, double threePartyLog10Rounds) {}

    /** The JSON object of the table. */
    record Table(String target, double printedThreshold, double threshold, List<Row> rows) {}

    /** The JSON object of a run. */
    record Run(
            boolean simulation,
            int settings,
            long rounds,
            long wrong,
            long wrongAllowed,
            String verdict,
            @Nullable Integer bit,
            double guessBoundMinusHalf) {}

    @Override
    public Integer call() {
        double excess = Rationals.parse("target", target).doubleValue();
        if (excess <= 0 || excess >= 0.25) {
            throw new IllegalArgumentException("target: expected above 0 and below 0.25, found " + target);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return settings == null ? table(out, excess) : run(out, settings, excess);
    }

    private int table(PrintWriter out, double excess) {
        List<Row> rows = new ArrayList<>();
        for (String text : epsilons) {
            Epsilon epsilon = Epsilon.parse(text);
            double chained = chainedLog10Rounds(epsilon, excess);
            rows.add(new Row(
                    text,
                    Double.isInfinite(chained) ? OptionalDouble.empty() : OptionalDouble.of(chained),
                    threePartyLog10Rounds(epsilon, target)));
        }
        Table table = new Table(target, ChainedBell.PRINTED_THRESHOLD, ChainedBell.THRESHOLD, rows);
        if (json) {
            Console.printJson(out, table);
            return Exit.OK;
        }
        out.printf(
                "log10 of the rounds for P(guess) - 1/2 <= %s%n%8s %10s %14s%n",
                target, "epsilon", "chained", "three parties");
        for (Row row : rows) {
            String chained = row.chainedLog10Rounds().isPresent()
                    ? String.format(
                            Locale.ROOT, "%.2f", row.chainedLog10Rounds().getAsDouble())
                    : "never";
            out.printf("%8s %10s %14.2f%n", row.epsilon(), chained, row.threePartyLog10Rounds());
        }
        out.printf(
                "threshold of the chained protocol: %.4f by Theorem A, %.4f as printed in [2]%n",
                ChainedBell.THRESHOLD, ChainedBell.PRINTED_THRESHOLD);
        out.flush();
        return Exit.OK;
    }

    /** log10 of the rounds of the two-party protocol, infinite where it never reaches the target. */
    static double chainedLog10Rounds(Epsilon epsilon, double excess) {
        return Math.log10(ChainedBell.leastRounds(epsilon.toDouble(), excess));
    }

    /** log10 of the rounds of three parties with perfect boxes. */
    static double threePartyLog10Rounds(Epsilon epsilon, String target) {
        BigFraction distance = Rationals.parse("target", target).multiply(2);
        return Planner.plan(PlanRequest.of(epsilon, distance, List.of(CertifiedGauge.a3())))
                .log10Rounds();
    }

    private int run(PrintWriter out, int count, double excess) {
        if (Integer.bitCount(count) != 1 || count < 2) {
            throw new IllegalArgumentException("settings: expected a power of two, at least 2, found " + count);
        }
        if (epsilons.size() != 1) {
            throw new IllegalArgumentException("epsilon: expected one value for a run, found " + epsilons);
        }
        Epsilon epsilon = Epsilon.parse(epsilons.getFirst());
        ChainedBell game = new ChainedBell(Integer.numberOfTrailingZeros(count));
        double rounds = game.rounds(epsilon.toDouble(), excess);
        if (Double.isInfinite(rounds)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "epsilon: quantum boxes with %d settings lose %.4g of the rounds; expected an epsilon whose power %d is"
                            + " above that, found %s",
                    count,
                    game.honestWrong(),
                    game.settingBits() + 1,
                    epsilon));
        }
        ChainedRun run = ChainedRun.play(game, epsilon, (long) rounds, seed);
        Run report = new Run(
                true,
                count,
                run.rounds(),
                run.wrong(),
                run.wrongAllowed(),
                run.accepted() ? "accepted" : "aborted",
                run.accepted() ? (run.bit() ? 1 : 0) : null,
                game.excess(epsilon.toDouble(), rounds));
        if (json) {
            Console.printJson(out, report);
        } else {
            out.printf(
                    "simulation: %d settings a party, %d rounds, %d wrong, %d allowed: %s%s%n",
                    count,
                    report.rounds(),
                    report.wrong(),
                    report.wrongAllowed(),
                    report.verdict(),
                    run.accepted() ? ", k = " + (run.bit() ? 1 : 0) : "");
            out.printf("P(guess) - 1/2 <= %.6f (plain arithmetic)%n", report.guessBoundMinusHalf());
            out.flush();
        }
        return run.accepted() ? Exit.OK : Exit.ABORTED;
    }
}
