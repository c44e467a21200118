package io.github.clinamen.bench;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SteeringSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One run of 2^30 rounds, as {@code clinamen run} does it, by one thread and by two: rates by the clock, with the processors
 * that were kept busy. Means something on two idle cores only, where those are 1 and 2.
 */
@State(Scope.Thread)
@OperationsPerInvocation(ThreadsBenchmark.ROUNDS)
public class ThreadsBenchmark {
    static final int ROUNDS = 1 << 30;

    private final Run run =
            RunBenchmark.run(new SteeringSource(1, Epsilon.parse("0.01"), LaneStrategy.WANDERING), ROUNDS);

    @Benchmark
    public Tally oneThread(ProcessorCores cores) {
        return finish(1);
    }

    @Benchmark
    public Tally twoThreads(ProcessorCores cores) {
        return finish(2);
    }

    private Tally finish(int threads) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, threads, prefix -> {}, () -> false);
    }
}
