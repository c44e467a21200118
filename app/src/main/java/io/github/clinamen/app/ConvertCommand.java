package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.RoundsStream;
import io.github.clinamen.formats.exchange.RecordPart;
import io.github.clinamen.formats.exchange.RoundsFormat;
import io.github.clinamen.formats.exchange.RoundsInput;
import io.github.clinamen.formats.exchange.RoundsOutput;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen convert}: rounds from one format to another, in a stream. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description =
                "Converts recorded rounds between formats: rounds, 01, b8, ptb64, r8, hits, dets (Stim), csv, jsonl,"
                        + " qiskit-memory, results (shots of SamplerV2, pytket, Cirq and others), parquet; and from the"
                        + " event lists eth and delft.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen convert shots.b8 boxes.rounds --parties 5",
            "  clinamen convert outcomes.01 boxes.rounds --settings settings.01 --parties 5",
            "  clinamen convert boxes.rounds boxes.parquet",
            "  clinamen convert events.csv boxes.rounds --columns x1=a,a1=A,x2=b,a2=B --values -1:1,1:0",
            "",
            "The record of a round is its n settings, then its n outcomes, party 1 first; docs/formats.md",
            "spells out the bits of each format. The output appears only when it is complete."
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "IN", description = "The file to read.")
    private Path in = Path.of("");

    @Parameters(paramLabel = "OUT", description = "The file to write.")
    private Path out = Path.of("");

    @Option(names = "--from", paramLabel = "FORMAT", description = "Format of IN; else told by its bytes or its name.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "FORMAT", description = "Format of OUT; else told by its name.")
    private @Nullable String to;

    @Option(
            names = "--parties",
            paramLabel = "N",
            description = "Parties a round, for formats that do not tell: those of Stim, qiskit-memory, results.")
    private @Nullable Integer parties;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings; IN then holds outcomes only. In the format its name tells, else in that of IN.")
    private @Nullable Path settings;

    @Option(
            names = "--part",
            paramLabel = "PART",
            converter = PartConverter.class,
            description = "What to write: round (default), settings or outcomes.")
    private RecordPart part = RecordPart.ROUND;

    @Option(
            names = "--party-1",
            paramLabel = "END",
            converter = OrderConverter.class,
            description = "End of a Qiskit string where the first bit stands: last (default, Qiskit's own) or first.")
    private BitOrder order = BitOrder.FIRST_BIT_LAST;

    @Mixin
    private TableOptions tables = new TableOptions();

    @Option(names = "--rounds", paramLabel = "N", description = "Convert only the first N rounds.")
    private long most = Long.MAX_VALUE;

    @Option(names = "--simulated", description = "Mark the outcomes as computed by a program (rounds, parquet).")
    private boolean simulated;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What {@code --json} prints. */
    record Converted(String in, String from, String out, String to, int parties, long rounds, boolean simulation) {}

    @Override
    public Integer call() {
        if (most < 1) {
            throw new IllegalArgumentException("rounds: expected at least 1, found " + most);
        }
        RoundsFormat target = to == null ? RoundsFormat.ofName(out) : RoundsFormat.parse(to);
        outputs.reads("IN", in)
                .reads("--settings", settings)
                .writes("OUT", out, target == RoundsFormat.ROUNDS ? Outputs.Kind.ROUNDS : Outputs.Kind.FOREIGN)
                .check();
        RoundsFormat source = tables.format(from, in);
        OptionalInt n = parties == null ? OptionalInt.empty() : OptionalInt.of(parties);
        RoundsInput input = new RoundsInput(in, source, n, Optional.ofNullable(settings), order, tables.table(from));
        RoundsOutput output = new RoundsOutput(out, target, part, order);
        try (RoundsStream rounds = input.open();
                RoundsSink sink = output.create(rounds.parties(), simulated || rounds.isSimulated());
                Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("convert", "rounds", Math.min(rounds.expectedRounds(), most))) {
            long moved = rounds.transferTo(sink, most, done -> {
                interrupt.check(done);
                progress.update(done);
            });
            if (moved == 0 || most < Long.MAX_VALUE && moved < most) {
                throw new InputException(in + ": expected "
                        + (most < Long.MAX_VALUE ? "the first " + most : "at least 1") + " rounds, found " + moved);
            }
            sink.commit();
            report(new Converted(
                    in.toString(),
                    source.word(),
                    out.toString(),
                    target.word(),
                    rounds.parties(),
                    moved,
                    simulated || rounds.isSimulated()));
        }
        return Exit.OK;
    }

    private void report(Converted done) {
        var printer = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(printer, done);
        } else {
            printer.printf(
                    "%s: %,d rounds of %d parties, %s to %s%n", out, done.rounds, done.parties, done.from, done.to);
            printer.flush();
        }
    }

    /** The words of {@code --part}. */
    static final class PartConverter implements ITypeConverter<RecordPart> {
        @Override
        public RecordPart convert(String word) {
            return Arrays.stream(RecordPart.values())
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new picocli.CommandLine.TypeConversionException(
                            "expected round, settings or outcomes, found \"" + word + "\""));
        }
    }

    /** The words of {@code --party-1}. */
    static final class OrderConverter implements ITypeConverter<BitOrder> {
        @Override
        public BitOrder convert(String word) {
            return Arrays.stream(BitOrder.values())
                    .filter(order -> order.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new picocli.CommandLine.TypeConversionException(
                            "expected first or last, found \"" + word + "\""));
        }
    }
}
