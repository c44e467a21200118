package io.github.clinamen.bench;

import io.github.clinamen.core.bits.GamePlanes;
import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundDigest;
import io.github.clinamen.core.bits.SettingPlanes;
import io.github.clinamen.core.bits.ValuePlane;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.source.FairSource;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Each kernel over one chunk that stays in the cache, five parties. */
@State(Scope.Thread)
@OperationsPerInvocation(RoundChunk.ROUNDS)
public class KernelBenchmark {
    private static final MerminGame GAME = new MerminGame(5);
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);
    private static final OutcomeFunction WEIGHTS = OutcomeFunction.parse("weights:5:0,3,4");
    private static final OutcomeFunction TABLE = OutcomeFunction.parse("table:3:01101001");

    private final RoundChunk chunk = RoundChunk.allocate(5, RoundChunk.WORDS);
    private final GhzDevice ghz = new GhzDevice(5, 1);
    private final NoisyGhzDevice noisy = new NoisyGhzDevice(5, 1, new BigFraction(1, 100), new BigFraction(1, 100));
    private final long[] picks = new long[128];
    private final long[] mask = new long[RoundChunk.WORDS];
    private final long[] plane = new long[RoundChunk.WORDS];
    private final long[] sifted = new long[RoundChunk.WORDS + 1];
    private long index;

    @Setup
    public void fill() {
        new FairSource(1).draw(0, picks, chunk, 4);
        SettingPlanes.completeParity(chunk);
        ghz.measure(0, chunk);
        new PickPlanes(5).mask(0, RoundChunk.ROUNDS, picks, mask);
        ValuePlane.fill(chunk, MAJORITY, plane);
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
        GamePlanes.wrong(chunk, GAME, plane);
        return plane;
    }

    @Benchmark
    public long[] kept(ProcessorShare share) {
        GamePlanes.kept(chunk, GAME, plane);
        return plane;
    }

    @Benchmark
    public long[] majority(ProcessorShare share) {
        ValuePlane.fill(chunk, MAJORITY, plane);
        return plane;
    }

    @Benchmark
    public long[] weights(ProcessorShare share) {
        ValuePlane.fill(chunk, WEIGHTS, plane);
        return plane;
    }

    @Benchmark
    public long[] table(ProcessorShare share) {
        ValuePlane.fill(chunk, TABLE, plane);
        return plane;
    }

    @Benchmark
    public long[] picksOf2(ProcessorShare share) {
        return picked(1);
    }

    @Benchmark
    public long[] picksOf4(ProcessorShare share) {
        return picked(2);
    }

    @Benchmark
    public long[] picksOf32(ProcessorShare share) {
        return picked(5);
    }

    @Benchmark
    public long[] picksOf512(ProcessorShare share) {
        return picked(9);
    }

    private long[] picked(int choiceBits) {
        new PickPlanes(choiceBits).mask(0, RoundChunk.ROUNDS, picks, mask);
        return mask;
    }

    @Benchmark
    public long count(ProcessorShare share) {
        return Planes.count(plane, RoundChunk.WORDS);
    }

    @Benchmark
    public boolean parity(ProcessorShare share) {
        return Planes.parityOfBoth(plane, mask, RoundChunk.WORDS);
    }

    @Benchmark
    public long sift(ProcessorShare share) {
        java.util.Arrays.fill(sifted, 0);
        return Planes.sift(plane, mask, RoundChunk.WORDS, sifted, 0);
    }

    @Benchmark
    public long digest(ProcessorShare share) {
        return RoundDigest.of(chunk, index++);
    }
}
