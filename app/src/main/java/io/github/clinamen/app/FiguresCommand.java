package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.AtomicFile;
import io.github.clinamen.formats.TextFile;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.PngImage;
import io.github.clinamen.report.chart.SvgText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
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

/** {@code clinamen figures}: the figures of README and docs. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Draws the figures of the documentation, each as SVG (light and dark) and PNG (light). The same"
                + " program gives the same bytes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen figures",
            "  clinamen figures cost frontier --out /tmp",
            "",
            "Figures: attacks, baseline, cost, cost-amplification, frontier, predictability."
        })
final class FiguresCommand implements Callable<Integer> {
    /** Pixels of the PNG for each of the drawing: sharp on screens of high density and in print at half its size. */
    private static final int PNG_SCALE = 2;

    @Parameters(paramLabel = "NAME", description = "Which figures (default: all).", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to (default docs/figures).")
    private Path out = Path.of("docs", "figures");

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** The JSON object. */
    record Report(List<String> files) {}

    @Override
    public Integer call() {
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        List<String> wanted = new ArrayList<>(names);
        if (wanted.isEmpty()) {
            Figures.names().forEach(wanted::add);
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new InputException(out + ": cannot be made: " + e.getMessage(), e);
        }
        List<String> files = new ArrayList<>();
        try (Progress progress = new Progress("figures", "figures", wanted.size())) {
            for (String name : wanted) {
                Drawing drawing = Figures.draw(name);
                Path svg = out.resolve(name + ".svg");
                Path png = out.resolve(name + ".png");
                outputs.writes("--out", svg, Outputs.Kind.SVG)
                        .writes("--out", png, Outputs.Kind.PNG)
                        .check();
                TextFile.write(svg, SvgText.file(drawing));
                AtomicFile.write(png, ByteBuffer.wrap(PngImage.of(drawing, PNG_SCALE)));
                files.add(svg.toString());
                files.add(png.toString());
                progress.update(files.size() / 2);
            }
        }
        if (json) {
            Console.printJson(printer, new Report(files));
        } else {
            files.forEach(printer::println);
            printer.flush();
        }
        return Exit.OK;
    }
}
