package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.lab.Extractor;
import io.github.clinamen.lab.ExtractorLimit;
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

/** {@code clinamen classical-limit}: how far a weak source can bias a function of its bits. */
@Command(
        name = "classical-limit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds exactly how likely a weak source can make one value of a function of its bits, and "
                + "how: the theorem of Santha and Vazirani that no function makes such bits better, for the "
                + "function at hand.%n%nFUNCTION: parity:N, majority:N, inner-product:N, address:K, "
                + "constant:N or table:BITS.",
        footerHeading = "%nExample:%n",
        footer = {"  clinamen classical-limit majority:5 --epsilon 0.3 --strategy"})
final class ClassicalLimitCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 6;

    @Parameters(paramLabel = "FUNCTION", description = "The function, of at most 20 bits.")
    private String function = "";

    @Option(names = "--epsilon", paramLabel = "E", description = "Promise of the source (default 0.1).")
    private String epsilon = "0.1";

    @Option(names = "--strategy", description = "Say how the source leans after each history (at most 6 bits).")
    private boolean strategy;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * One step of the strategy.
     *
     * @param after the bits so far, the first one first
     * @param next the bit that the source makes as likely as it may
     */
    record Step(String after, int next) {}

    /**
     * The JSON object.
     *
     * @param probability the greatest that the source can make it
     * @param theorem 1 - epsilon, what some value's probability is at least for every function
     */
    record Report(
            String function,
            String epsilon,
            int value,
            String probability,
            double probabilityDecimal,
            String theorem,
            List<Step> strategy) {}

    @Override
    public Integer call() {
        ExtractorLimit limit = ExtractorLimit.of(Extractor.parse(function), Epsilon.parse(epsilon));
        int bits = limit.extractor().inputBits();
        if (strategy && bits > MOST_SHOWN) {
            throw new IllegalArgumentException("strategy: expected a function of at most 6 bits, found " + bits);
        }
        Report report = new Report(
                limit.extractor().name(),
                limit.epsilon().toString(),
                limit.favoured() ? 1 : 0,
                Rationals.shortest(limit.probability()),
                limit.probability().doubleValue(),
                Rationals.shortest(limit.theorem()),
                strategy ? steps(limit) : List.of());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
        } else {
            print(out, report);
        }
        return Exit.OK;
    }

    private static List<Step> steps(ExtractorLimit limit) {
        List<Step> steps = new ArrayList<>();
        for (int drawn = 0; drawn < limit.extractor().inputBits(); drawn++) {
            for (int bits = 0; bits < 1 << drawn; bits++) {
                StringBuilder after = new StringBuilder();
                for (int i = 0; i < drawn; i++) {
                    after.append(bits >> i & 1);
                }
                steps.add(new Step(after.toString(), limit.steering().leansToOne(drawn, bits) ? 1 : 0));
            }
        }
        return steps;
    }

    private static void print(PrintWriter out, Report report) {
        out.printf("%s of bits with epsilon = %s%n", report.function(), report.epsilon());
        out.printf(
                "a source can make the value %d come with probability %.10f%n",
                report.value(), report.probabilityDecimal());
        out.printf("the theorem says: at least 1 - epsilon = %s, for every function%n", report.theorem());
        for (Step step : report.strategy()) {
            out.printf("  after %-6s lean to %d%n", step.after().isEmpty() ? "(start)" : step.after(), step.next());
        }
        out.flush();
    }
}
