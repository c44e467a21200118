package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.practical.PracticalCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A practical run that shows its progress, keeps checkpoints, and puts away what it has when interrupted. The outcomes so far grow in {@code
 * CHECKPOINT.raw}; the checkpoint says how many of them count.
 */
final class PracticalRun {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(3);

    private final PracticalSession.Job job;
    private final ParallelRun.Prefix from;
    private final @Nullable Path checkpoint;
    private long savedBits;
    private boolean written;
    private long nextWrite = System.nanoTime() + INTERVAL;
    private ParallelRun.Prefix last;

    private PracticalRun(PracticalSession.Job job, ParallelRun.Prefix from, @Nullable Path checkpoint) {
        this.job = job;
        this.from = from;
        this.last = from;
        this.checkpoint = checkpoint;
    }

    /** @param checkpoint where to keep how far the run is, null to keep nothing */
    static PracticalRun begun(PracticalSession.Job job, @Nullable Path checkpoint) {
        return new PracticalRun(job, ParallelRun.Prefix.START, checkpoint);
    }

    static PracticalRun resumed(Path checkpoint) {
        PracticalCheckpoint c = PracticalCheckpoint.read(checkpoint);
        BitString raw = new PackedFile(rawFile(checkpoint))
                .read(0, c.rounds() * c.plan().parties());
        Tally tally = new Tally(c.rounds(), c.rounds(), c.lost(), c.firstLost(), c.lastLost(), false, c.digest(), raw);
        PracticalRun run = new PracticalRun(
                new PracticalSession.Job(c.plan(), c.source(), c.fresh(), c.device(), c.seed()),
                new ParallelRun.Prefix(c.chunks(), tally),
                checkpoint);
        run.savedBits = raw.length();
        run.written = true;
        return run;
    }

    PracticalSession.Job job() {
        return job;
    }

    /**
     * @param extractor none for no output
     * @throws InputException when interrupted, saying how to go on
     */
    PracticalSession.Outcome finish(int threads, Optional<Extractor> extractor, String output) {
        try (PracticalSession session = PracticalSession.open(job);
                Interrupt interrupt = new Interrupt()) {
            Tally tally = measure(session, threads, interrupt);
            if (interrupt.isRequested()) {
                keep(last, true);
                throw interrupted(new CancellationException());
            }
            return session.conclude(tally, extractor, output);
        }
    }

    private Tally measure(PracticalSession session, int threads, Interrupt interrupt) {
        try (Progress progress = new Progress("measure", "rounds", job.plan().rounds())) {
            progress.startAt(from.tally().rounds());
            return session.measure(
                    from,
                    threads,
                    prefix -> {
                        progress.update(prefix.tally().rounds());
                        keep(prefix, false);
                    },
                    interrupt::isRequested);
        } catch (CancellationException e) {
            keep(last, true);
            throw interrupted(e);
        }
    }

    private InputException interrupted(CancellationException e) {
        long rounds = last.tally().rounds();
        return new InputException(
                "interrupted after " + rounds + " rounds; "
                        + (checkpoint == null
                                ? "with --out, --output or --checkpoint a run can be resumed"
                                : "go on with: practical run --resume " + checkpoint),
                e);
    }

    private void keep(ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        Path file = checkpoint;
        if (file == null || !now && System.nanoTime() - nextWrite < 0) {
            return;
        }
        Tally t = prefix.tally();
        append(rawFile(file), t.values());
        new PracticalCheckpoint(
                        job.plan(),
                        job.source(),
                        job.fresh(),
                        job.device(),
                        job.seed(),
                        prefix.chunks(),
                        t.rounds(),
                        t.wrong(),
                        t.firstWrong(),
                        t.lastWrong(),
                        t.digest())
                .write(file);
        written = true;
        nextWrite = System.nanoTime() + INTERVAL;
    }

    /** Writes what is new. Stretches end at whole words, so all but the last addition are whole bytes. */
    private void append(Path file, BitString all) {
        long whole = savedBits & ~7L;
        ByteBuffer bytes = ByteBuffer.wrap(PackedFile.bytes(all.slice(whole, all.length())));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long at = whole / 8;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
            savedBits = all.length();
        } catch (IOException e) {
            throw new InputException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static Path rawFile(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".raw");
    }

    /** Removes the checkpoint of a run that has ended. */
    void discardCheckpoint() {
        if (written && checkpoint != null) {
            try {
                Files.deleteIfExists(checkpoint);
                Files.deleteIfExists(rawFile(checkpoint));
            } catch (IOException e) {
                throw new InputException(checkpoint + ": cannot be removed: " + e.getMessage(), e);
            }
        }
    }
}
