package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.device.NoisyGhzDevice;
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
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.FairSource;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Whether whole runs of fair sources and GHZ boxes count and give out what they should, in both layouts. */
final class RunChecks {
    private static final int PARTIES = 5;

    /** What runs are made with; other ones in tests. */
    interface Maker {
        ProtocolRun run(ProtocolPlan plan, long seed);
    }

    private final Maker maker;
    private final long seed;
    private final List<Check> checks = new ArrayList<>();

    private RunChecks(Maker maker, long seed) {
        this.maker = maker;
        this.seed = seed;
    }

    /** @param wrong the probability of a wrong parity in a tested round, above 0 */
    static List<Check> of(Maker maker, double wrong, long rounds, long seed) {
        RunChecks run = new RunChecks(maker, seed);
        run.layouts(wrong, rounds);
        run.outputs((int) Math.min(1000, rounds / 512));
        return run.checks;
    }

    /** The simulator's own: fair bits and noisy boxes. */
    static Maker simulator(BigFraction depolarising, BigFraction readout) {
        return (plan, seed) -> new ProtocolRun(
                plan, new FairSource(seed), new NoisyGhzDevice(plan.game().parties(), seed, depolarising, readout));
    }

    private static ProtocolPlan plan(Layout layout, SettingChoice choice, long wrongAllowed) {
        return new ProtocolPlan(
                new MerminGame(PARTIES),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                layout,
                choice,
                new Distillation.Parity(),
                wrongAllowed,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    private static Tally finish(ProtocolRun run) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false);
    }

    private void layouts(double wrong, long rounds) {
        int choiceBits = 2;
        long nd = Math.max(1, rounds >> choiceBits);
        String group = "run, scattered";
        Tally all = finish(maker.run(
                plan(new Layout.Scattered(nd, choiceBits), SettingChoice.PARITY_COMPLETION, nd << choiceBits), seed));
        long tested = all.kept() - nd;
        checks.add(Check.never(group, "rounds not kept", all.rounds(), all.rounds() - all.kept()));
        checks.add(Check.binomial(group, "wrong among the tested rounds", all.wrong(), tested, wrong));

        // A single stretch of the blocks layout, so that no wrong round ends it early.
        long blockRounds = Math.min(rounds, 64L << 14) / 12 * 12;
        Tally blocks = finish(
                maker.run(plan(new Layout.Blocks(blockRounds / 12, choiceBits), SettingChoice.DISCARD, 0), seed));
        group = "run, blocks";
        checks.add(Check.binomial(group, "rounds kept", blocks.kept(), blocks.rounds(), 0.5));
        checks.add(Check.binomial(group, "wrong among the kept rounds", blocks.wrong(), blocks.kept(), wrong));
    }

    private void outputs(int runs) {
        long ones = 0;
        for (int i = 0; i < runs; i++) {
            ProtocolRun run =
                    maker.run(plan(new Layout.Scattered(3, 1), SettingChoice.PARITY_COMPLETION, 6), seed + 1 + i);
            if (run.conclude(finish(run)) instanceof Verdict.Accepted accepted
                    && accepted.output().get(0)) {
                ones++;
            }
        }
        checks.add(Check.binomial("run, many small ones", "k = 1", ones, runs, 0.5));
    }
}
