package io.github.clinamen.app;

import io.github.clinamen.app.view.AuditText;
import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.audit.Audit;
import io.github.clinamen.core.audit.AuditReport;
import io.github.clinamen.core.audit.AuditedStream;
import io.github.clinamen.core.audit.RoundSettings;
import io.github.clinamen.formats.RoundsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen audit}: whether a source's bits refute its promise. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Holds bits against the promise that each takes either value with probability at least epsilon, whatever came"
                        + " before: thousands of predictors, fixed beforehand, try to guess each next bit. What guesses too well"
                        + " refutes the promise. Nothing confirms it: bits that pass every test may be known to somebody.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen audit weak.bin --epsilon 0.45",
            "  clinamen audit weak.bin --epsilon 0.45 --error 1e-15 --json",
            "  clinamen audit lab.rounds --epsilon 0.49",
            "",
            "FILE has packed bits, the lowest bit of a byte first, in the order in which the source gave them; - is standard",
            "input. Of recorded rounds (.rounds) the settings are audited, round by round. Bits that fill no word of 64 at",
            "the end are left out. Exit code 0 when nothing is refuted, 3 when the promise is. Proofs: docs/audit.md."
        })
final class AuditCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 18;

    @Parameters(paramLabel = "FILE", description = "The bits, or rounds whose settings they are.")
    private String file = "";

    @Option(
            names = "--epsilon",
            required = true,
            paramLabel = "E",
            description = "What is promised of every bit, above 0 and at most 0.5.")
    private String epsilon = "";

    @Option(
            names = "--error",
            paramLabel = "E",
            description = "Probability of refuting a source that keeps its promise, at most (default 1e-9).")
    private String error = "1e-9";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        long started = System.nanoTime();
        BigFraction failure = Rationals.parse("error", error);
        Audit audit = new Audit(Epsilon.parse(epsilon), failure);
        if (file.endsWith(".rounds")) {
            takeSettings(audit);
        } else {
            takeBits(audit);
        }
        AuditReport report = audit.report();
        if (report.bits() == 0) {
            throw new InputException(file + ": expected at least 64 bits, found fewer");
        }
        AuditText text = AuditText.of(report, audit.predictors(), (System.nanoTime() - started) / 1e9);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, text);
        } else {
            text.print(out);
        }
        return report.refuted() ? Exit.ABORTED : Exit.OK;
    }

    private void takeSettings(Audit audit) {
        try (RoundsFile rounds = RoundsFile.open(Path.of(file));
                Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("audit", "rounds", rounds.rounds())) {
            RoundSettings settings = new RoundSettings(audit::take);
            for (long c = 0; c < rounds.chunks(); c++) {
                interrupt.check(c);
                settings.take(rounds.chunk(c));
                progress.update((c + 1) * io.github.clinamen.core.bits.RoundChunk.ROUNDS);
            }
        }
    }

    private void takeBits(Audit audit) {
        Path path = Path.of(file);
        boolean standard = file.equals("-");
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = new AuditedStream(standard ? System.in : Files.newInputStream(path), audit::take);
                Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("audit", "bytes", standard ? 0 : Files.size(path))) {
            long done = 0;
            for (int found = stream.read(buffer); found >= 0; found = stream.read(buffer)) {
                interrupt.check(done);
                done += found;
                progress.update(done);
            }
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": no such file", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
