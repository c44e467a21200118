package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.lab.selftest.Check;
import io.github.clinamen.lab.selftest.SelfTest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen selftest}: whether the simulator does what it says, by statistics. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tests the simulator by statistics: whether every source keeps its epsilon given bits before, "
                + "every box has its table of outcomes, parities and noise, and whole runs count as they should. Exits with 5 when "
                + "something is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  clinamen selftest", "  clinamen selftest --seed 7 --rounds 100000000 --all"})
final class SelftestCommand implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "S", description = "Seed of all simulated parts (default 1).")
    private long seed = 1;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds a check, at least 16384 (default 1048576).")
    private long rounds = SelfTest.ROUNDS;

    @Option(
            names = "--false-alarm",
            paramLabel = "P",
            description = "Probability that a right simulator fails at a random seed (default 1e-9).")
    private double falseAlarm = SelfTest.FALSE_ALARM;

    @Option(names = "--all", description = "Print every check, not only those that fail.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * The JSON object.
     *
     * @param threshold the p-value below which a check fails
     */
    record Report(
            long seed,
            long rounds,
            double falseAlarm,
            double threshold,
            boolean passed,
            int failed,
            List<Check> checks) {}

    @Override
    public Integer call() {
        SelfTest test = new SelfTest(seed, rounds, falseAlarm);
        List<Check> checks = checks(test);
        double threshold = test.threshold(checks.size());
        int failed = (int) checks.stream().filter(c -> c.pValue() < threshold).count();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, new Report(seed, rounds, falseAlarm, threshold, failed == 0, failed, checks));
        } else {
            print(out, checks, threshold, failed);
        }
        return failed == 0 ? Exit.OK : Exit.REJECTED;
    }

    private static List<Check> checks(SelfTest test) {
        List<Check> checks = new ArrayList<>();
        List<SelfTest.Part> parts = test.parts();
        try (Progress progress = new Progress("selftest", "parts", parts.size())) {
            for (int i = 0; i < parts.size(); i++) {
                progress.update(i);
                checks.addAll(parts.get(i).checks().get());
            }
        }
        return checks;
    }

    private void print(PrintWriter out, List<Check> checks, double threshold, int failed) {
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        checks.forEach(
                c -> groups.computeIfAbsent(c.group(), g -> new ArrayList<>()).add(c));
        out.printf("%-52s %7s %12s %10s%n", "", "checks", "trials", "least p");
        groups.forEach((group, members) -> {
            double least = members.stream().mapToDouble(Check::pValue).min().orElse(1);
            long trials = members.stream().mapToLong(Check::trials).sum();
            out.printf(
                    "%-52s %7d %,12d %10.2g  %s%n",
                    group, members.size(), trials, least, least < threshold ? "FAILED" : "ok");
            members.stream().filter(c -> all || c.pValue() < threshold).forEach(c -> print(out, c, threshold));
        });
        out.printf(
                "%n%s: %d of %,d checks failed, each at p < %.2g: a right simulator fails with probability %.2g at most%n",
                failed == 0 ? "passed" : "FAILED", failed, checks.size(), threshold, falseAlarm);
        out.flush();
    }

    private static void print(PrintWriter out, Check c, double threshold) {
        out.printf(
                "  %-58s %,12d  seen %s, expected %s, p = %.3g%s%n",
                c.name(), c.trials(), c.observed(), c.expected(), c.pValue(), c.pValue() < threshold ? " FAILED" : "");
    }
}
