package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsStream;
import io.github.clinamen.formats.assess.Assessment;
import io.github.clinamen.formats.assess.ChshAssessment;
import io.github.clinamen.formats.assess.LocalBoxes;
import io.github.clinamen.formats.assess.NoSignallingTest;
import io.github.clinamen.formats.assess.OrderTest;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import io.github.clinamen.formats.circuit.CircuitManifest;
import io.github.clinamen.formats.exchange.BoxCounts;
import io.github.clinamen.formats.exchange.CountsFile;
import io.github.clinamen.formats.exchange.CountsRequest;
import io.github.clinamen.formats.exchange.RoundsFormat;
import io.github.clinamen.formats.exchange.RoundsInput;
import io.github.clinamen.formats.exchange.RoundsTally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen assess}: what boxes are worth, judged by their data. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Judges recorded rounds, or counts per setting, of real boxes: the CHSH value of two parties, the Mermin value of"
                        + " three and more, with exact intervals and a p-value against boxes without entanglement, a test of"
                        + " no signalling, how well Eve can guess, and which sources they could amplify.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen assess testdata/ibm_marrakesh_ghz5.json",
            "  clinamen assess results.json --manifest ghz5/manifest.json",
            "  clinamen assess shots.b8 --parties 5",
            "  clinamen assess events.txt --from eth --epsilon 0.49",
            "",
            "Counts (.json, or .csv with setting,outcome,count) come from Qiskit, Amazon Braket, IonQ; rounds in any",
            "format of convert. docs/real-boxes.md lists what is understood and what can be concluded."
        })
final class AssessCommand implements Callable<Integer> {
    private static final double SIGNIFICANT = 0.001;
    private static final double NOT_SIGNIFICANT = 0.01;

    @Parameters(paramLabel = "FILE", description = "Counts or rounds.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "counts, or a format of convert; else told by the bytes or the name of FILE.")
    private @Nullable String from;

    @Option(names = "--parties", paramLabel = "N", description = "Parties, for rounds in formats that do not tell.")
    private @Nullable Integer parties;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings of the rounds; FILE then holds outcomes only.")
    private @Nullable Path settings;

    @Mixin
    private TableOptions tables = new TableOptions();

    @Option(names = "--manifest", paramLabel = "FILE", description = "Manifest of circuits, for counts without names.")
    private @Nullable Path manifest;

    @Option(
            names = "--party-1",
            paramLabel = "END",
            converter = ConvertCommand.OrderConverter.class,
            description = "End of a bit string where party 1 stands: first or last (default: as the format has it).")
    private @Nullable BitOrder order;

    @Option(names = "--shots", paramLabel = "N", description = "Shots a circuit, for probabilities without them.")
    private @Nullable Long shots;

    @Option(names = "--confidence", paramLabel = "C", description = "Of every interval (default 0.95).")
    private double confidence = 0.95;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Promise of the source that chose the settings, for the p-value against boxes without"
                    + " entanglement (default 0.5).")
    private String epsilon = "0.5";

    @Option(names = "--target", paramLabel = "D", description = "Trace distance to plan for (default 1e-6).")
    private String target = "1e-6";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Counts, and how they were read.
     *
     * @param strings whether outcomes stood in strings, which have two ends
     * @param notes findings about the data, a sentence each
     */
    private record Read(
            BoxCounts counts,
            boolean rounds,
            String order,
            boolean mayBeReversed,
            boolean strings,
            List<String> notes) {}

    @Override
    public Integer call() {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence: expected a number above 0 and below 1, found " + confidence);
        }
        Epsilon promise = Epsilon.parse(epsilon);
        Read read = isCounts() ? readCounts() : readRounds();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (read.counts.parties() == 2) {
            print(out, chsh(read, promise));
        } else {
            print(out, mermin(read, promise));
        }
        return Exit.OK;
    }

    private void print(PrintWriter out, PrintedReport report) {
        if (json) {
            Console.printJson(out, report);
        } else {
            report.print(out);
        }
    }

    private ChshReport chsh(Read read, Epsilon promise) {
        try {
            ChshAssessment assessment = ChshAssessment.of(read.counts, confidence, promise);
            return ChshReport.of(
                    file.toString(),
                    read.rounds,
                    read.order,
                    promise,
                    assessment,
                    AmplifiableSources.of(assessment, target),
                    findings(read, assessment.noSignalling()));
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    private AssessReport mermin(Read read, Epsilon promise) {
        Assessment assessment = assess(read.counts);
        BoxCounts counts = read.counts;
        String bitOrder = read.order;
        if (read.mayBeReversed && !assessment.isViolated()) {
            // A record read from the wrong end has its settings where the outcomes are: it shows as no violation at
            // all.
            Optional<Assessment> backwards = backwards(read.counts);
            if (backwards.isPresent()) {
                assessment = backwards.get();
                counts = counts.readBackwards();
                bitOrder = "the opposite of " + read.order + ", detected: only so do the rounds violate the inequality";
            }
        }
        return AssessReport.of(
                file.toString(),
                read.rounds,
                bitOrder,
                findings(read, assessment.noSignalling()),
                assessment,
                LocalBoxes.of(counts, assessment, promise).orElse(null),
                AmplifiableSources.of(assessment, target));
    }

    /** The notes, and a bit order that makes the data signal where the other does not. */
    private static List<String> findings(Read read, NoSignallingTest asRead) {
        List<String> findings = new ArrayList<>(read.notes);
        if (read.strings && asRead.tests() > 0 && asRead.pValue() < SIGNIFICANT) {
            NoSignallingTest other = NoSignallingTest.of(read.counts.outcomesBackwards());
            if (other.pValue() > NOT_SIGNIFICANT) {
                findings.add(String.format(
                        Locale.ROOT,
                        "Read with party 1 at the other end of the strings (--party-1), the same data show no"
                                + " signalling, p = %.3g: the bit order is suspect.",
                        other.pValue()));
            }
        }
        return findings;
    }

    private Assessment assess(BoxCounts counts) {
        try {
            return Assessment.of(counts, confidence, CertifiedFrontiers.games());
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Assessment> backwards(BoxCounts counts) {
        try {
            Assessment backwards = Assessment.of(counts.readBackwards(), confidence, CertifiedFrontiers.games());
            return backwards.isViolated() ? Optional.of(backwards) : Optional.empty();
        } catch (InputException settingsMissing) {
            return Optional.empty();
        }
    }

    private boolean isCounts() {
        if (from != null) {
            return from.equals("counts");
        }
        String name = String.valueOf(file.getFileName());
        return settings == null && (CountsFile.isJson(name) || CountsFile.isCountsCsv(file));
    }

    private Read readCounts() {
        List<String> circuits =
                manifest == null ? List.of() : CircuitManifest.read(manifest).names();
        CountsFile counts = CountsFile.read(
                file,
                new CountsRequest(
                        Optional.ofNullable(order),
                        circuits,
                        parties == null ? OptionalInt.empty() : OptionalInt.of(parties),
                        shots == null ? OptionalLong.empty() : OptionalLong.of(shots)));
        return new Read(
                counts.counts(),
                false,
                "party 1 " + counts.order().word() + " (" + counts.orderFrom() + ")",
                false,
                true,
                counts.notes());
    }

    private Read readRounds() {
        RoundsFormat format = tables.format(from, file);
        BitOrder used = order != null ? order : BitOrder.FIRST_BIT_LAST;
        RoundsInput input = new RoundsInput(
                file,
                format,
                parties == null ? OptionalInt.empty() : OptionalInt.of(parties),
                Optional.ofNullable(settings),
                used,
                tables.table(from));
        boolean named = format.knowsParties();
        String words = named
                ? "by name"
                : format == RoundsFormat.QISKIT_MEMORY || format == RoundsFormat.RESULTS
                        ? "party 1 " + used.word()
                                + (order != null
                                        ? " (given)"
                                        : " (the custom of "
                                                + (format == RoundsFormat.RESULTS ? "its maker)" : "Qiskit)"))
                        : "party 1 first, settings before outcomes (the custom of " + format.word() + ")";
        try (RoundsStream rounds = input.open();
                Progress progress = new Progress("assess", "rounds", rounds.expectedRounds())) {
            RoundsTally tally = RoundsTally.of(rounds, progress::update);
            if (tally.counts().isSilent()) {
                throw new InputException(
                        file + ": every outcome bit of every round is 0; does the file hold outcomes only"
                                + " (--settings gives the others)?");
            }
            String order = OrderTest.of(tally).finding();
            return new Read(
                    tally.counts(),
                    order.isEmpty(),
                    words,
                    !named && settings == null && this.order == null,
                    !named && settings != null,
                    order.isEmpty() ? List.of() : List.of(order));
        }
    }
}
