package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.lab.BestResponse;
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
import picocli.CommandLine.Spec;

/** {@code clinamen best-response}: the best adversaries of a few rounds, exactly, beside the bound. */
@Command(
        name = "best-response",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds the best adversary of a few rounds exactly, by backward induction over all histories of the "
                        + "source: the best classical boxes and the best non-signalling ones, in two orders of drawing. That the "
                        + "latter meet the bound shows that neither can be better.",
        footerHeading = "%nExample:%n",
        footer = {"  clinamen best-response --game chsh --epsilon 0.5,0.3,0.1 --rounds 1,2"})
final class BestResponseCommand implements Callable<Integer> {
    @Option(names = "--game", split = ",", paramLabel = "G", description = "Games (default mermin:3:majority:3,chsh).")
    private List<String> games = List.of("mermin:3:majority:3", "chsh");

    @Option(names = "--epsilon", split = ",", paramLabel = "E", description = "Promises (default 0.5,0.4,0.3,0.2,0.1).")
    private List<String> epsilons = List.of("0.5", "0.4", "0.3", "0.2", "0.1");

    @Option(names = "--rounds", split = ",", paramLabel = "N", description = "Rounds, 1 to 10 (default 1,2,3).")
    private List<Integer> rounds = List.of(1, 2, 3);

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * One instance.
     *
     * @param order in which the source bits are drawn
     * @param classical the largest advantage with classical boxes, exactly
     * @param nonSignalling the largest advantage with non-signalling boxes, exactly
     * @param box with which it is reached
     * @param bound f^N, exactly
     */
    record Row(
            String game,
            String order,
            String epsilon,
            int rounds,
            String classical,
            double classicalValue,
            String nonSignalling,
            double nonSignallingValue,
            String box,
            String bound,
            boolean exact) {}

    /** The JSON object. */
    record Report(List<Row> rows) {}

    @Override
    public Integer call() {
        List<Row> rows = new ArrayList<>();
        for (String game : games) {
            for (BestResponse.Order order : BestResponse.Order.values()) {
                for (String epsilon : epsilons) {
                    for (int n : rounds) {
                        rows.add(row(game, BestResponse.find(SmallPlan.gauge(game), Epsilon.parse(epsilon), n, order)));
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
        return rows.stream().allMatch(Row::exact) ? Exit.OK : Exit.REJECTED;
    }

    private static Row row(String game, BestResponse best) {
        return new Row(
                game,
                best.order().words(),
                best.epsilon().toString(),
                best.rounds(),
                Rationals.shortest(best.classical()),
                best.classical().doubleValue(),
                Rationals.shortest(best.nonSignalling()),
                best.nonSignalling().doubleValue(),
                best.box(),
                Rationals.shortest(best.bound()),
                best.nonSignalling().equals(best.bound()));
    }

    private static void print(PrintWriter out, List<Row> rows) {
        out.printf(
                "%-20s %-15s %7s %2s %10s %14s %-15s %s%n",
                "game", "order", "epsilon", "N", "classical", "non-signalling", "by", "f^N");
        for (Row r : rows) {
            out.printf(
                    "%-20s %-15s %7s %2d %10.6f %14.6f %-15s %s%n",
                    r.game(),
                    r.order(),
                    r.epsilon(),
                    r.rounds(),
                    r.classicalValue(),
                    r.nonSignallingValue(),
                    r.box(),
                    r.exact() ? "the same" : r.bound() + " *** NOT MET ***");
        }
        out.flush();
    }
}
