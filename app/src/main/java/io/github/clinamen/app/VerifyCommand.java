package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.app.view.VerifyReport;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.ReceiptFile;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.session.Session;
import io.github.clinamen.session.Verification;
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

/** {@code clinamen verify}: computes a run again from its transcript and the files it names, or checks a receipt. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Computes everything in a transcript, of run or of practical run, again, from its plan, its seed and the files"
                        + " that it names, and compares. Of a public receipt it checks what can be checked, and says what cannot."
                        + " Exit code 0 when all agrees, 5 when something does not, 4 when the file was changed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen run --out run.json --receipt receipt.json",
            "  clinamen verify run.json",
            "  clinamen verify receipt.json",
            "  clinamen verify receipt.json --transcript run.json"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A transcript, as run --out wrote it, or a receipt.")
    private @Nullable Path file;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "For a receipt: the private transcript of its run, from which the receipt is made again.")
    private @Nullable Path transcript;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path document = Objects.requireNonNull(file);
        boolean isReceipt = ReceiptFile.isOne(document);
        if (!isReceipt && transcript != null) {
            throw new IllegalArgumentException("transcript: " + document + " is no receipt; leave --transcript out");
        }
        VerifyReport report = isReceipt ? receipt(document) : transcript(document);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
        } else {
            report.print(out, document.toString());
        }
        return report.verified() ? Exit.OK : Exit.REJECTED;
    }

    private VerifyReport transcript(Path document) {
        long started = System.nanoTime();
        return VerifyReport.of(again(TranscriptFile.read(document)), (System.nanoTime() - started) / 1e9);
    }

    private VerifyReport receipt(Path document) {
        long started = System.nanoTime();
        Receipt receipt = ReceiptFile.read(document);
        if (transcript == null) {
            return VerifyReport.of(receipt, (System.nanoTime() - started) / 1e9);
        }
        Transcript recorded = TranscriptFile.read(transcript);
        Verification verification = again(recorded);
        try (Session session = Session.open(Verification.jobOf(recorded))) {
            return VerifyReport.of(
                    receipt,
                    session.receipt(recorded),
                    verification.differences(),
                    (System.nanoTime() - started) / 1e9);
        }
    }

    private Verification again(Transcript recorded) {
        try (Progress progress = new Progress(
                "verify", "rounds", recorded.protocol().measuredRounds().longValueExact())) {
            return Verification.of(recorded, engine.driver(), progress::update);
        }
    }
}
