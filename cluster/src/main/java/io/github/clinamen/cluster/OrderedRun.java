package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * The driver's side: cuts a run into parts, one a task, and merges their tallies in order as they arrive, whichever
 * arrives first.
 *
 * <p>When a part ends in a prefix that cannot be accepted, the run ends within that part, at the first stretch with this
 * property, as {@link ParallelRun} does. To find it, the part is cut and run again; being hopeless never passes, so this
 * costs at most one part's work once more for each level of cutting, spread over the cluster.
 */
final class OrderedRun {
    private static final long PATIENCE_MILLIS = 100;

    private final JavaSparkContext spark;
    private final Function<Part, PartResult> task;
    private final Run run;
    private final int partitions;
    private final Consumer<ParallelRun.Prefix> listener;
    private final BooleanSupplier cancelled;
    private ParallelRun.Prefix prefix = ParallelRun.Prefix.START;

    /**
     * @param task what each executor does with a part
     * @param run the same run, opened on the driver
     */
    OrderedRun(
            JavaSparkContext spark,
            Function<Part, PartResult> task,
            Run run,
            int partitions,
            Consumer<ParallelRun.Prefix> listener,
            BooleanSupplier cancelled) {
        this.spark = spark;
        this.task = task;
        this.run = run;
        this.partitions = partitions;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    Tally finish(ParallelRun.Prefix from) {
        prefix = from;
        if (from.chunks() >= run.chunks() || run.protocol().isHopeless(from.tally())) {
            return from.tally();
        }
        Optional<Part> last = advance(new Part(from.chunks(), run.chunks()).split(partitions));
        while (last.isPresent()) {
            last = advance(last.get().split(Math.max(2, partitions)));
        }
        return prefix.tally();
    }

    /**
     * Runs parts that follow the prefix, and lengthens the prefix by them.
     *
     * @return the part in which the run ends early, when that must be found more exactly
     */
    private Optional<Part> advance(List<Part> parts) {
        BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        SimpleFutureAction<Object> job = submit(parts, arrivals);
        try {
            Map<Integer, PartResult> waiting = new HashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                PartResult result;
                while ((result = waiting.remove(i)) == null) {
                    Arrival arrival = next(arrivals, job);
                    waiting.put(arrival.part(), arrival.result());
                }
                switch (result) {
                    case PartResult.Failed failed -> throw failed.exception();
                    case PartResult.Counted counted -> {
                        Tally merged = prefix.tally().merge(counted.tally());
                        Part covered = new Part(parts.get(i).first(), counted.end());
                        boolean hopeless = run.protocol().isHopeless(merged);
                        if (hopeless && !covered.isOneStretch()) {
                            return Optional.of(covered);
                        }
                        prefix = new ParallelRun.Prefix(covered.end(), merged);
                        listener.accept(prefix);
                        if (hopeless) {
                            return Optional.empty();
                        }
                    }
                }
            }
            return Optional.empty();
        } finally {
            // What lies beyond an early end is not needed; a finished job takes no notice.
            job.cancel();
        }
    }

    /** The result of one task. */
    private record Arrival(int part, PartResult result) {}

    /** Spark's functions are Scala's; those that travel must be serializable. */
    private interface Travelling<A, B> extends Function1<A, B>, Serializable {}

    private SimpleFutureAction<Object> submit(List<Part> parts, BlockingQueue<Arrival> arrivals) {
        JavaRDD<PartResult> results = spark.parallelize(parts, parts.size()).map(task);
        Travelling<Iterator<PartResult>, PartResult> only = Iterator::next;
        Function2<Object, PartResult, BoxedUnit> deliver = (part, result) -> {
            arrivals.add(new Arrival((Integer) part, result));
            return BoxedUnit.UNIT;
        };
        List<Object> all =
                IntStream.range(0, parts.size()).<Object>mapToObj(i -> i).toList();
        return spark.sc()
                .submitJob(
                        results.rdd(), only, CollectionConverters.asScala(all).toSeq(), deliver, () -> BoxedUnit.UNIT);
    }

    private Arrival next(BlockingQueue<Arrival> arrivals, SimpleFutureAction<Object> job) {
        while (true) {
            // Asked before the queue is: what a finished job delivered is in the queue by then.
            boolean over = job.isCompleted();
            @Nullable Arrival arrival;
            try {
                arrival = arrivals.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted();
            }
            if (cancelled.getAsBoolean()) {
                throw interrupted();
            }
            if (arrival != null) {
                return arrival;
            }
            if (over) {
                Throwable cause = job.value().get().failed().get();
                throw new IllegalStateException(
                        "the Spark job failed: "
                                + String.valueOf(cause.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        cause);
            }
        }
    }

    private CancellationException interrupted() {
        return new CancellationException("interrupted after " + prefix.tally().rounds() + " rounds");
    }
}
