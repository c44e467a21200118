package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run that shows its progress, keeps checkpoints, and puts away what it has when interrupted. */
final class LongRun {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(3);

    /** Writing checkpoints may take a twentieth of the time, where they are large. */
    private static final long PATIENCE = 20;

    private final ProtocolPlan plan;
    private final BitsOptions.Request bits;
    private final ParallelRun.Prefix from;
    private @Nullable Path checkpoint;
    private boolean written;
    private long nextWrite = System.nanoTime() + INTERVAL;
    private ParallelRun.Prefix last;

    private LongRun(ProtocolPlan plan, BitsOptions.Request bits, ParallelRun.Prefix from) {
        this.plan = plan;
        this.bits = bits;
        this.from = from;
        this.last = from;
    }

    static LongRun begun(ProtocolPlan plan, BitsOptions.Request bits) {
        return new LongRun(plan, bits, ParallelRun.Prefix.START);
    }

    static LongRun resumed(Path checkpoint) {
        CheckpointFile.Checkpoint found = CheckpointFile.read(checkpoint);
        BitsOptions.Request bits = new BitsOptions.Request(found.source(), found.device(), found.seed());
        LongRun run = new LongRun(found.plan(), bits, found.prefix());
        run.written = true;
        return run;
    }

    /**
     * @param checkpoint where to keep how far the run is, null to keep nothing
     * @throws InputException when interrupted, saying how to go on
     */
    Transcript finish(EngineOptions engine, @Nullable Path checkpoint) {
        this.checkpoint = checkpoint;
        try (RunSession session = RunSession.open(plan, bits.source(), bits.device(), bits.seed());
                Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("run", "rounds", session.run().rounds())) {
            progress.startAt(from.tally().rounds());
            try {
                return session.finish(
                        from,
                        engine,
                        prefix -> {
                            progress.update(prefix.tally().rounds());
                            keep(prefix, false);
                        },
                        interrupt::isRequested);
            } catch (CancellationException e) {
                keep(last, true);
                throw new InputException(
                        checkpoint == null
                                ? "interrupted after " + last.tally().rounds() + " rounds; with --out or --checkpoint"
                                        + " a run can be resumed"
                                : "interrupted after " + last.tally().rounds() + " rounds; go on with: run --resume "
                                        + checkpoint,
                        e);
            }
        }
    }

    private void keep(ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        Path file = checkpoint;
        long time = System.nanoTime();
        if (file == null || !now && time - nextWrite < 0) {
            return;
        }
        CheckpointFile.write(
                file, new CheckpointFile.Checkpoint(plan, bits.source(), bits.device(), bits.seed(), prefix));
        written = true;
        long spent = System.nanoTime() - time;
        nextWrite = System.nanoTime() + Math.max(INTERVAL, PATIENCE * spent);
    }

    /** Removes the checkpoint of a run that has ended. */
    void discardCheckpoint() {
        if (written && checkpoint != null) {
            try {
                Files.deleteIfExists(checkpoint);
            } catch (IOException e) {
                throw new InputException(checkpoint + ": cannot be removed: " + e.getMessage(), e);
            }
        }
    }
}
