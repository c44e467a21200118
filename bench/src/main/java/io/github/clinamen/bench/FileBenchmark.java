package io.github.clinamen.bench;

import io.github.clinamen.core.bits.GamePlanes;
import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundDigest;
import io.github.clinamen.core.bits.SettingPlanes;
import io.github.clinamen.core.bits.ValuePlane;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
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

/** Recorded rounds of five parties in a memory-mapped file of 320 MB that is in the page cache. */
@State(Scope.Thread)
@OperationsPerInvocation(FileBenchmark.CHUNKS * RoundChunk.ROUNDS)
public class FileBenchmark {
    static final int CHUNKS = 1 << 14;

    private static final MerminGame GAME = new MerminGame(5);
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);
    private static final PickPlanes PICKS = new PickPlanes(5);

    private final long[] picks = new long[PickPlanes.words(5, RoundChunk.ROUNDS >> 5)];
    private final long[] mask = new long[RoundChunk.WORDS];
    private final long[] wrong = new long[RoundChunk.WORDS];
    private final long[] values = new long[RoundChunk.WORDS];
    private RoundChunk[] chunks = new RoundChunk[0];
    private @org.jspecify.annotations.Nullable RoundsFile file;
    private @org.jspecify.annotations.Nullable Path path;

    @Setup(Level.Trial)
    public void record() throws IOException {
        Path written = Files.createTempFile("clinamen-bench", ".rounds");
        try (RoundsWriter writer = RoundsWriter.create(written, 5, true)) {
            RoundChunk chunk = RoundChunk.allocate(5, RoundChunk.WORDS);
            for (long c = 0; c < CHUNKS; c++) {
                new FairSource(1).draw(c, picks, chunk, 4);
                SettingPlanes.completeParity(chunk);
                new GhzDevice(5, 1).measure(c, chunk);
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
            GamePlanes.wrong(chunk, GAME, wrong);
            count += Planes.count(wrong, RoundChunk.WORDS);
        }
        return count;
    }

    /** Steps 3 and 4 of a scattered run: picks, wrong rounds, how many of them were tested. */
    @Benchmark
    public long fileCheck(ProcessorShare share) {
        long count = 0;
        for (int c = 0; c < chunks.length; c++) {
            check(c, chunks[c]);
            count += Planes.count(wrong, RoundChunk.WORDS);
        }
        return count;
    }

    /** All that a run does with recorded rounds: the check, the parity of the picked majorities, and the digest. */
    @Benchmark
    public long fileTally(ProcessorShare share) {
        long sum = 0;
        for (int c = 0; c < chunks.length; c++) {
            RoundChunk chunk = chunks[c];
            check(c, chunk);
            ValuePlane.fill(chunk, MAJORITY, values);
            sum += Planes.count(wrong, RoundChunk.WORDS)
                    + (Planes.parityOfBoth(values, mask, RoundChunk.WORDS) ? 1 : 0)
                    + RoundDigest.of(chunk, c);
        }
        return sum;
    }

    private void check(int c, RoundChunk chunk) {
        PICKS.mask(c, RoundChunk.ROUNDS, picks, mask);
        GamePlanes.wrong(chunk, GAME, wrong);
        Planes.clear(wrong, mask, RoundChunk.WORDS);
    }
}
