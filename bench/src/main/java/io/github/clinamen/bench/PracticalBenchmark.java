package io.github.clinamen.bench;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.extract.Adversary;
import io.github.clinamen.extract.Demand;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.SeedQuality;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A practical run of five parties, in rounds a second: measured and kept, and with the extraction that follows; one thread. */
@State(Scope.Benchmark)
public class PracticalBenchmark {
    private static final int ROUNDS = 2_000_000;

    private final Expansion plan = new Expansion(
            BoxModel.NC,
            5,
            Epsilon.parse("0.45"),
            ROUNDS,
            new BigFraction(9, 10),
            new BigFraction(3, 1000),
            BigFraction.ZERO,
            ROUNDS / 100,
            new BigFraction(1, 1L << 40),
            new BigFraction(1, 1L << 40),
            "circulant");
    private final Run run =
            Run.of(plan, new FairSource(1), new NoisyGhzDevice(5, 2, new BigFraction(1, 100), BigFraction.ZERO));
    private final Extractor extractor = Extractor.plan(
            "circulant",
            Demand.of(plan.rawBits(), new BigFraction(plan.minEntropy()), plan.extractionError(), Adversary.CLASSICAL)
                    .withSeedRate(SeedQuality.rateOfEpsilonSource(plan.epsilon().value())));

    private Tally measure() {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false);
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public Tally practicalRun(ProcessorShare share) {
        return measure();
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public BitString practicalExtraction(ProcessorShare share) {
        return extractor.extract(measure().values(), Run.fresh(run.source(), run.chunks(), extractor.seedLength()));
    }
}
