package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.ReceiptFile;
import io.github.clinamen.formats.TextFile;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.report.page.Article;
import io.github.clinamen.report.page.Page;
import io.github.clinamen.report.page.ReceiptArticle;
import io.github.clinamen.report.page.RunArticle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen report}: a page for people. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes one self-contained HTML page of transcripts or receipts: the verdict in words, the rounds, what is proven with"
                        + " the run marked, the assumptions, the certificate and how to check it, the outcomes setting by setting. Several"
                        + " transcripts are also compared in a table. The rounds are made again from the seed or the files that a"
                        + " transcript names.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen run --out run.json",
            "  clinamen report run.json",
            "  clinamen report monday.json tuesday.json --out week.html"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Private transcripts, as run --out wrote them, or public receipts.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page (default: the first transcript's name with .html).")
    private @Nullable Path out;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds to make again for the tables of outcomes, at most (default 10,000,000; 0 for none).")
    private long rounds = 10_000_000;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** The JSON object. */
    record Report(String file, long bytes, List<String> transcripts) {}

    @Override
    public Integer call() {
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds: expected 0 or more, found " + rounds);
        }
        Path target = out != null ? out : page(files.getFirst());
        files.forEach(file -> outputs.reads("FILE", file));
        outputs.writes("--out", target, Outputs.Kind.PAGE).check();
        List<Article> articles = new ArrayList<>();
        try (Progress progress = new Progress("report", "transcripts", files.size())) {
            for (Path file : files) {
                articles.add(article(file));
                progress.update(articles.size());
            }
        }
        String html = Page.of(articles);
        // The transcripts have named more files that were read.
        outputs.check();
        TextFile.write(target, html);
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(
                    printer,
                    new Report(
                            target.toString(),
                            html.getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
                            files.stream().map(Path::toString).toList()));
        } else {
            printer.println("report      " + target);
            printer.flush();
        }
        return Exit.OK;
    }

    private Article article(Path file) {
        if (ReceiptFile.isOne(file)) {
            return ReceiptArticle.of(file.toString(), ReceiptFile.read(file));
        }
        Transcript transcript = TranscriptFile.read(file);
        outputs.readsBits("source", transcript.provenance().source())
                .readsBits("device", transcript.provenance().device());
        return RunArticle.of(RunSight.of(file.toString(), transcript, rounds));
    }

    private static Path page(Path transcript) {
        String name = String.valueOf(transcript.getFileName());
        if (name.endsWith(".html")) {
            throw new InputException(transcript + ": expected a transcript, found a page");
        }
        return transcript.resolveSibling(name.replaceAll("\\.json$", "") + ".html");
    }
}
