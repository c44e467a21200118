package io.github.clinamen.bench;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SteeringSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The whole simulated run by one thread, from source to tally: stretches of 64 chunks through the engine's worker. */
@State(Scope.Thread)
@OperationsPerInvocation(RunBenchmark.CHUNKS * RoundChunk.ROUNDS)
public class RunBenchmark {
    static final int CHUNKS = 64;

    /** Built when first used, so that each benchmark's JVM has met one source only, as a run has. */
    private @org.jspecify.annotations.Nullable Worker worker;

    private long stretch;

    @Benchmark
    public Tally fairRun(ProcessorShare share) {
        return next(5, new FairSource(1));
    }

    @Benchmark
    public Tally biasedRun(ProcessorShare share) {
        return next(6, new BiasedSource(1, Epsilon.parse("0.45"), true));
    }

    @Benchmark
    public Tally steeringRun(ProcessorShare share) {
        return next(24, new SteeringSource(1, Epsilon.parse("0.01"), LaneStrategy.WANDERING));
    }

    private Tally next(int choiceBits, SanthaVaziraniSource source) {
        if (worker == null) {
            worker = worker(choiceBits, source);
        }
        long first = stretch++ * CHUNKS;
        return worker.tally(first, first + CHUNKS);
    }

    private static Worker worker(int choiceBits, SanthaVaziraniSource source) {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                source.epsilon(),
                new Layout.Scattered(1L << (58 - choiceBits), choiceBits),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                Frontier.FIVE_PARTY_MAJORITY);
        return new ProtocolRun(plan, source, new GhzDevice(5, 2)).worker();
    }
}
