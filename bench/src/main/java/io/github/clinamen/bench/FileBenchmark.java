package io.github.clinamen.bench;

import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundKernel;
import io.github.clinamen.core.bits.SettingPlanes;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.formats.RoundsFile;
import io.github.clinamen.formats.RoundsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Recorded rounds of three parties in a memory-mapped file of 200 MB that is in the page cache. */
@State(Scope.Thread)
@OperationsPerInvocation(FileBenchmark.CHUNKS * RoundChunk.ROUNDS)
public class FileBenchmark {
    static final int CHUNKS = 1 << 14;

    private static final RoundKernel KERNEL = RoundKernel.of(CertifiedGauge.a3().game());

    private final long[] wrong = new long[RoundChunk.WORDS];
    private final long[] values = new long[RoundChunk.WORDS];
    private RoundChunk[] chunks = new RoundChunk[0];
    private @org.jspecify.annotations.Nullable RoundsFile file;
    private @org.jspecify.annotations.Nullable Path path;

    @Setup(Level.Trial)
    public void record() throws IOException {
        Path written = Files.createTempFile("clinamen-bench", ".rounds");
        try (RoundsWriter writer = RoundsWriter.create(written, 3, true, true)) {
            RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS);
            for (long c = 0; c < CHUNKS; c++) {
                new FairSource(1).draw(c, new long[0], chunk, 2);
                SettingPlanes.completeParity(chunk);
                new GhzDevice(3, 1).measure(c, chunk);
                writer.append(chunk);
            }
            writer.commit();
        }
        RoundsFile opened = RoundsFile.open(written);
        opened.verify();
        chunks = new RoundChunk[CHUNKS];
        for (int c = 0; c < CHUNKS; c++) {
            chunks[c] = opened.chunkInPlace(c);
        }
        file = opened;
        path = written;
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        if (file != null) {
            file.close();
        }
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }

    @Benchmark
    public long bareFileSum(ProcessorShare share) {
        long sum = 0;
        for (RoundChunk chunk : chunks) {
            sum += BareSum.of(chunk);
        }
        return sum;
    }

    /** Every round checked, and the wrong ones counted. */
    @Benchmark
    public long fileWrong(ProcessorShare share) {
        long count = 0;
        for (RoundChunk chunk : chunks) {
            KERNEL.wrong(chunk, wrong);
            count += Planes.count(wrong, RoundChunk.WORDS);
        }
        return count;
    }

    /** All that a run does with recorded rounds: the check and the parity of all majorities. */
    @Benchmark
    public long fileTally(ProcessorShare share) {
        long sum = 0;
        for (RoundChunk chunk : chunks) {
            KERNEL.wrong(chunk, wrong);
            KERNEL.values(chunk, values);
            sum += Planes.count(wrong, RoundChunk.WORDS) + (Planes.parity(values, RoundChunk.WORDS) ? 1 : 0);
        }
        return sum;
    }
}
