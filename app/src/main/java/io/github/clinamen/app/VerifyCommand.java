package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.app.view.VerifyReport;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.formats.practical.PracticalTranscriptFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen verify}: computes a run again from its transcript and the files it names. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Computes everything in a transcript, of run or of practical run, again, from its plan, its seed and the files"
                        + " that it names, and"
                        + " compares. Exit code 0 when all agrees, 5 when something does not, 4 when the file was changed.",
        footerHeading = "%nExamples:%n",
        footer = {"  clinamen run --out run.json", "  clinamen verify run.json"})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A transcript, as run --out wrote it.")
    private @Nullable Path file;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path transcript = Objects.requireNonNull(file);
        VerifyReport report = PracticalTranscriptFile.isOne(transcript)
                ? PracticalVerification.of(transcript, engine)
                : again(transcript);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
        } else {
            report.print(out, transcript.toString());
        }
        return report.verified() ? Exit.OK : Exit.REJECTED;
    }

    private VerifyReport again(Path transcript) {
        long started = System.nanoTime();
        Transcript recorded = TranscriptFile.read(transcript);
        Transcript again = recompute(recorded);
        return VerifyReport.of(recorded, again, (System.nanoTime() - started) / 1e9);
    }

    private Transcript recompute(Transcript recorded) {
        try (RunSession session = RunSession.open(
                        recorded.plan(),
                        recorded.provenance().source(),
                        recorded.provenance().device(),
                        recorded.provenance().seed());
                Progress progress =
                        new Progress("verify", "rounds", session.run().rounds())) {
            return session.finish(
                    ParallelRun.Prefix.START,
                    engine,
                    prefix -> progress.update(prefix.tally().rounds()),
                    () -> false);
        } catch (CancellationException e) {
            throw new IllegalStateException(e);
        }
    }
}
