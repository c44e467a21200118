package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.app.view.PlanReport;
import io.github.clinamen.formats.PlanFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen plan}: what it takes to certify a bit, or several. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds the fewest rounds with which the output is within a trace distance of ideal, or evaluates given"
                        + " rounds.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen plan --epsilon 0.1 --target 1e-6",
            "  clinamen plan --epsilon 0.4 --target 1e-6 --noise 0.01 --out plan.json",
            "  clinamen plan --epsilon 0.1 --target 1e-6 --figure paper",
            "  clinamen plan --epsilon 0.4 --bits 1000 --bind",
            "  clinamen plan --epsilon 0.3 --analysis paper",
            "  clinamen plan --sweep > sweep.csv",
            "",
            "The best plan and its bound are proved; rounds per second is your figure. An infeasible target is",
            "an answer (exit code 0) that says why, and how many rounds it would take."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--sweep", description = "A table over epsilon and target, as CSV or with --json as JSON.")
    private boolean sweep;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the best plan, for run --plan FILE.")
    private @Nullable Path out;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Contradictions.refuse(
                Objects.requireNonNull(spec).commandLine(),
                "--sweep",
                List.of("--epsilon", "--target", "--out", "--nd", "--log2-nb"));
        outputs.writes("--out", out, Outputs.Kind.PLAN).check();
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        if (sweep) {
            PlanSweep.print(printer, options.request(), json);
            return Exit.OK;
        }
        PlanOptions.Answer answer = options.answer();
        if (out != null) {
            PlanFile.write(
                    out,
                    answer.result()
                            .best()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "out: no plan to write, " + answer.result().reason()))
                            .protocol());
        }
        PlanReport report = PlanReport.of(
                answer.result(),
                answer.epsilon(),
                answer.target(),
                answer.bits(),
                answer.noise(),
                answer.roundsPerSecond());
        if (json) {
            Console.printJson(printer, report);
        } else {
            report.print(printer);
        }
        return Exit.OK;
    }
}
