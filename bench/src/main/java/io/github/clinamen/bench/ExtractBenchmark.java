package io.github.clinamen.bench;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.extract.Adversary;
import io.github.clinamen.extract.Demand;
import io.github.clinamen.extract.Extractor;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Extractors on packed input in memory, in bits of input a second: 0.6 n bits of min-entropy, error 2^-32. */
@State(Scope.Benchmark)
public class ExtractBenchmark {
    private static final int MILLION = 1_000_000;

    /** An extractor with an input and a seed for it. */
    private record Case(Extractor extractor, BitString input, BitString seed) {
        static Case of(String name, long n, long limit) {
            Demand demand = Demand.of(n, new BigFraction(6 * n / 10), new BigFraction(1, 1L << 32), Adversary.CLASSICAL)
                    .withOutputLimit(limit);
            Extractor extractor = Extractor.plan(name, demand);
            return new Case(extractor, random(n), random(extractor.seedLength()));
        }

        private static BitString random(long bits) {
            return BitString.of(new Random(bits).longs((bits + 63) / 64).toArray(), bits);
        }

        BitString run() {
            return extractor.extract(input, seed);
        }
    }

    private final Case circulantMillion = Case.of("circulant", MILLION, Long.MAX_VALUE);
    private final Case circulantTenMillion = Case.of("circulant", 10 * MILLION, Long.MAX_VALUE);
    private final Case dodisMillion = Case.of("dodis", MILLION, Long.MAX_VALUE);
    private final Case dodisTenMillion = Case.of("dodis", 10 * MILLION, Long.MAX_VALUE);
    private final Case toeplitzMillion = Case.of("toeplitz", MILLION, Long.MAX_VALUE);
    private final Case toeplitzTenMillion = Case.of("toeplitz", 10 * MILLION, Long.MAX_VALUE);
    private final Case trevisanMillion = Case.of("trevisan", MILLION, 512);

    /** The limit: what it takes to read input and seed once and write them. */
    @Benchmark
    @OperationsPerInvocation(10 * MILLION)
    public int bareCopy(ProcessorShare share) {
        return toeplitzTenMillion.input.toWords().length + toeplitzTenMillion.seed.toWords().length;
    }

    @Benchmark
    @OperationsPerInvocation(MILLION)
    public BitString circulantMillion(ProcessorShare share) {
        return circulantMillion.run();
    }

    @Benchmark
    @OperationsPerInvocation(10 * MILLION)
    public BitString circulantTenMillion(ProcessorShare share) {
        return circulantTenMillion.run();
    }

    @Benchmark
    @OperationsPerInvocation(MILLION)
    public BitString dodisMillion(ProcessorShare share) {
        return dodisMillion.run();
    }

    @Benchmark
    @OperationsPerInvocation(10 * MILLION)
    public BitString dodisTenMillion(ProcessorShare share) {
        return dodisTenMillion.run();
    }

    @Benchmark
    @OperationsPerInvocation(MILLION)
    public BitString toeplitzMillion(ProcessorShare share) {
        return toeplitzMillion.run();
    }

    @Benchmark
    @OperationsPerInvocation(10 * MILLION)
    public BitString toeplitzTenMillion(ProcessorShare share) {
        return toeplitzTenMillion.run();
    }

    /** 512 bits of output; the goal of 0.2 s is 5 Mbit/s. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public BitString trevisanMillion(ProcessorShare share) {
        return trevisanMillion.run();
    }
}
