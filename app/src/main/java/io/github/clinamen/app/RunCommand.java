package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.app.view.RunReport;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.AtomicFile;
import io.github.clinamen.formats.OutputLock;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.ReceiptFile;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.session.Checkpoints;
import io.github.clinamen.session.LongRun;
import io.github.clinamen.session.Session;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen run}: amplification, or the paper's protocol, from source to verdict. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the protocol: draws all settings from a weak source, measures boxes, tests every round, puts every"
                        + " round into the bit, and says how near to ideal it is. Without options: a simulated adversarial source"
                        + " of epsilon 0.1, simulated GHZ boxes, three of them a round, and the fewest rounds for a trace distance"
                        + " of 2e-6.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen run",
            "  clinamen run --epsilon 0.4 --target 1e-9 --seed 7 --out run.json --receipt receipt.json",
            "  clinamen run --source file:bits.bin --device rounds:lab.rounds --epsilon 0.45",
            "  clinamen run --plan plan.json --device ghz:0.002 --json",
            "  clinamen run --epsilon 0.4 --bits 1000 --output bits.bin",
            "  clinamen run --resume run.json.checkpoint",
            "",
            "Exit code 0 when accepted, 6 when that claims nothing, 3 when aborted. A source that runs dry is an error (4), not an abort.",
            "Sources: fair, biased[:0|1], adversarial, adversarial:sequential[:STRATEGY], file:PATH, stdin, os.",
            "Devices: ghz, ghz:DEPOLARISING[,READOUT], local, local:U,V, box:FILE, rounds:FILE; chsh[:NOISE] for chsh.",
            "--out, --output and the rounds are secret until the bit is used; --receipt is what may be published.",
            "Epsilon of a real source is your claim, and has no default; no program can check it."
        })
final class RunCommand implements Callable<Integer> {
    private static final List<String> ALONG = List.of(
            "--out",
            "--receipt",
            "--output",
            "--checkpoint",
            "--checkpoint-every",
            "--json",
            "--threads",
            "--engine",
            "--master",
            "--partitions");

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--plan", paramLabel = "FILE", description = "Runs this plan, as plan --out wrote it.")
    private @Nullable Path planFile;

    @Mixin
    private BitsOptions bits = new BitsOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the private transcript, for verify and report; secret until the bit is used.")
    private @Nullable Path out;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Writes the public receipt: plan, acceptance, places of wrong rounds, digest of settings.")
    private @Nullable Path receipt;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the output bits, packed; secret.")
    private @Nullable Path output;

    @Mixin
    private ResumeOptions resuming = new ResumeOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        resuming.requireOnly(line, ALONG);
        for (Path each : new Path[] {out, receipt, output}) {
            if (each != null) {
                // Before hours of measuring, not after.
                AtomicFile.create(each).close();
            }
        }
        Path checkpoint = resuming.file(out);
        if (checkpoint == null) {
            return run(line, null);
        }
        try (OutputLock lock = OutputLock.take(checkpoint)) {
            return run(line, checkpoint);
        }
    }

    private Integer run(CommandLine line, @Nullable Path checkpoint) {
        long started = System.nanoTime();
        Path resume = resuming.resume();
        LongRun run = resume != null ? LongRun.resumed(resume) : LongRun.begun(bits.job(plan()));
        Checkpoints checkpoints = new Checkpoints(
                run.job().source(), checkpoint, resuming.every(), warning -> Console.say(line.getErr(), warning));
        Session.Finished finished;
        try (RunWatch watch = new RunWatch("run", run)) {
            finished = run.finish(engine.driver(), Optional.empty(), "", receiptWriter(), checkpoints, watch);
        }
        RunReport report = RunReport.of(finished.transcript(), (System.nanoTime() - started) / 1e9);
        try {
            if (out != null) {
                TranscriptFile.write(out, finished.transcript());
            }
            if (output != null && finished.transcript().verdict().isAccepted()) {
                AtomicFile.write(output, ByteBuffer.wrap(PackedFile.bytes(finished.output())));
            }
        } catch (InputException e) {
            // What a run has found is not lost with the disk, even when its bits can never be had again.
            print(line.getOut(), report, null);
            throw e;
        }
        checkpoints.remove(resume != null);
        print(line.getOut(), report, out);
        return Exit.of(finished.transcript());
    }

    private Optional<Consumer<Receipt>> receiptWriter() {
        Path target = receipt;
        return target == null ? Optional.empty() : Optional.of(made -> ReceiptFile.write(target, made));
    }

    private void print(PrintWriter printer, RunReport report, @Nullable Path transcript) {
        if (json) {
            Console.printJson(printer, report);
        } else {
            report.print(printer, transcript, receipt);
        }
    }

    private Protocol plan() {
        if (planFile == null) {
            bits.requirePromise(options.statesEpsilon());
            return options.feasiblePlan();
        }
        Protocol plan = PlanFile.read(planFile);
        if (plan.keeps() == Protocol.Keeps.OUTCOMES) {
            throw new IllegalArgumentException("plan: " + planFile + " is one of practical run");
        }
        return plan;
    }
}
