package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.RoundsWriter;
import io.github.clinamen.session.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
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
                "Draws all settings of a plan from a source, then measures boxes, and writes the rounds to a file, which run"
                        + " takes as boxes. Keep the file secret: it holds the outcomes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen record lab.rounds --epsilon 0.4 --source file:bits.bin",
            "  clinamen run --epsilon 0.4 --source file:bits.bin --device rounds:lab.rounds"
        })
final class RecordCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The rounds file to write.")
    private @Nullable Path file;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--plan", paramLabel = "FILE", description = "Records this plan, as plan --out wrote it.")
    private @Nullable Path planFile;

    @Mixin
    private BitsOptions bits = new BitsOptions();

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What {@code --json} prints. */
    record Report(
            String file,
            long rounds,
            int parties,
            String source,
            String device,
            long seed,
            boolean simulation,
            double seconds) {
        /** Measures all rounds of a job into a file that says that its settings came first. */
        static Report record(Path target, Job job) {
            long started = System.nanoTime();
            try (Session session = Session.open(job);
                    RoundsWriter writer = RoundsWriter.create(
                            target,
                            job.protocol().game().parties(),
                            session.run().isSimulation(),
                            !session.run().device().mayPrecedeSource());
                    Interrupt interrupt = new Interrupt();
                    Progress progress =
                            new Progress("record", "rounds", session.run().rounds())) {
                Run run = session.run();
                Worker worker = run.worker();
                for (long c = 0; c < run.chunks(); c++) {
                    interrupt.check(writer.rounds());
                    writer.append(worker.rounds(c));
                    progress.update(writer.rounds());
                }
                writer.commit();
                return new Report(
                        target.toString(),
                        run.rounds(),
                        job.protocol().game().parties(),
                        run.source().spec(),
                        run.device().spec(),
                        job.seed(),
                        run.isSimulation(),
                        (System.nanoTime() - started) / 1e9);
            }
        }

        void print(PrintWriter out) {
            Console.line(
                    out,
                    "recorded",
                    Console.count(rounds) + " rounds of " + parties + " parties to " + file
                            + "  SECRET until the output is used");
            Console.line(out, "source", source);
            Console.line(out, "boxes", device);
            Console.line(out, "time", String.format(Locale.ROOT, "%.2f s", seconds));
            Console.line(out, "seed", Long.toString(seed));
            if (simulation) {
                Console.simulation(out);
            }
            out.flush();
        }
    }

    @Override
    public Integer call() {
        Contradictions.refuse(Objects.requireNonNull(spec).commandLine(), "--plan", Contradictions.FIXED_BY_PLAN);
        bits.name(outputs);
        outputs.reads("--plan", planFile)
                .writes("FILE", file, Outputs.Kind.ROUNDS)
                .check();
        Report report = Report.record(Objects.requireNonNull(file), bits.job(plan()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
        } else {
            report.print(out);
        }
        return Exit.OK;
    }

    private Protocol plan() {
        if (planFile != null) {
            return PlanFile.read(planFile);
        }
        bits.requirePromise(options.statesEpsilon());
        return options.feasiblePlan();
    }
}
