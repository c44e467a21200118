package io.github.clinamen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import jdk.incubator.vector.LongVector;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks on one thread and prints each median in rounds a second (extractors: bits of input a second;
 * certificates: how many a second) beside its limit and its goal, after the name of the processor, without which no rate
 * means anything.
 *
 * <p>Arguments: nothing for all, or words of which a benchmark's name must contain one.
 */
public final class Main {
    /**
     * @param limit the benchmark that bounds this one, measured in the same run; empty when it is itself a limit
     * @param ratio the multiple of the limit that is promised on any processor; 0 for none
     * @param rate how many a second are promised on the processor of docs/performance.md; 0 for none
     */
    private record Row(String name, String limit, double ratio, double rate) {
        Row(String name, String limit) {
            this(name, limit, 0, 0);
        }

        static Row ratio(String name, String limit, double ratio) {
            return new Row(name, limit, ratio, 0);
        }

        static Row rate(String name, String limit, double rate) {
            return new Row(name, limit, 0, rate);
        }
    }

    /**
     * @param rate the median over all iterations
     * @param cores how many processors worked at it, by the clock
     */
    private record Measured(double rate, double cores) {}

    private static final String SUM = "bareSum";
    private static final String GENERATOR = "bareGenerator";
    private static final List<Row> ROWS = List.of(
            new Row(SUM, ""),
            new Row("completeParity", SUM),
            new Row("wrong", SUM),
            new Row("tested", SUM),
            new Row("wrongOfFive", SUM),
            new Row("majority", SUM),
            new Row("weights", SUM),
            new Row("table", SUM),
            new Row("count", SUM),
            new Row("parity", SUM),
            new Row("sift", SUM),
            new Row(GENERATOR, ""),
            new Row("fair", GENERATOR),
            new Row("biased", GENERATOR),
            new Row("steering", GENERATOR),
            new Row("ghzOutcomes", GENERATOR),
            new Row("noisyOutcomes", GENERATOR),
            Row.ratio("fairRun", GENERATOR, 0.5),
            Row.ratio("biasedRun", "biased", 0.7),
            Row.ratio("steeringRun", "steering", 0.7),
            new Row("oneThread", ""),
            Row.ratio("twoThreads", "oneThread", 1.8),
            new Row("practicalRun", GENERATOR),
            new Row("practicalExtraction", "practicalRun"),
            new Row("bareFileSum", ""),
            Row.ratio("fileWrong", "bareFileSum", 0.8),
            Row.ratio("fileTally", "bareFileSum", 0.8),
            Row.rate("certifyFive", "", 2),
            new Row("certifySeven", ""),
            new Row("bareCopy", ""),
            Row.rate("circulantMillion", "bareCopy", 25e6),
            Row.rate("circulantTenMillion", "bareCopy", 10e6),
            Row.rate("dodisMillion", "bareCopy", 25e6),
            Row.rate("dodisTenMillion", "bareCopy", 10e6),
            Row.rate("toeplitzMillion", "bareCopy", 25e6),
            Row.rate("toeplitzTenMillion", "bareCopy", 10e6),
            Row.rate("trevisanMillion", "bareCopy", 5e6));

    private Main() {}

    public static void main(String[] args) throws IOException, RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        for (String word : args.length == 0 ? new String[] {"clinamen.bench"} : args) {
            options.include(word);
        }
        options.forks(Integer.getInteger("forks", 2))
                .warmupIterations(Integer.getInteger("warmup", 10))
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(Integer.getInteger("iterations", 10))
                .measurementTime(TimeValue.milliseconds(500))
                .jvmArgsAppend("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED")
                .verbosity(VerboseMode.SILENT);
        Map<String, Measured> found = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            found.put(result.getPrimaryResult().getLabel(), measured(result));
        }
        System.out.printf("%s, %d-bit vectors%n", processor(), LongVector.SPECIES_PREFERRED.vectorBitSize());
        System.out.printf(
                "%-20s %12s %6s  %-14s %7s  %s%n", "benchmark", "a second", "cores", "limit", "ratio", "goal");
        for (Row row : ROWS) {
            if (found.containsKey(row.name())) {
                print(row, found);
            }
        }
    }

    /** As the operating system calls it. */
    private static String processor() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        List<String> lines = Files.exists(description) ? Files.readAllLines(description) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** Rounds a second of the measuring thread's processor time or, where several threads work, by the clock. */
    private static Measured measured(RunResult result) {
        List<IterationResult> iterations = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        boolean alone = iterations.getFirst().getSecondaryResults().containsKey("share");
        String counter = alone ? "share" : "cores";
        double rate = median(iterations, i -> i.getPrimaryResult().getScore() / (alone ? counter(i, counter) : 1));
        return new Measured(rate, median(iterations, i -> counter(i, counter)));
    }

    private static double counter(IterationResult iteration, String name) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(name), name)
                .getScore();
    }

    private static double median(List<IterationResult> iterations, ToDoubleFunction<IterationResult> of) {
        double[] sorted = iterations.stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(Row row, Map<String, Measured> found) {
        Measured measured = Objects.requireNonNull(found.get(row.name()));
        Measured limit = found.get(row.limit());
        System.out.printf(
                Locale.ROOT,
                "%-20s %12.3e %6.2f  %-14s %7s  %s%n",
                row.name(),
                measured.rate(),
                measured.cores(),
                row.limit(),
                limit == null ? "" : String.format(Locale.ROOT, "%.3f", measured.rate() / limit.rate()),
                goal(row, measured, limit));
    }

    private static String goal(Row row, Measured measured, @Nullable Measured limit) {
        if (row.rate() > 0) {
            return String.format(Locale.ROOT, "%.1e a second %s", row.rate(), word(measured.rate() >= row.rate()));
        }
        if (row.ratio() == 0) {
            return "";
        }
        String verdict = limit == null
                ? "not judged: its limit was not run"
                : word(measured.rate() >= row.ratio() * limit.rate());
        return String.format(Locale.ROOT, "%.2f of the limit %s", row.ratio(), verdict);
    }

    private static String word(boolean met) {
        return met ? "met" : "missed";
    }
}
