package io.github.clinamen.core.bits;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SimulatedSource;
import io.github.clinamen.core.source.SteeringSource;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Runs of Theorem A and every loop of the engine, before and after a process with vectors has changed to them. */
final class WithoutVectors {
    private static final List<String> GAMES = List.of(
            "mermin:3:majority:3", "mermin:5:weights:5:0,3,4", "mermin:4:parity:2", "mermin:3:table:3:01101001");

    private WithoutVectors() {}

    /** Prints which loops are used at the end, and what they found. */
    public static void main(String[] args) {
        String first = result();
        for (int i = 0; i < LoopChoice.PATIENCE; i++) {
            Loops.now();
        }
        System.out.println(Loops.now() instanceof WordLoops ? "words" : "vectors");
        if (!first.equals(result())) {
            throw new IllegalStateException("words and vectors differ");
        }
        System.out.println(first);
    }

    static String result() {
        long sum = protocol();
        List<SimulatedSource> sources = List.of(
                new FairSource(1),
                new BiasedSource(2, Epsilon.parse("0.3"), true),
                new SteeringSource(3, Epsilon.parse("0.1"), LaneStrategy.WANDERING));
        for (String name : GAMES) {
            Game game = Game.parse(name);
            RoundKernel kernel = RoundKernel.of(game);
            NoisyGhzDevice device =
                    new NoisyGhzDevice(game.parties(), 4, new BigFraction(1, 50), new BigFraction(1, 50));
            for (SimulatedSource source : sources) {
                RoundChunk chunk = RoundChunk.allocate(game, RoundChunk.WORDS);
                source.draw(7, new long[0], chunk, game.parties() - 1);
                SettingPlanes.completeParity(chunk);
                device.measure(7, chunk);
                long[] wrong = new long[chunk.words()];
                long[] values = new long[chunk.words()];
                kernel.wrong(chunk, wrong);
                kernel.values(chunk, values);
                for (int w = 0; w < chunk.words(); w++) {
                    for (int p = 0; p < chunk.parties(); p++) {
                        sum = 31 * sum + chunk.setting(p, w);
                        sum = 31 * sum + chunk.outcome(p, w);
                    }
                }
                sum = 31 * sum + Planes.count(wrong, chunk.words());
                sum = 31 * sum + Planes.countBoth(wrong, values, chunk.words());
                kernel.tested(chunk, wrong);
                sum = 31 * sum + Planes.countBoth(wrong, values, chunk.words());
            }
        }
        return Long.toHexString(sum);
    }

    private static long protocol() {
        SimulatedSource source = new BiasedSource(5, Epsilon.parse("0.3"), true);
        Amplification plan = Amplification.ofParity(CertifiedGauge.a3(), source.epsilon(), 100_000, 0);
        Tally tally = ParallelRun.finish(
                Run.of(plan, source, new GhzDevice(3, 6)), ParallelRun.Prefix.START, 2, prefix -> {}, () -> false);
        return tally.hashCode();
    }
}
