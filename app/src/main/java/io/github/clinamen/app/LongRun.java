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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run that shows its progress, keeps checkpoints, and puts away what it has when interrupted. */
final class LongRun {
    private final ProtocolPlan plan;
    private final BitsOptions.Request bits;
    private final ParallelRun.Prefix from;
    private @Nullable Path checkpoint;
    private ParallelRun.Prefix last;
    private boolean written;

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
     * @param every nanoseconds between two checkpoints
     * @param warn told in one line, once, when checkpoints cannot be written; the run goes on without
     * @throws InputException when interrupted, saying how to go on
     */
    Transcript finish(EngineOptions engine, @Nullable Path checkpoint, long every, Consumer<String> warn) {
        // The operating system gives no bit twice: nothing can go on from the bits of an ended process.
        this.checkpoint = bits.source().equals("os") ? null : checkpoint;
        Checkpoints checkpoints = new Checkpoints(every, warn);
        try (RunSession session = RunSession.open(plan, bits.source(), bits.device(), bits.seed());
                Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("run", "rounds", session.run().rounds())) {
            progress.startAt(from.tally().rounds());
            session.requireSameRounds(from);
            try {
                return session.finish(
                        from,
                        engine,
                        prefix -> {
                            progress.update(prefix.tally().rounds());
                            keep(checkpoints, prefix, false);
                        },
                        interrupt::isRequested);
            } catch (CancellationException e) {
                keep(checkpoints, last, true);
                throw new InputException(
                        "interrupted after " + last.tally().rounds() + " rounds; " + howToGoOn(checkpoints), e);
            }
        }
    }

    private String howToGoOn(Checkpoints checkpoints) {
        if (checkpoint == null) {
            return bits.source().equals("os")
                    ? "a run on the source os cannot be resumed"
                    : "with --out or --checkpoint a run can be resumed";
        }
        return checkpoints.howToGoOn("run --resume " + checkpoint);
    }

    private void keep(Checkpoints checkpoints, ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        Path file = checkpoint;
        if (file != null) {
            checkpoints.keep(now, () -> {
                CheckpointFile.write(
                        file, new CheckpointFile.Checkpoint(plan, bits.source(), bits.device(), bits.seed(), prefix));
                written = true;
            });
        }
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
