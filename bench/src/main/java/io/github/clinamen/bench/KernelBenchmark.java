package io.github.clinamen.bench;

import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundKernel;
import io.github.clinamen.core.bits.SettingPlanes;
import io.github.clinamen.core.bits.ValuePlane;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.source.FairSource;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Each kernel over one chunk that stays in the cache: of three parties, and functions of five for the paper's protocol. */
@State(Scope.Thread)
@OperationsPerInvocation(RoundChunk.ROUNDS)
public class KernelBenchmark {
    private static final RoundKernel THREE = RoundKernel.of(CertifiedGauge.a3().game());
    private static final RoundKernel FIVE = RoundKernel.of(Game.mermin(5, new OutcomeFunction.Majority(3)));
    private static final OutcomeFunction WEIGHTS = OutcomeFunction.parse("weights:5:0,3,4");
    private static final OutcomeFunction TABLE = OutcomeFunction.parse("table:3:01101001");

    private final RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS);
    private final RoundChunk five = RoundChunk.allocate(5, RoundChunk.WORDS);
    private final GhzDevice ghz = new GhzDevice(3, 1);
    private final NoisyGhzDevice noisy = new NoisyGhzDevice(3, 1, new BigFraction(1, 100), new BigFraction(1, 100));
    private final long[] mask = new long[RoundChunk.WORDS];
    private final long[] plane = new long[RoundChunk.WORDS];
    private final long[] sifted = new long[RoundChunk.WORDS + 1];
    private long index;

    @Setup
    public void fill() {
        new FairSource(1).draw(0, new long[0], chunk, 2);
        SettingPlanes.completeParity(chunk);
        ghz.measure(0, chunk);
        new FairSource(1).draw(0, new long[0], five, 5);
        new GhzDevice(5, 1).measure(0, five);
        FIVE.tested(five, mask);
        THREE.values(chunk, plane);
    }

    @Benchmark
    public long bareSum(ProcessorShare share) {
        return BareSum.of(chunk);
    }

    @Benchmark
    public RoundChunk completeParity(ProcessorShare share) {
        SettingPlanes.completeParity(chunk);
        return chunk;
    }

    @Benchmark
    public RoundChunk ghzOutcomes(ProcessorShare share) {
        ghz.measure(index++, chunk);
        return chunk;
    }

    @Benchmark
    public RoundChunk noisyOutcomes(ProcessorShare share) {
        noisy.measure(index++, chunk);
        return chunk;
    }

    @Benchmark
    public long[] wrong(ProcessorShare share) {
        THREE.wrong(chunk, plane);
        return plane;
    }

    @Benchmark
    public long[] majority(ProcessorShare share) {
        THREE.values(chunk, plane);
        return plane;
    }

    @Benchmark
    public long[] tested(ProcessorShare share) {
        FIVE.tested(five, plane);
        return plane;
    }

    @Benchmark
    public long[] wrongOfFive(ProcessorShare share) {
        FIVE.wrong(five, plane);
        return plane;
    }

    @Benchmark
    public long[] weights(ProcessorShare share) {
        ValuePlane.fill(five, WEIGHTS, plane);
        return plane;
    }

    @Benchmark
    public long[] table(ProcessorShare share) {
        ValuePlane.fill(five, TABLE, plane);
        return plane;
    }

    @Benchmark
    public long count(ProcessorShare share) {
        return Planes.count(plane, RoundChunk.WORDS);
    }

    @Benchmark
    public boolean parity(ProcessorShare share) {
        return Planes.parity(plane, RoundChunk.WORDS);
    }

    @Benchmark
    public long sift(ProcessorShare share) {
        java.util.Arrays.fill(sifted, 0);
        return Planes.sift(plane, mask, RoundChunk.WORDS, sifted, 0);
    }
}
