package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.CaseCounts;
import io.github.clinamen.core.practical.FactorSearch;
import io.github.clinamen.core.practical.FactorTable;
import io.github.clinamen.formats.RoundsFile;
import io.github.clinamen.formats.practical.FactorTableFile;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen practical factors}: recorded CHSH rounds judged by a general table of factors. */
@Command(
        name = "factors",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fixes a table of 16 probability estimation factors by the first rounds of a file of two parties, and says how"
                        + " many bits of min-entropy the outcomes of the other rounds have. For data that CHSH's sum alone judges badly.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen practical factors chsh.rounds --epsilon 0.49 --train 100000 --out factors.json",
            "  clinamen practical factors pilot.rounds --epsilon 0.49 --rounds 2e6 --out factors.json",
            "  clinamen practical factors more.rounds --factors factors.json --error 1e-12 --json",
            "",
            "The table is checked exactly against every vertex of boxes and source. With --least K the run is accepted only when K",
            "bits are found, which then may be extracted (clinamen extract); fix K before the data. Exit code 3 when aborted."
        })
final class PracticalFactorsCommand implements Callable<Integer> {
    /** Outcomes of a round, in bits. */
    private static final int OUTCOMES = 2;

    private static final String REFUTED =
            "more bits of min-entropy than there are outcomes: the rounds refute the promise of the source, or the model";

    @Parameters(paramLabel = "FILE", description = "Recorded rounds of two parties.")
    private @Nullable Path file;

    @Option(names = "--model", paramLabel = "MODEL", description = "nc (default), or qc: S at most 2 sqrt 2.")
    private String model = "nc";

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Promise of the source that chose the settings; has no default.")
    private @Nullable String epsilon;

    @Option(names = "--train", paramLabel = "N", description = "Rounds that only fix the table (default a tenth).")
    private @Nullable Long train;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Makes the table for N rounds, such as a run that is still to come (default: the file's others).")
    private @Nullable String forRounds;

    @Option(names = "--factors", paramLabel = "FILE", description = "Takes this table, and all rounds.")
    private @Nullable Path factors;

    @Option(names = "--error", paramLabel = "E", description = "Probability that the estimate fails (default 1e-15).")
    private String error = "1e-15";

    @Option(names = "--least", paramLabel = "K", description = "Abort when fewer bits are found (default 1).")
    private long least = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the table.")
    private @Nullable Path out;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * What was found.
     *
     * @param reason why aborted, empty when accepted
     * @param minEntropy what an accepted run has, K; 0 when aborted
     * @param found bits that these rounds gave, rounded downward
     * @param factors F(ab|xy) at 4 (x + 2 y) + a + 2 b
     */
    record Report(
            String verdict,
            String reason,
            long minEntropy,
            long found,
            double perRound,
            long rounds,
            long trainedOn,
            String model,
            String epsilon,
            String error,
            double power,
            List<String> factors,
            boolean simulation) {}

    @Override
    public Integer call() {
        Contradictions.refuse(
                Objects.requireNonNull(spec).commandLine(), "--factors", List.of("--train", "--model", "--epsilon"));
        outputs.reads("FILE", file)
                .reads("--factors", factors)
                .writes("--out", out, Outputs.Kind.FACTORS)
                .check();
        BigFraction failure = Rationals.parse("--error", error);
        if (failure.signum() <= 0 || failure.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException("error: expected above 0 and below 1, found " + error);
        }
        try (RoundsFile rounds = RoundsFile.open(Objects.requireNonNull(file))) {
            if (rounds.parties() != 2) {
                throw new InputException(file + ": expected rounds of two parties, found " + rounds.parties());
            }
            long first = factors != null ? 0 : train != null ? train : rounds.rounds() / 10;
            if (first < 0 || first >= rounds.rounds()) {
                throw new IllegalArgumentException(
                        "train: expected fewer than the " + rounds.rounds() + " rounds of the file, found " + first);
            }
            FactorTable table = factors != null ? FactorTableFile.read(factors) : trained(rounds, first, failure);
            if (out != null) {
                FactorTableFile.write(out, table);
            }
            long left = rounds.rounds() - first;
            long bits = table.entropy(counts(rounds, first, rounds.rounds()), failure)
                    .max(BigDecimal.ZERO)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            // What is found is printed, and it was found from outcomes that are to stay secret: a long pays for itself.
            boolean refuted = bits > OUTCOMES * left;
            boolean accepted = !refuted && bits - Long.SIZE >= least;
            print(new Report(
                    accepted ? "accepted" : "aborted",
                    accepted ? "" : refuted ? REFUTED : "too few bits of min-entropy were found",
                    accepted ? least : 0,
                    Math.min(bits, OUTCOMES * left),
                    Math.min(bits / (double) left, OUTCOMES),
                    left,
                    first,
                    table.model().word(),
                    table.epsilon().toString(),
                    error,
                    table.power().doubleValue(),
                    table.factors().stream()
                            .map(f -> new BigDecimal(f.doubleValue(), new MathContext(10)).toPlainString())
                            .toList(),
                    rounds.isSimulated()));
            return accepted ? Exit.OK : Exit.ABORTED;
        }
    }

    private FactorTable trained(RoundsFile rounds, long first, BigFraction failure) {
        FactorSearch search = FactorSearch.of(BoxModel.parse(model), promise(), counts(rounds, 0, first));
        double errorBits = -Log2.of(failure).lower().doubleValue();
        double judged = forRounds == null ? rounds.rounds() - first : Rationals.parseWhole("--rounds", forRounds);
        return search.best(judged, errorBits);
    }

    private Epsilon promise() {
        if (epsilon == null) {
            throw new IllegalArgumentException(
                    "epsilon: expected --epsilon, what you claim of the bits that chose the settings: it has no default");
        }
        return Epsilon.parse(epsilon);
    }

    private static long[] counts(RoundsFile rounds, long from, long to) {
        long[] counts = new long[16];
        for (long c = from / RoundChunk.ROUNDS; c * RoundChunk.ROUNDS < to; c++) {
            RoundChunk chunk = rounds.chunk(c);
            long start = c * RoundChunk.ROUNDS;
            CaseCounts.add(chunk, (int) Math.max(0, from - start), (int) Math.min(chunk.rounds(), to - start), counts);
        }
        return counts;
    }

    private void print(Report r) {
        PrintWriter to = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(to, r);
            return;
        }
        boolean accepted = r.verdict().equals("accepted");
        Console.verdict(
                to,
                accepted ? Console.Mood.GOOD : Console.Mood.BAD,
                r.verdict(),
                (accepted ? "" : r.reason() + "; ") + Console.count(r.found()) + " bits of min-entropy found, "
                        + String.format(java.util.Locale.ROOT, "%.5f", r.perRound()) + " a round, but for probability "
                        + error);
        Console.line(
                to,
                "rounds",
                Console.count(r.rounds()) + ", after " + Console.count(r.trainedOn()) + " that fixed the table");
        Console.line(
                to,
                "table",
                "b = " + r.power() + ", model " + r.model() + ", epsilon = " + r.epsilon()
                        + "; checked at every vertex");
        for (int x = 0; x < 4; x++) {
            to.println("  xy = " + (x & 1) + (x >> 1) + "   "
                    + String.join("  ", r.factors().subList(4 * x, 4 * x + 4)));
        }
        if (r.simulation()) {
            to.println("SIMULATION: the outcomes were computed by a program; nothing is certified about nature.");
        }
        to.flush();
    }
}
