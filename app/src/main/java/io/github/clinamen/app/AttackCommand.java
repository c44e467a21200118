package io.github.clinamen.app;

import io.github.clinamen.app.view.AttackReport;
import io.github.clinamen.app.view.AttackTable;
import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Experiment;
import io.github.clinamen.lab.Prepared;
import io.github.clinamen.lab.SmallPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen attack}: adversaries against the real protocol, beside the bound. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs adversaries (boxes and a colluding source) against the protocol many times and holds "
                + "their success against the proven bound.%n%nAdversaries: undetectable, local, cheat, "
                + "three-party, signalling, leaked-picks; default all.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen attack --epsilon 0.3 --nd 2 --log2-nb 1",
            "  clinamen attack cheat --epsilon 0.4 --nd 6 --wrong-allowed 2",
            "  clinamen attack --table --nd 1",
            "  clinamen attack cheat --layout blocks --nd 1 --log2-nb 3 --trials 100000",
            "",
            "The advantage is P(accepted) (2 P(Eve is right | accepted) - 1); the bound limits it to 4 (P(guess) - 1/2).",
            "Exit code 5 when an adversary that keeps to the assumptions exceeds it beyond its interval."
        })
final class AttackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADVERSARY", arity = "0..*", description = "Which adversaries.")
    private List<String> names = List.of();

    @Option(names = "--epsilon", paramLabel = "E", description = "Promise of the source (default 0.3).")
    private String epsilon = "0.3";

    @Option(names = "--layout", paramLabel = "L", description = "scattered (default) or blocks.")
    private String layout = "scattered";

    @Option(names = "--parties", paramLabel = "N", description = "Parties of the Mermin game: 4 or 5 (default).")
    private int parties = 5;

    @Option(names = "--nd", paramLabel = "ND", description = "Distilled rounds (default 2).")
    private long nd = 2;

    @Option(names = "--log2-nb", paramLabel = "M", description = "log2 of the candidates of a choice (default 2).")
    private int log2Nb = 2;

    @Option(
            names = "--wrong-allowed",
            paramLabel = "W",
            description = "How many tested rounds may be wrong, scattered layout (default 0).")
    private long wrongAllowed = 0;

    @Option(
            names = "--table",
            description = "Print the best attack's exact advantage and the bound over a grid of epsilon and Nb, as "
                    + "Markdown or with --json, for --parties, --nd and --wrong-allowed.")
    private boolean table;

    @Option(
            names = "--bad",
            paramLabel = "K",
            description = "cheat: how many rounds a bin, or blocks, are predictable (default the best number).")
    private @Nullable Integer bad;

    @Option(names = "--trials", paramLabel = "T", description = "Attempts of each adversary (default 20000).")
    private long trials = 20_000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed (default 1).")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (table) {
            printTable(out);
            return Exit.OK;
        }
        if (trials < 1) {
            throw new IllegalArgumentException("trials: expected at least 1, found " + trials);
        }
        ProtocolPlan plan = plan(epsilon, log2Nb);
        List<Attack> attacks = names.isEmpty()
                ? Arrays.stream(Attack.values())
                        .filter(a -> a != Attack.LEAKED_PICKS || plan.layout() instanceof Layout.Scattered)
                        .toList()
                : names.stream().map(Attack::parse).toList();
        List<AttackReport> reports = new ArrayList<>();
        try (Progress progress = new Progress("attacks", "attempts", trials * attacks.size())) {
            for (Attack attack : attacks) {
                long before = trials * reports.size();
                Prepared eve = prepare(attack, plan);
                Experiment result = Experiment.run(eve, trials, seed, done -> progress.update(before + done));
                reports.add(AttackReport.of(attack, eve, result));
            }
        }
        AttackTable answer = AttackTable.of(plan, seed, reports);
        if (json) {
            Console.printJson(out, answer);
        } else {
            answer.print(out);
        }
        return answer.excess() ? Exit.REJECTED : Exit.OK;
    }

    private Prepared prepare(Attack attack, ProtocolPlan plan) {
        return attack == Attack.CHEAT && bad != null ? Attack.cheat(plan, bad).prepare() : attack.against(plan);
    }

    private void printTable(PrintWriter out) {
        if (!layout.equals("scattered") || !names.isEmpty()) {
            throw new IllegalArgumentException(
                    "table: expected the scattered layout and no adversaries named, found " + layout + " " + names);
        }
        GapTable gaps = GapTable.of(this::plan);
        if (json) {
            Console.printJson(out, gaps);
        } else {
            out.print(gaps.markdown());
            out.flush();
        }
    }

    private ProtocolPlan plan(String epsilon, int log2Nb) {
        return new SmallPlan(parties, Epsilon.parse(epsilon), layout, nd, log2Nb, wrongAllowed).plan();
    }
}
