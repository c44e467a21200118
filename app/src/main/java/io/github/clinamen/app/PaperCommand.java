package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.certify.PaperClaim;
import io.github.clinamen.certify.PaperClaims;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.Certificate;
import io.github.clinamen.formats.TextFile;
import io.github.clinamen.formats.certificate.CertificateFile;
import io.github.clinamen.formats.certificate.PaperCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen paper}: every numerical claim of the paper beside what exact arithmetic finds. */
@Command(
        name = "paper",
        mixinStandardHelpOptions = true,
        description = "Derives the numerical claims of arXiv 1210.6514 again, exactly, and says which ones hold.",
        footerHeading = "%nExamples:%n",
        footer = {"  clinamen paper", "  clinamen paper --out docs/paper-claims.md --certificates testdata/certificates"
        })
final class PaperCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "Write the table as Markdown.")
    private @Nullable Path out;

    @Option(names = "--certificates", paramLabel = "FOLDER", description = "Write the certificates that prove it.")
    private @Nullable Path certificates;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** A claim in print. */
    record Row(String claim, String place, String paper, String ours, String proof, boolean agrees) {}

    /** What {@code --json} prints. */
    record Report(List<Row> claims, int agreeing, int disagreeing, double seconds) {}

    @Override
    public Integer call() {
        long start = System.nanoTime();
        outputs.writes("--out", out, Outputs.Kind.MARKDOWN).check();
        List<Row> rows = new ArrayList<>();
        List<Supplier<PaperClaim>> derivations = PaperClaims.all(PaperCertificates.lemma3());
        try (Progress progress = new Progress("paper", "claims", derivations.size())) {
            for (Supplier<PaperClaim> derivation : derivations) {
                PaperClaim c = derivation.get();
                rows.add(new Row(c.claim(), c.place(), c.paper(), c.ours(), c.proof(), c.agrees()));
                if (certificates != null) {
                    write(certificates, c.certificates());
                }
                progress.update(rows.size());
            }
        }
        if (out != null) {
            TextFile.write(out, markdown(rows));
        }
        print(rows, (System.nanoTime() - start) * 1e-9);
        return Exit.OK;
    }

    private void write(Path folder, List<Certificate> certificates) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be made: " + e.getMessage(), e);
        }
        for (Certificate c : certificates) {
            Path file = folder.resolve(CertificateFile.name(c));
            outputs.writes("--certificates", file, Outputs.Kind.CERTIFICATE).check();
            TextFile.write(file, CertificateFile.write(c));
        }
    }

    private void print(List<Row> rows, double seconds) {
        PrintWriter to = Objects.requireNonNull(spec).commandLine().getOut();
        int agreeing = (int) rows.stream().filter(Row::agrees).count();
        if (json) {
            Console.printJson(to, new Report(rows, agreeing, rows.size() - agreeing, seconds));
            return;
        }
        for (Row r : rows) {
            Console.verdict(
                    to,
                    r.agrees ? Console.Mood.GOOD : Console.Mood.BAD,
                    r.agrees ? "holds" : "DOES NOT",
                    r.place + ": " + r.claim);
            Console.line(to, "", "paper " + r.paper + ", here " + r.ours);
            Console.line(to, "", Console.coloured(Console.Mood.ASIDE, r.proof));
        }
        to.printf("%d claims hold, %d do not, %.1f s%n", agreeing, rows.size() - agreeing, seconds);
        to.flush();
    }

    private static String markdown(List<Row> rows) {
        StringBuilder text = new StringBuilder("# The paper's numbers, derived again\n\n"
                + "Written by `clinamen paper`. Fractions are exact; their certificates are in `testdata/certificates/`,\n"
                + "and [certificates.md](certificates.md) tells how to check them without this program.\n\n"
                + "| claim of arXiv 1210.6514 | place | paper | here | proof | holds |\n|---|---|---|---|---|---|\n");
        for (Row r : rows) {
            text.append("| ").append(String.join(" | ", r.claim, r.place, r.paper, r.ours, r.proof));
            text.append(" | ").append(r.agrees ? "yes" : "**no**").append(" |\n");
        }
        return text.toString();
    }
}
