package io.github.clinamen.session;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.formats.CheckpointFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run that keeps checkpoints and puts away what it has when interrupted. The outcomes of an expansion grow in {@code
 * CHECKPOINT.raw}; the checkpoint says how many of them count.
 */
public final class LongRun {
    private final Job job;
    private final List<InputFile> inputs;
    private final ParallelRun.Prefix from;
    private @Nullable RawOutcomes kept;
    private ParallelRun.Prefix last;

    /** Who looks on. */
    public interface Watch {
        /** Told of how far the run is. */
        void reached(long rounds);

        boolean isInterrupted();
    }

    private LongRun(Job job, List<InputFile> inputs, ParallelRun.Prefix from) {
        this.job = job;
        this.inputs = inputs;
        this.from = from;
        this.last = from;
    }

    public static LongRun begun(Job job) {
        return new LongRun(job, List.of(), ParallelRun.Prefix.START);
    }

    /** @throws InputException when the checkpoint, or the outcomes beside it, cannot be read */
    public static LongRun resumed(Path checkpoint) {
        CheckpointFile.Checkpoint c = CheckpointFile.read(checkpoint);
        if (c.job().protocol().keeps() != Protocol.Keeps.OUTCOMES) {
            return new LongRun(c.job(), c.inputs(), c.prefix());
        }
        Tally t = c.prefix().tally();
        long bits = t.rounds() * c.job().protocol().game().parties();
        BitString raw = RawOutcomes.read(rawFile(checkpoint), bits, c.rawSha256());
        Tally whole = new Tally(t.rounds(), t.kept(), t.wrong(), t.firstWrong(), t.lastWrong(), false, raw);
        LongRun run = new LongRun(c.job(), c.inputs(), new ParallelRun.Prefix(c.prefix().chunks(), whole));
        run.kept = RawOutcomes.keeping(rawFile(checkpoint), raw);
        return run;
    }

    public Job job() {
        return job;
    }

    /** Rounds that were measured before. */
    public long measured() {
        return from.tally().rounds();
    }

    /**
     * @param extractor for an expansion; none for no output
     * @param output name of the file that will have the extracted bits, empty for none
     * @param receipt told what may be published, when it is wanted
     * @throws InputException when interrupted, saying how to go on
     */
    public Session.Finished finish(
            Session.Driver driver,
            Optional<Extractor> extractor,
            String output,
            Optional<Consumer<Receipt>> receipt,
            Checkpoints checkpoints,
            Watch watch) {
        try (Session session = Session.open(job)) {
            if (from.chunks() > 0) {
                session.requireSameInputs(inputs);
            }
            Tally tally = measure(session, driver, checkpoints, watch);
            if (watch.isInterrupted()) {
                keep(session, checkpoints, last, true);
                throw interrupted(checkpoints, new CancellationException());
            }
            Session.Finished finished = session.conclude(tally, extractor, output);
            Transcript transcript = finished.transcript();
            receipt.ifPresent(wanted -> wanted.accept(session.receipt(transcript)));
            return finished;
        }
    }

    private Tally measure(Session session, Session.Driver driver, Checkpoints checkpoints, Watch watch) {
        try {
            return driver.finish(
                    session.run(),
                    job,
                    from,
                    prefix -> {
                        watch.reached(prefix.tally().rounds());
                        keep(session, checkpoints, prefix, false);
                    },
                    watch::isInterrupted);
        } catch (CancellationException e) {
            keep(session, checkpoints, last, true);
            throw interrupted(checkpoints, e);
        }
    }

    private InputException interrupted(Checkpoints checkpoints, CancellationException e) {
        String command = job.protocol().keeps() == Protocol.Keeps.OUTCOMES ? "practical run --resume" : "run --resume";
        return new InputException(
                "interrupted after " + last.tally().rounds() + " rounds; " + checkpoints.howToGoOn(command), e);
    }

    private void keep(Session session, Checkpoints checkpoints, ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        checkpoints.keep(now, file -> write(session, file, prefix));
    }

    private void write(Session session, Path file, ParallelRun.Prefix prefix) {
        String rawSha256 = "";
        if (job.protocol().keeps() == Protocol.Keeps.OUTCOMES) {
            RawOutcomes outcomes = kept == null ? RawOutcomes.none(rawFile(file)) : kept;
            kept = outcomes;
            rawSha256 = outcomes.append(prefix.tally().values());
        }
        CheckpointFile.write(
                file, new CheckpointFile.Checkpoint(job, session.run().inputs(), prefix, rawSha256));
    }

    private static Path rawFile(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".raw");
    }

    /** Removes the outcomes that were kept beside the checkpoint of a run that has ended. */
    public void removeKept() {
        if (kept != null) {
            kept.remove();
        }
    }
}
