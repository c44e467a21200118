package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs the protocol as a Spark job. A task takes a range of chunks; a task or an executor that is lost is run again by
 * Spark, and gives the same tally again.
 *
 * <p>Options: {@code master} (default: as spark-submit says, else {@code local[*]}), {@code partitions} (how many tasks;
 * default: so that each takes at most half a minute or so, and every core several), and any property of Spark whose name
 * begins with {@code spark.}.
 */
public final class SparkEngine implements Engine {
    /** Rounds a task at most where the user has not chosen: half a minute at 5 * 10^9 rounds a second. */
    private static final long TASK_ROUNDS = 1L << 37;

    private static final int TASKS_A_CORE = 4;

    private static final int MOST_PARTITIONS = 1_000_000;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Tally finish(
            Job job,
            Map<String, String> options,
            ParallelRun.Prefix from,
            Consumer<ParallelRun.Prefix> listener,
            BooleanSupplier cancelled) {
        try (SparkConnection connection = SparkConnection.open(options)) {
            return finish(connection.spark(), job, partitions(options), from, listener, cancelled);
        }
    }

    /** On a cluster that is connected already. */
    static Tally finish(
            JavaSparkContext spark,
            Job job,
            Optional<Integer> partitions,
            ParallelRun.Prefix from,
            Consumer<ParallelRun.Prefix> listener,
            BooleanSupplier cancelled) {
        try (OpenRun open = OpenRun.onDriver(spark, job)) {
            return finish(spark, open, partitions, from, listener, cancelled);
        }
    }

    /** Of a run that is open on the driver already. */
    static Tally finish(
            JavaSparkContext spark,
            OpenRun open,
            Optional<Integer> partitions,
            ParallelRun.Prefix from,
            Consumer<ParallelRun.Prefix> listener,
            BooleanSupplier cancelled) {
        int parts = partitions.orElseGet(() -> partitions(spark, open.run().rounds()));
        return new OrderedRun(spark, new TallyTask(open.text()), open.run(), parts, listener, cancelled).finish(from);
    }

    private static int partitions(JavaSparkContext spark, long rounds) {
        long cores = spark.defaultParallelism();
        return (int) Math.min(MOST_PARTITIONS, Math.max(TASKS_A_CORE * cores, Math.ceilDiv(rounds, TASK_ROUNDS)));
    }

    static Optional<Integer> partitions(Map<String, String> options) {
        String text = options.get("partitions");
        if (text == null) {
            return Optional.empty();
        }
        try {
            int partitions = Integer.parseInt(text);
            if (partitions >= 1 && partitions <= MOST_PARTITIONS) {
                return Optional.of(partitions);
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below.
        }
        throw new IllegalArgumentException(
                "partitions: expected a number from 1 to " + MOST_PARTITIONS + ", found \"" + text + "\"");
    }
}
