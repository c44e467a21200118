package io.github.clinamen.bench;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SteeringSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Two settings planes of a chunk, the source bits of three parties with parity completion. */
@State(Scope.Thread)
@OperationsPerInvocation(RoundChunk.ROUNDS)
public class SourceBenchmark {
    private static final long[] NO_WORDS = {};

    private final RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS);
    private final RandomPlanes planes = new RandomPlanes(1, 2);
    private final SanthaVaziraniSource fair = new FairSource(1);
    private final SanthaVaziraniSource biased = new BiasedSource(1, Epsilon.parse("0.45"), true);
    private final SanthaVaziraniSource steering = new SteeringSource(1, Epsilon.parse("0.01"), LaneStrategy.WANDERING);
    private long index;

    /** The limit of the whole fair run: four fresh planes a chunk, two settings and two outcomes. */
    @Benchmark
    public RoundChunk bareGenerator(ProcessorShare share) {
        index++;
        for (int pair = 0; pair < 2; pair++) {
            long even = chunk.settingOffset(2 * pair);
            long odd = chunk.settingOffset(2 * pair + 1);
            planes.fillPair(index, pair, chunk.planes(), even, odd, RoundChunk.WORDS);
        }
        return chunk;
    }

    @Benchmark
    public RoundChunk fair(ProcessorShare share) {
        return draw(fair);
    }

    @Benchmark
    public RoundChunk biased(ProcessorShare share) {
        return draw(biased);
    }

    @Benchmark
    public RoundChunk steering(ProcessorShare share) {
        return draw(steering);
    }

    private RoundChunk draw(SanthaVaziraniSource source) {
        source.draw(index++, NO_WORDS, chunk, 2);
        return chunk;
    }
}
