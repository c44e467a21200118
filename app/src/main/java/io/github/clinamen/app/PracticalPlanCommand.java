package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.protocol.Expansion;
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

/** {@code clinamen practical plan}: what a practical run takes and gives. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Says how many bits so many rounds give, or how many rounds so many bits take, and fixes all that must be"
                        + " fixed before the data.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen practical plan --epsilon 0.45 --noise 0.01 --rounds 1e6",
            "  clinamen practical plan --bits 1e6 --noise 0.01 --out plan.json",
            "  clinamen practical plan --model qc --epsilon 0.48 --noise 0.02 --rounds 1e7 --json"
        })
final class PracticalPlanCommand implements Callable<Integer> {
    @Mixin
    private PracticalOptions options = new PracticalOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the plan, for practical run --plan FILE.")
    private @Nullable Path out;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Contradictions.refuse(Objects.requireNonNull(spec).commandLine(), "--plan", Contradictions.FIXED_BY_PLAN);
        Contradictions.refuse(Objects.requireNonNull(spec).commandLine(), "--bits", List.of("--rounds"));
        Contradictions.refuse(Objects.requireNonNull(spec).commandLine(), "--noise", List.of("--lost"));
        options.name(outputs);
        outputs.writes("--out", out, Outputs.Kind.PLAN).check();
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        Expansion plan = options.plan();
        if (out != null) {
            PlanFile.write(out, plan);
        }
        PracticalPlanReport report =
                PracticalPlanReport.of(plan, options.request().noise());
        if (json) {
            Console.printJson(printer, report);
        } else {
            report.print(printer);
        }
        return Exit.OK;
    }
}
