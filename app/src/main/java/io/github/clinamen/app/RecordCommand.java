package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.RoundsWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen record}: measures the rounds of a plan and keeps them. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Draws the settings of a plan from a source, measures boxes, and writes the rounds to a file, which"
                        + " run --device rounds:FILE takes as boxes. Picks are drawn, as the plan wants it, and not written: the same"
                        + " source (same bytes, or same seed) gives them to run again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen record lab.rounds --source file:bits.bin --epsilon 0.4",
            "  clinamen run --source file:bits.bin --device rounds:lab.rounds --epsilon 0.4"
        })
final class RecordCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The rounds file to write.")
    private @Nullable Path file;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--plan", paramLabel = "FILE", description = "Records the rounds of this plan.")
    private @Nullable Path planFile;

    @Mixin
    private BitsOptions bits = new BitsOptions();

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What was written. */
    record Report(
            String file,
            long rounds,
            int parties,
            String source,
            String device,
            long seed,
            boolean simulation,
            double seconds) {
        void print(PrintWriter to) {
            Console.verdict(
                    to, Console.Mood.GOOD, "recorded", rounds + " rounds of " + parties + " parties to " + file);
            Console.line(to, "source", source);
            Console.line(to, "boxes", device + (simulation ? " (simulation, and marked as such)" : ""));
            Console.line(to, "seed", Long.toString(seed));
            to.flush();
        }
    }

    @Override
    public Integer call() {
        Contradictions.refuse(Objects.requireNonNull(spec).commandLine(), "--plan", Contradictions.FIXED_BY_PLAN);
        long started = System.nanoTime();
        Path target = Objects.requireNonNull(file);
        outputs.reads("--plan", planFile).writes("FILE", target, Outputs.Kind.ROUNDS);
        bits.name(outputs);
        outputs.check();
        BitsOptions.Request request = bits.request();
        request.requirePromise(planFile != null || options.statesEpsilon());
        try (RunSession session = RunSession.open(plan(), request.source(), request.device(), request.seed());
                RoundsWriter writer = RoundsWriter.create(
                        target,
                        session.run().plan().game().parties(),
                        session.run().isSimulation());
                Interrupt interrupt = new Interrupt();
                Progress progress =
                        new Progress("record", "rounds", session.run().rounds())) {
            ProtocolRun run = session.run();
            Worker worker = run.worker();
            for (long c = 0; c < run.chunks(); c++) {
                interrupt.check(writer.rounds());
                writer.append(worker.rounds(c));
                progress.update(writer.rounds());
            }
            writer.commit();
            Report report = new Report(
                    target.toString(),
                    run.rounds(),
                    run.plan().game().parties(),
                    run.source().spec(),
                    run.device().spec(),
                    request.seed(),
                    run.isSimulation(),
                    (System.nanoTime() - started) / 1e9);
            print(report);
        }
        return Exit.OK;
    }

    private ProtocolPlan plan() {
        if (planFile != null) {
            return PlanFile.read(planFile);
        }
        return options.feasiblePlan();
    }

    private void print(Report report) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
            return;
        }
        report.print(out);
    }
}
