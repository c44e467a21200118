package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.lab.BestResponse;
import io.github.clinamen.lab.Ceiling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen best-response}: the best adversaries of tiny instances, exactly, beside the bound. */
@Command(
        name = "best-response",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds the best adversary of tiny instances exactly: all assignments of classical boxes, or "
                + "of the two best non-signalling ones, and all strategies of the source, in both layouts and "
                + "with picks drawn late.",
        footerHeading = "%nExample:%n",
        footer = {"  clinamen best-response --epsilon 0.5,0.3,0.1 --nd 1,2 --log2-nb 1,2"})
final class BestResponseCommand implements Callable<Integer> {
    @Option(names = "--epsilon", split = ",", paramLabel = "E", description = "Promises (default 0.5,0.4,0.3,0.2,0.1).")
    private List<String> epsilons = List.of("0.5", "0.4", "0.3", "0.2", "0.1");

    @Option(names = "--nd", split = ",", paramLabel = "ND", description = "Distilled rounds (default 1,2).")
    private List<Integer> nds = List.of(1, 2);

    @Option(names = "--log2-nb", split = ",", paramLabel = "M", description = "log2 of candidates (default 1,2).")
    private List<Integer> log2Nbs = List.of(1, 2);

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * One instance.
     *
     * @param classical the largest advantage with classical boxes, exactly
     * @param mixed the largest advantage with the best non-signalling boxes, exactly
     * @param bad how many of the places of a bin (or rounds of the blocks) are predictable in the best response
     * @param bound what the proven bound allows; for late picks, that of early ones, which need not hold
     */
    record Row(
            String order,
            String epsilon,
            int nd,
            int nb,
            String classical,
            String mixed,
            double classicalValue,
            double mixedValue,
            long bad,
            int places,
            double bound) {}

    /** The JSON object. */
    record Report(List<Row> rows) {}

    @Override
    public Integer call() {
        List<Row> rows = new ArrayList<>();
        for (BestResponse.Order order : BestResponse.Order.values()) {
            for (String epsilon : epsilons) {
                for (int nd : nds) {
                    for (int log2Nb : log2Nbs) {
                        rows.add(row(order, Epsilon.parse(epsilon), nd, log2Nb));
                    }
                }
            }
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, new Report(rows));
        } else {
            print(out, rows);
        }
        return Exit.OK;
    }

    private static Row row(BestResponse.Order order, Epsilon epsilon, int nd, int log2Nb) {
        BestResponse best = BestResponse.find(order, epsilon, nd, log2Nb);
        return new Row(
                order.words(),
                epsilon.toString(),
                nd,
                1 << log2Nb,
                Rationals.shortest(best.classical()),
                Rationals.shortest(best.mixed()),
                best.classical().doubleValue(),
                best.mixed().doubleValue(),
                best.bad().stream().filter(b -> b).count(),
                best.bad().size(),
                bound(order, epsilon, nd, log2Nb));
    }

    private static double bound(BestResponse.Order order, Epsilon epsilon, int nd, int log2Nb) {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                epsilon,
                order == BestResponse.Order.BLOCKS ? new Layout.Blocks(nd, log2Nb) : new Layout.Scattered(nd, log2Nb),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                Frontier.FIVE_PARTY_MAJORITY);
        return Ceiling.advantage(plan);
    }

    private static void print(PrintWriter out, List<Row> rows) {
        out.printf(
                "%-23s %7s %3s %3s %10s %10s %9s %10s%n",
                "order", "epsilon", "Nd", "Nb", "classical", "mixed", "bad", "bound");
        for (Row r : rows) {
            out.printf(
                    "%-23s %7s %3d %3d %10.6f %10.6f %5d/%-3d %10.6f%n",
                    r.order(),
                    r.epsilon(),
                    r.nd(),
                    r.nb(),
                    r.classicalValue(),
                    r.mixedValue(),
                    r.bad(),
                    r.places(),
                    r.bound());
        }
        out.flush();
    }
}
