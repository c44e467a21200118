package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen practical record}: measures the rounds of a practical plan and keeps them. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Draws the settings of a practical plan from a source, measures boxes, and writes the rounds to a file, which"
                        + " practical run takes as boxes. Keep the file secret: it holds the raw outcomes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen practical record lab.rounds --rounds 1e6 --source file:weak.bin",
            "  clinamen practical run --rounds 1e6 --source file:weak.bin --device rounds:lab.rounds --output bits.bin"
        })
final class PracticalRecordCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The rounds file to write.")
    private @Nullable Path file;

    @Mixin
    private PracticalOptions options = new PracticalOptions();

    @Mixin
    private PracticalBits bits = new PracticalBits();

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Contradictions.refuse(line, "--plan", Contradictions.FIXED_BY_PLAN);
        Contradictions.refuse(line, "--bits", List.of("--rounds"));
        Contradictions.refuse(line, "--noise", List.of("--lost"));
        options.name(outputs);
        bits.name(outputs);
        outputs.writes("FILE", file, Outputs.Kind.ROUNDS).check();
        print(RecordCommand.Report.record(Objects.requireNonNull(file), bits.job(options)));
        return Exit.OK;
    }

    private void print(RecordCommand.Report report) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
        } else {
            report.print(out);
        }
    }
}
