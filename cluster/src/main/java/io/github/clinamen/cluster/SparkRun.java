package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.SourceExhaustedException;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.TranscriptFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that spark-submit starts: runs a plan on a cluster, or computes a transcript again there. */
@Command(
        name = "clinamen-spark",
        mixinStandardHelpOptions = true,
        version = "clinamen 0.1.0",
        sortOptions = false,
        description =
                "Runs a plan as a Spark job, or computes a transcript again as one; every result is that of one machine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen plan --epsilon 0.01 --target 1e-6 --out plan.json",
            "  spark-submit --master spark://HOST:7077 clinamen-spark.jar --plan plan.json --out run.json",
            "  spark-submit clinamen-spark.jar --plan plan.json --source file:hdfs:///lab/bits --device rounds:hdfs:///lab/rounds"
                    + " --source-is-blind",
            "  spark-submit clinamen-spark.jar --verify run.json --json",
            "",
            "Exit codes as of clinamen: 0 accepted or verified, 2 wrong command line, 3 aborted, 4 bad input, 5 not verified."
        })
public final class SparkRun implements Callable<Integer> {
    private static final int OK = 0;
    private static final int INTERNAL = 1;
    private static final int USAGE = 2;
    private static final int ABORTED = 3;
    private static final int BAD_INPUT = 4;
    private static final int REJECTED = 5;

    @Option(names = "--plan", paramLabel = "FILE", description = "The plan to run, as clinamen plan --out wrote it.")
    private @Nullable Path plan;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "The transcript to compute again, as --out wrote it.")
    private @Nullable Path transcript;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Weak source: fair, biased[:0|1], adversarial (default), file:PATH.")
    private String source = "adversarial";

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "The boxes: ghz (default), ghz:NOISE, local, rounds:PATH (Parquet, or rounds files), ...")
    private String device = "ghz";

    @Option(
            names = "--source-is-blind",
            description =
                    "Asserts that the source did not see outcomes, for recorded rounds that do not say that all their"
                            + " settings were drawn first.")
    private boolean sourceIsBlind;

    @Option(names = "--seed", paramLabel = "N", description = "Of everything simulated (default: drawn).")
    private @Nullable Long seed;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark master (default: as spark-submit says, else local[*]).")
    private @Nullable String master;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Tasks (default: several a core, half a minute each at most).")
    private @Nullable String partitions;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A property of Spark; may be repeated.")
    private Map<String, String> conf = new HashMap<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the transcript.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new SparkRun());
        command.setExecutionExceptionHandler((e, line, parsed) -> explain(e, line.getErr()));
        command.setParameterExceptionHandler(
                (e, args) -> fail(e.getCommandLine().getErr(), e.getMessage() + " (see --help)", USAGE));
        return command;
    }

    @Override
    public Integer call() {
        Transcript recorded = transcript == null ? null : TranscriptFile.read(transcript);
        Job job = job(recorded);
        Map<String, String> options = options();
        long started = System.nanoTime();
        Transcript found;
        try (SparkConnection connection = SparkConnection.open(options);
                OpenRun open = OpenRun.onDriver(connection.spark(), job);
                RunProgress progress = new RunProgress(open.run().rounds())) {
            Tally tally = SparkEngine.finish(
                    connection.spark(),
                    open,
                    SparkEngine.partitions(options),
                    ParallelRun.Prefix.START,
                    progress::update,
                    () -> false);
            found = open.conclude(tally);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (out != null) {
            TranscriptFile.write(out, found);
        }
        List<String> differences = recorded == null ? List.of() : recorded.differences(found);
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        SparkReport.of(found, recorded == null ? null : differences.isEmpty(), differences, seconds)
                .print(printer, json);
        if (recorded != null) {
            return differences.isEmpty() ? OK : REJECTED;
        }
        return found.verdict().isAccepted() ? OK : ABORTED;
    }

    private Job job(@Nullable Transcript recorded) {
        if ((recorded == null) == (plan == null)) {
            throw new IllegalArgumentException("plan: expected --plan FILE or --verify FILE");
        }
        if (recorded != null) {
            if (recorded.extraction().isPresent()) {
                throw new IllegalArgumentException("verify: " + transcript
                        + " tells of an extraction, which is computed again by clinamen verify on one machine");
            }
            String from = recorded.provenance().source();
            return new Job(
                    recorded.protocol(),
                    from,
                    recorded.provenance().device(),
                    from,
                    recorded.provenance().seed(),
                    recorded.mayPrecedeSource());
        }
        // A drawn seed stays below 2^53, so that every reader of JSON keeps it exactly.
        long chosen = seed != null ? seed : new SecureRandom().nextLong(1L << 53);
        return new Job(PlanFile.read(Objects.requireNonNull(plan)), source, device, source, chosen, sourceIsBlind);
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>(conf);
        if (master != null) {
            options.put("master", master);
        }
        if (partitions != null) {
            options.put("partitions", partitions);
        }
        return options;
    }

    private static int explain(Exception e, PrintWriter err) {
        return switch (e) {
            case InputException bad -> fail(err, bad.getMessage(), BAD_INPUT);
            case SourceExhaustedException dry -> fail(err, dry.getMessage(), BAD_INPUT);
            case IllegalArgumentException misuse -> fail(err, misuse.getMessage(), USAGE);
            default -> {
                e.printStackTrace(err);
                yield fail(err, "internal error, please report it: " + e, INTERNAL);
            }
        };
    }

    private static int fail(PrintWriter err, @Nullable String message, int code) {
        err.println("clinamen-spark: " + String.valueOf(message).replace('\n', ' '));
        err.flush();
        return code;
    }
}
