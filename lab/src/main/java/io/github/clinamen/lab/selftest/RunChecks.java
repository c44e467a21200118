package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.FairSource;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Whether whole runs of fair sources and GHZ boxes count and give out what they should, by Theorem A and by the paper's Box 1. */
final class RunChecks {
    /** What runs are made with; other ones in tests. */
    interface Maker {
        Run run(Protocol plan, long seed);
    }

    private final Maker maker;
    private final long seed;
    private final List<Check> checks = new ArrayList<>();

    private RunChecks(Maker maker, long seed) {
        this.maker = maker;
        this.seed = seed;
    }

    /**
     * @param three the probability of a wrong parity in a tested round of three parties, above 0
     * @param five the same of five parties
     */
    static List<Check> of(Maker maker, double three, double five, long rounds, long seed) {
        RunChecks run = new RunChecks(maker, seed);
        run.amplification(three, rounds);
        run.boxOne(five, rounds);
        run.outputs((int) Math.min(1000, rounds / 512));
        return run.checks;
    }

    /** The simulator's own: fair bits and noisy boxes. */
    static Maker simulator(BigFraction depolarising, BigFraction readout) {
        return (plan, seed) -> Run.of(
                plan, new FairSource(seed), new NoisyGhzDevice(plan.game().parties(), seed, depolarising, readout));
    }

    private static Tally finish(Run run) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false);
    }

    private void amplification(double wrong, long rounds) {
        String group = "run, amplification";
        Tally all = finish(maker.run(three(rounds, rounds - 1), seed));
        checks.add(Check.never(group, "rounds not kept", all.rounds(), all.rounds() - all.kept()));
        checks.add(Check.binomial(group, "wrong rounds", all.wrong(), all.rounds(), wrong));
    }

    private static Amplification three(long rounds, long wrongAllowed) {
        return Amplification.ofParity(CertifiedGauge.a3(), Epsilon.HALF, rounds, wrongAllowed);
    }

    /** A single stretch, so that no wrong round ends it early. */
    private void boxOne(double wrong, long rounds) {
        String group = "run, Box 1";
        FrontierGame game = FrontierGame.FIVE_PARTY_MAJORITY;
        long nd = Math.min(rounds, (long) ParallelRun.STRETCH << 14) / 12;
        Tally all = finish(maker.run(
                new BoxOne(
                        game.game(),
                        game.function(),
                        Epsilon.HALF,
                        SettingRule.INDEPENDENT,
                        nd,
                        2,
                        new Distillation.Parity(),
                        game.frontier()),
                seed));
        checks.add(Check.binomial(group, "rounds kept", all.kept(), all.rounds(), 0.5));
        checks.add(Check.binomial(group, "wrong among the kept rounds", all.wrong(), all.kept(), wrong));
    }

    private void outputs(int runs) {
        long ones = 0;
        for (int i = 0; i < runs; i++) {
            Run run = maker.run(three(40, 39), seed + 1 + i);
            if (run.verdict(finish(run)) instanceof Verdict.Accepted accepted
                    && accepted.output().get(0)) {
                ones++;
            }
        }
        checks.add(Check.binomial("run, many small ones", "k = 1", ones, runs, 0.5));
    }
}
