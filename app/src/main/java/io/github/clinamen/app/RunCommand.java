package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.app.view.RunReport;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.AtomicFile;
import io.github.clinamen.formats.KeptOutputs;
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
            "--force",
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

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        resuming.requireOnly(line, ALONG);
        Contradictions.refuse(line, "--plan", Contradictions.FIXED_BY_PLAN);
        Path checkpoint = resuming.file(out != null ? out : output);
        nameWritten();
        outputs.reads("--plan", planFile);
        bits.name(outputs);
        resuming.name(outputs, checkpoint);
        outputs.check();
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
        out = out != null ? out : run.outputs().file("--out");
        output = output != null ? output : run.outputs().file("--output");
        receipt = receipt != null ? receipt : run.outputs().file("--receipt");
        run.write(KeptOutputs.NONE.with("--out", out).with("--output", output).with("--receipt", receipt));
        nameWritten();
        outputs.readsBits("source", run.job().source())
                .readsBits("device", run.job().device())
                .check();
        Checkpoints checkpoints = resuming.checkpoints(run, checkpoint, json, outputs, line.getErr());
        Session.Finished finished;
        try (RunWatch watch = new RunWatch("run", run)) {
            finished = run.finish(engine.driver(), Optional.empty(), "", receipt != null, checkpoints, watch);
        }
        write(finished);
        if (outputs.areWritten()) {
            run.discard(checkpoints, resume != null);
        }
        // What a run has found is not lost with the disk, even when its bits can never be had again.
        RunReport report = RunReport.of(finished.transcript(), (System.nanoTime() - started) / 1e9);
        print(line.getOut(), report);
        if (!finished.refutation().isEmpty()) {
            Console.say(line.getErr(), "the settings refute epsilon: " + finished.refutation());
        }
        outputs.requireWritten(checkpoints.advice("run"));
        return Exit.of(finished.transcript());
    }

    private void write(Session.Finished finished) {
        Path bitsTarget = output;
        if (bitsTarget != null && finished.transcript().verdict().isAccepted()) {
            ByteBuffer packed = ByteBuffer.wrap(PackedFile.bytes(finished.output()));
            outputs.attempt(() -> AtomicFile.writeSecret(bitsTarget, packed));
        }
        Path transcriptTarget = out;
        if (transcriptTarget != null) {
            outputs.attempt(() -> TranscriptFile.write(transcriptTarget, finished.transcript()));
        }
        Path receiptTarget = receipt;
        if (receiptTarget != null) {
            finished.receipt().ifPresent(made -> outputs.attempt(() -> ReceiptFile.write(receiptTarget, made)));
        }
    }

    private void nameWritten() {
        outputs.writes("--out", out, Outputs.Kind.TRANSCRIPT)
                .writes("--output", output, Outputs.Kind.FOREIGN)
                .writes("--receipt", receipt, Outputs.Kind.RECEIPT);
    }

    private void print(PrintWriter printer, RunReport report) {
        if (json) {
            Console.printJson(printer, report);
        } else {
            report.print(printer, outputs.areWritten() ? out : null, outputs.areWritten() ? receipt : null);
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
