package io.github.clinamen.bench;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SteeringSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One run of 2^30 rounds, as {@code clinamen run} does it, by one thread and by two. Means something on two idle cores only. */
@State(Scope.Thread)
@OperationsPerInvocation(ThreadsBenchmark.ROUNDS)
public class ThreadsBenchmark {
    static final int ROUNDS = 1 << 30;

    private final ProtocolRun run = run();

    @Benchmark
    public Tally oneThread(ProcessorShare share) {
        return finish(1);
    }

    @Benchmark
    public Tally twoThreads(ProcessorShare share) {
        return finish(2);
    }

    private Tally finish(int threads) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, threads, prefix -> {}, () -> false);
    }

    private static ProtocolRun run() {
        SteeringSource source = new SteeringSource(1, Epsilon.parse("0.01"), LaneStrategy.WANDERING);
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                source.epsilon(),
                new Layout.Scattered(ROUNDS >> 5, 5),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                Frontier.FIVE_PARTY_MAJORITY);
        return new ProtocolRun(plan, source, new GhzDevice(5, 2));
    }
}
