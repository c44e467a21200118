package io.github.clinamen.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks on one thread and prints each median in rounds a second (extractors: bits of input a
 * second; certificates: how many a second) beside its limit and its goal.
 *
 * <p>Arguments: nothing for all, or words of which a benchmark's name must contain one.
 */
public final class Main {
    /**
     * @param limit the benchmark that bounds this one, measured in the same run; empty when it is itself a limit
     * @param goal rounds a second promised, or a multiple of the limit when below 1000; 0 for none
     */
    private record Row(String name, String limit, double goal) {}

    private static final String SUM = "bareSum";
    private static final String GENERATOR = "bareGenerator";
    private static final List<Row> ROWS = List.of(
            new Row(SUM, "", 0),
            new Row("completeParity", SUM, 0),
            new Row("wrong", SUM, 0),
            new Row("tested", SUM, 0),
            new Row("wrongOfFive", SUM, 0),
            new Row("majority", SUM, 0),
            new Row("weights", SUM, 0),
            new Row("table", SUM, 0),
            new Row("count", SUM, 0),
            new Row("parity", SUM, 0),
            new Row("sift", SUM, 0),
            new Row(GENERATOR, "", 0),
            new Row("fair", GENERATOR, 0),
            new Row("biased", GENERATOR, 0),
            new Row("steering", GENERATOR, 0),
            new Row("ghzOutcomes", GENERATOR, 0),
            new Row("noisyOutcomes", GENERATOR, 0),
            new Row("fairRun", GENERATOR, 1e10),
            new Row("biasedRun", "biased", 3e9),
            new Row("steeringRun", "steering", 6e8),
            new Row("oneThread", "", 0),
            new Row("twoThreads", "oneThread", 1.8),
            new Row("practicalRun", GENERATOR, 0),
            new Row("practicalExtraction", "practicalRun", 0),
            new Row("bareFileSum", "", 0),
            new Row("fileWrong", "bareFileSum", 0.8),
            new Row("fileTally", "bareFileSum", 0.8),
            new Row("certifyFive", "", 2),
            new Row("certifySeven", "", 0),
            new Row("bareCopy", "", 0),
            new Row("circulantMillion", "bareCopy", 25e6),
            new Row("circulantTenMillion", "bareCopy", 10e6),
            new Row("dodisMillion", "bareCopy", 25e6),
            new Row("dodisTenMillion", "bareCopy", 10e6),
            new Row("toeplitzMillion", "bareCopy", 25e6),
            new Row("toeplitzTenMillion", "bareCopy", 10e6),
            new Row("trevisanMillion", "bareCopy", 5e6));

    private Main() {}

    public static void main(String[] args) throws RunnerException {
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
        Map<String, Double> medians = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            medians.put(result.getPrimaryResult().getLabel(), median(result));
        }
        System.out.printf("%-16s %12s  %-14s %7s  %s%n", "benchmark", "rounds/s", "limit", "ratio", "goal");
        for (Row row : ROWS) {
            Double rate = medians.get(row.name());
            if (rate != null) {
                print(row, rate, medians);
            }
        }
    }

    /** Rounds a second of processor time, the median over all iterations. */
    private static double median(RunResult result) {
        double[] rates = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(i -> i.getPrimaryResult().getScore()
                        / Objects.requireNonNull(i.getSecondaryResults().get("share"), "share")
                                .getScore())
                .sorted()
                .toArray();
        return (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2;
    }

    private static void print(Row row, double rate, Map<String, Double> medians) {
        Double limit = medians.get(row.limit());
        double ratio = limit == null ? Double.NaN : rate / limit;
        String goal = row.goal() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        row.goal() > 1000 ? "%.1e %s" : "%.2f %s",
                        row.goal(),
                        (row.goal() > 1000 ? rate : ratio) >= row.goal() ? "met" : "missed");
        System.out.printf(
                Locale.ROOT,
                "%-20s %12.3e  %-14s %7s  %s%n",
                row.name(),
                rate,
                row.limit(),
                limit == null ? "" : String.format(Locale.ROOT, "%.3f", ratio),
                goal);
    }
}
