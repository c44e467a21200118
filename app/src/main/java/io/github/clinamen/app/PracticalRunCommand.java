package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.AtomicFile;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.OutputLock;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.session.Checkpoints;
import io.github.clinamen.session.ExpansionSizing;
import io.github.clinamen.session.LongRun;
import io.github.clinamen.session.PlannedExtractor;
import io.github.clinamen.session.Session;
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

/** {@code clinamen practical run}: from source and boxes to many bits. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures, counts lost rounds, certifies min-entropy and extracts. Without options: a million rounds of"
                        + " simulated GHZ boxes with a simulated adversarial source of epsilon 0.45.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen practical run --noise 0.01 --device ghz:0.02 --output bits.bin --out run.json",
            "  clinamen practical run --plan plan.json --source file:weak.bin --device rounds:lab.rounds --output bits.bin",
            "  clinamen practical run --parties 2 --model qc --epsilon 0.49 --rounds 1e6 --source rounds:chsh.rounds \\",
            "      --device rounds:chsh.rounds --fresh file:weak.bin --output bits.bin",
            "  clinamen practical run --resume run.json.checkpoint --output bits.bin --out run.json",
            "",
            "Exit code 0 when accepted, 6 when that claims nothing, 3 when aborted. Epsilon of a real source is your claim and has",
            "no default. Sources and devices are those of run; --source rounds:FILE takes",
            "the settings of recorded rounds, and two parties have --device chsh[:NOISE], box:FILE or rounds:FILE."
        })
final class PracticalRunCommand implements Callable<Integer> {
    private static final List<String> ALONG =
            List.of("--output", "--raw", "--out", "--force", "--checkpoint-every", "--json", "--threads");

    @Mixin
    private PracticalOptions options = new PracticalOptions();

    @Mixin
    private PracticalBits bits = new PracticalBits();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that measure (default: all cores); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--output", paramLabel = "FILE", description = "Extracts, and writes the output bits, packed.")
    private @Nullable Path output;

    @Option(names = "--raw", paramLabel = "FILE", description = "Writes the raw outcomes, packed, chunk by chunk.")
    private @Nullable Path raw;

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
        Contradictions.refuse(line, "--bits", List.of("--rounds"));
        Contradictions.refuse(line, "--noise", List.of("--lost"));
        Path checkpoint = resuming.file(out != null ? out : output);
        nameWritten();
        options.name(outputs);
        bits.name(outputs);
        resuming.name(outputs, checkpoint);
        outputs.works(checkpoint == null ? null : LongRun.rawFile(checkpoint), kept())
                .check();
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
        LongRun run = resume != null ? LongRun.resumed(resume) : LongRun.begun(bits.job(options));
        output = output != null ? output : run.outputs().file("--output");
        raw = raw != null ? raw : run.outputs().file("--raw");
        out = out != null ? out : run.outputs().file("--out");
        run.write(KeptOutputs.NONE.with("--output", output).with("--raw", raw).with("--out", out));
        nameWritten();
        outputs.readsBits("source", run.job().source())
                .readsBits("fresh", run.job().fresh())
                .readsBits("device", run.job().device())
                .check();
        Checkpoints checkpoints = resuming.checkpoints(run, checkpoint, json, outputs, line.getErr());
        Session.Finished finished;
        try (RunWatch watch = new RunWatch("measure", run)) {
            finished = run.finish(
                    Session.Driver.threads(EngineOptions.requireThreads(threads)),
                    extractor(run.job().protocol()),
                    output == null ? "" : output.toString(),
                    false,
                    checkpoints,
                    watch);
        }
        if (finished.transcript().verdict().isAccepted()) {
            outputs.attempt(() -> write(output, finished.output()));
        }
        outputs.attempt(() -> write(raw, finished.raw()));
        Path target = out;
        if (target != null) {
            outputs.attempt(() -> TranscriptFile.write(target, finished.transcript()));
        }
        if (outputs.areWritten()) {
            run.discard(checkpoints, resume != null);
        }
        PracticalReport report = PracticalReport.of(finished.transcript(), (System.nanoTime() - started) / 1e9);
        if (json) {
            Console.printJson(line.getOut(), report);
        } else {
            report.print(line.getOut(), outputs.areWritten() ? out : null);
        }
        if (!finished.refutation().isEmpty()) {
            Console.say(line.getErr(), "the settings refute epsilon: " + finished.refutation());
        }
        outputs.requireWritten(checkpoints.advice("practical run"));
        return Exit.of(finished.transcript());
    }

    private void nameWritten() {
        outputs.writes("--output", output, Outputs.Kind.FOREIGN)
                .writes("--raw", raw, Outputs.Kind.FOREIGN)
                .writes("--out", out, Outputs.Kind.TRANSCRIPT);
    }

    /** What a checkpoint has beside it, which is checked when it is read. */
    private Outputs.Kind kept() {
        return resuming.resume() == null ? Outputs.Kind.FOREIGN : Outputs.Kind.ANY;
    }

    private Optional<Extractor> extractor(Protocol protocol) {
        if (output == null) {
            return Optional.empty();
        }
        Optional<Extractor> found = PlannedExtractor.of(protocol);
        if (found.isEmpty() && protocol instanceof Expansion plan) {
            throw new IllegalArgumentException("output: nothing can be extracted: "
                    + new ExpansionSizing.Yield(plan).explanation()
                    + "; without --output the run only certifies");
        }
        return found;
    }

    private static void write(@Nullable Path file, BitString bits) {
        if (file != null) {
            AtomicFile.writeSecret(file, ByteBuffer.wrap(PackedFile.bytes(bits)));
        }
    }
}
