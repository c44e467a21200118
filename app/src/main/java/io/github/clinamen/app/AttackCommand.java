package io.github.clinamen.app;

import io.github.clinamen.app.view.AttackReport;
import io.github.clinamen.app.view.AttackTable;
import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.lab.Adversary;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Experiment;
import io.github.clinamen.lab.SmallPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
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
                + "their success against the proven bound.%n%nAdversaries of amplification: undetectable, local, "
                + "non-signalling, signalling, reading-source, published-digest, second-run; of box-1: undetectable, local, "
                + "cheat, three-party, signalling. Default: all that the plan allows.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen attack --epsilon 0.3 --rounds 20",
            "  clinamen attack non-signalling --epsilon 0.4 --rounds 100 --wrong-allowed 4",
            "  clinamen attack local --game chsh --epsilon 0.45 --rounds 10",
            "  clinamen attack cheat --protocol box-1 --nd 1 --log2-nb 3 --trials 100000",
            "",
            "The advantage is P(accepted) (2 P(Eve is right | accepted) - 1); the bound limits it to twice the trace distance.",
            "Exit code 5 when an adversary that keeps to the assumptions exceeds it beyond its interval."
        })
final class AttackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADVERSARY", arity = "0..*", description = "Which adversaries.")
    private List<String> names = List.of();

    @Option(names = "--epsilon", paramLabel = "E", description = "Promise of the source (default 0.3).")
    private String epsilon = "0.3";

    @Option(names = "--protocol", paramLabel = "P", description = "amplification (default) or box-1.")
    private String protocol = "amplification";

    @Option(names = "--game", paramLabel = "G", description = "amplification: mermin:3:majority:3 (default) or chsh.")
    private String game = "mermin:3:majority:3";

    @Option(names = "--rounds", paramLabel = "N", description = "amplification: rounds (default 20).")
    private long rounds = 20;

    @Option(
            names = "--wrong-allowed",
            paramLabel = "W",
            description = "amplification: how many rounds may be wrong (default 0).")
    private long wrongAllowed = 0;

    @Option(names = "--parties", paramLabel = "N", description = "box-1: parties, 4 or 5 (default).")
    private int parties = 5;

    @Option(names = "--nd", paramLabel = "ND", description = "box-1: rounds of a block (default 2).")
    private long nd = 2;

    @Option(names = "--log2-nb", paramLabel = "M", description = "box-1: log2 of the blocks (default 2).")
    private int log2Nb = 2;

    @Option(
            names = "--bad",
            paramLabel = "K",
            description = "cheat: how many blocks are predictable (default the best number).")
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
        if (trials < 1) {
            throw new IllegalArgumentException("trials: expected at least 1, found " + trials);
        }
        Protocol plan = plan();
        List<Attack> attacks = names.isEmpty()
                ? Attack.allOn(plan)
                : names.stream().map(Attack::parse).toList();
        List<AttackReport> reports = new ArrayList<>();
        try (Progress progress = new Progress("attacks", "attempts", trials * attacks.size())) {
            for (Attack attack : attacks) {
                long before = trials * reports.size();
                Adversary eve = adversary(attack, plan);
                Experiment result = Experiment.run(eve, trials, seed, done -> progress.update(before + done));
                reports.add(AttackReport.of(attack, eve, result));
            }
        }
        AttackTable answer = AttackTable.of(plan, seed, reports);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, answer);
        } else {
            answer.print(out);
        }
        return answer.excess() ? Exit.REJECTED : Exit.OK;
    }

    private Adversary adversary(Attack attack, Protocol plan) {
        return attack == Attack.CHEAT && bad != null && plan instanceof BoxOne blocks
                ? Attack.cheat(blocks, bad)
                : attack.on(plan);
    }

    private Protocol plan() {
        return switch (protocol) {
            case "amplification" -> SmallPlan.amplification(game, Epsilon.parse(epsilon), rounds, wrongAllowed);
            case "box-1" -> SmallPlan.boxOne(parties, Epsilon.parse(epsilon), nd, log2Nb);
            default ->
                throw new IllegalArgumentException(
                        "protocol: expected amplification or box-1, found \"" + protocol + "\"");
        };
    }
}
