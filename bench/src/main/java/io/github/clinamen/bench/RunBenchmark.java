package io.github.clinamen.bench;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SteeringSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The whole simulated run of three parties by one thread, from source to tally: stretches of 64 chunks through the worker. */
@State(Scope.Thread)
@OperationsPerInvocation(RunBenchmark.CHUNKS * RoundChunk.ROUNDS)
public class RunBenchmark {
    static final int CHUNKS = 64;

    /** Built when first used, so that each benchmark's JVM has met one source only, as a run has. */
    private @org.jspecify.annotations.Nullable Worker worker;

    private long stretch;

    @Benchmark
    public Tally fairRun(ProcessorShare share) {
        return next(new FairSource(1));
    }

    @Benchmark
    public Tally biasedRun(ProcessorShare share) {
        return next(new BiasedSource(1, Epsilon.parse("0.45"), true));
    }

    @Benchmark
    public Tally steeringRun(ProcessorShare share) {
        return next(new SteeringSource(1, Epsilon.parse("0.01"), LaneStrategy.WANDERING));
    }

    private Tally next(SanthaVaziraniSource source) {
        if (worker == null) {
            worker = run(source, 1L << 58).worker();
        }
        long first = stretch++ * CHUNKS;
        return worker.tally(first, first + CHUNKS);
    }

    /** Perfect boxes by Theorem A. */
    static Run run(SanthaVaziraniSource source, long rounds) {
        return Run.of(
                Amplification.ofParity(CertifiedGauge.a3(), source.epsilon(), rounds, 0), source, new GhzDevice(3, 2));
    }
}
