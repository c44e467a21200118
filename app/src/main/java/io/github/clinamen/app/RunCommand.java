package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.app.view.RunReport;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.AtomicFile;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.OutputLock;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.TranscriptFile;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
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
import picocli.CommandLine.Spec;

/** {@code clinamen run}: the protocol from source to verdict. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the protocol: draws settings from a weak source, measures boxes, tests, distils, and says how"
                        + " free the bit is. Without options: a simulated adversarial source of epsilon 0.1, simulated GHZ boxes,"
                        + " the cheapest plan for P(guess) - 1/2 <= 1e-6.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen run",
            "  clinamen run --epsilon 0.4 --target 1e-9 --seed 7 --out run.json",
            "  clinamen run --source file:bits.bin --device rounds:lab.rounds --epsilon 0.45",
            "  clinamen run --plan plan.json --device ghz:0.002 --json",
            "  clinamen run --resume run.json.checkpoint",
            "",
            "Exit code 0 when accepted, 6 when that claims nothing, 3 when aborted. A source that runs dry is an error (4), not an abort.",
            "Sources: fair, biased[:0|1], adversarial, adversarial:sequential[:STRATEGY], file:PATH, stdin, os.",
            "Devices: ghz, ghz:DEPOLARISING[,READOUT], local, local:U,V, box:FILE, rounds:FILE.",
            "Epsilon of a real source is your claim, and has no default; no program can check it."
        })
final class RunCommand implements Callable<Integer> {
    private static final List<String> ALONG = List.of(
            "--output",
            "--out",
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
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Writes the output bits, packed, the first the lowest of its byte. Keep it secret until they are used.")
    private @Nullable Path output;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the transcript, for verify and report.")
    private @Nullable Path out;

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
        LongRun longRun = resume != null ? LongRun.resumed(resume) : begun();
        out = out != null ? out : longRun.outputs().file("--out");
        output = output != null ? output : longRun.outputs().file("--output");
        longRun.write(KeptOutputs.NONE.with("--out", out).with("--output", output));
        nameWritten();
        outputs.readsBits("source", longRun.source())
                .readsBits("device", longRun.device())
                .check();
        Checkpoints checkpoints = new Checkpoints(
                longRun.source(),
                checkpoint,
                resuming.every(),
                ResumeOptions.again(json, outputs.isForced()),
                warning -> Console.say(line.getErr(), warning));
        Transcript transcript = longRun.finish(engine, checkpoints);
        RunReport report = RunReport.of(transcript, (System.nanoTime() - started) / 1e9);
        if (output != null && transcript.verdict() instanceof Verdict.Accepted accepted) {
            ByteBuffer bits = ByteBuffer.wrap(PackedFile.bytes(accepted.output()));
            Path target = output;
            outputs.attempt(() -> AtomicFile.writeSecret(target, bits));
        }
        if (out != null) {
            Path target = out;
            outputs.attempt(() -> TranscriptFile.write(target, transcript));
        }
        if (outputs.areWritten()) {
            checkpoints.remove(resume != null);
        }
        // What a run has found is not lost with the disk, even when its bits can never be had again.
        print(line.getOut(), report, outputs.areWritten() ? out : null);
        outputs.requireWritten(checkpoints.advice("run"));
        if (!(transcript.verdict() instanceof Verdict.Accepted)) {
            return Exit.ABORTED;
        }
        return report.claimsNothing() ? Exit.CLAIMS_NOTHING : Exit.OK;
    }

    private void nameWritten() {
        outputs.writes("--out", out, Outputs.Kind.TRANSCRIPT).writes("--output", output, Outputs.Kind.FOREIGN);
    }

    private void print(PrintWriter printer, RunReport report, @Nullable Path transcript) {
        if (json) {
            Console.printJson(printer, report);
        } else {
            report.print(printer, transcript);
        }
    }

    private LongRun begun() {
        BitsOptions.Request request = bits.request();
        request.requirePromise(planFile != null || options.statesEpsilon());
        return LongRun.begun(plan(), request);
    }

    private ProtocolPlan plan() {
        if (planFile != null) {
            return PlanFile.read(planFile);
        }
        return options.feasiblePlan();
    }
}
