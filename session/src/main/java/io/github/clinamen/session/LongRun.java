package io.github.clinamen.session;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.KeptOutputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A run that keeps checkpoints and puts away what it has when interrupted. The outcomes of an expansion grow in {@code
 * CHECKPOINT.raw}; the checkpoint says how many of them count.
 */
public final class LongRun {
    private final Job job;
    private List<InputFile> inputs;
    private final ParallelRun.Prefix from;
    private KeptOutputs outputs;
    private @Nullable RawOutcomes kept;
    private ParallelRun.Prefix last;

    /** Who looks on. */
    public interface Watch {
        /** Told of how far the run is. */
        void reached(long rounds);

        boolean isInterrupted();
    }

    private LongRun(Job job, List<InputFile> inputs, KeptOutputs outputs, ParallelRun.Prefix from) {
        this.job = job;
        this.inputs = inputs;
        this.outputs = outputs;
        this.from = from;
        this.last = from;
    }

    public static LongRun begun(Job job) {
        return new LongRun(job, List.of(), KeptOutputs.NONE, ParallelRun.Prefix.START);
    }

    /** @throws InputException when the checkpoint, or the outcomes beside it, cannot be read */
    public static LongRun resumed(Path checkpoint) {
        CheckpointFile.Checkpoint c = CheckpointFile.read(checkpoint);
        if (c.job().protocol().keeps() != Protocol.Keeps.OUTCOMES) {
            return new LongRun(c.job(), c.inputs(), c.outputs(), c.prefix());
        }
        Tally t = c.prefix().tally();
        long bits = t.rounds() * c.job().protocol().game().parties();
        BitString raw = RawOutcomes.read(rawFile(checkpoint), bits, c.rawSha256());
        Tally whole = new Tally(t.rounds(), t.kept(), t.wrong(), t.firstWrong(), t.lastWrong(), false, raw);
        LongRun run = new LongRun(
                c.job(),
                c.inputs(),
                c.outputs(),
                new ParallelRun.Prefix(c.prefix().chunks(), whole));
        run.kept = RawOutcomes.keeping(rawFile(checkpoint), raw);
        return run;
    }

    public Job job() {
        return job;
    }

    /** What the run will write, as said here or, if it is resumed, before. */
    public KeptOutputs outputs() {
        return outputs;
    }

    /** Remembers what the run will write. */
    public void write(KeptOutputs files) {
        outputs = files;
    }

    /** Rounds that were measured before. */
    public long measured() {
        return from.tally().rounds();
    }

    /**
     * @param extractor for an expansion; none for no output
     * @param output name of the file that will have the extracted bits, empty for none
     * @param wantsReceipt whether what may be published is wanted too
     * @throws InputException when interrupted, saying how to go on
     */
    public Session.Finished finish(
            Session.Driver driver,
            Optional<Extractor> extractor,
            String output,
            boolean wantsReceipt,
            Checkpoints checkpoints,
            Watch watch) {
        try (Session session = open(checkpoints, watch)) {
            session.requireSeed(extractor);
            if (from.chunks() > 0) {
                session.requireSameInputs(inputs);
            }
            inputs = session.run().inputs();
            Tally tally = measure(session, driver, checkpoints, watch);
            if (watch.isInterrupted()) {
                keep(checkpoints, last, true);
                throw interrupted(checkpoints, new CancellationException());
            }
            Session.Finished finished = session.conclude(tally, extractor, output);
            return wantsReceipt ? finished.with(session.receipt(finished.transcript())) : finished;
        }
    }

    private Session open(Checkpoints checkpoints, Watch watch) {
        try {
            return Session.open(job, watch::isInterrupted);
        } catch (CancellationException e) {
            throw from.chunks() > 0
                    ? interrupted(checkpoints, e)
                    : new InputException(e.getMessage() + ", before the first round; the same command begins again", e);
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
                        keep(checkpoints, prefix, false);
                    },
                    watch::isInterrupted);
        } catch (CancellationException e) {
            keep(checkpoints, last, true);
            throw interrupted(checkpoints, e);
        }
    }

    private InputException interrupted(Checkpoints checkpoints, CancellationException e) {
        String command = job.protocol().keeps() == Protocol.Keeps.OUTCOMES ? "practical run" : "run";
        return new InputException(
                "interrupted after " + last.tally().rounds() + " rounds; " + checkpoints.howToGoOn(command), e);
    }

    private void keep(Checkpoints checkpoints, ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        checkpoints.keep(now, file -> write(file, prefix));
    }

    private void write(Path file, ParallelRun.Prefix prefix) {
        if (job.protocol().keeps() != Protocol.Keeps.OUTCOMES) {
            write(file, prefix, "");
            return;
        }
        RawOutcomes outcomes = kept;
        if (outcomes == null) {
            // A checkpoint stands beside the outcomes for as long as there are any: so nobody takes them for a stray
            // file.
            outcomes = RawOutcomes.none(rawFile(file));
            write(file, ParallelRun.Prefix.START, RawOutcomes.NO_OUTCOMES);
            kept = outcomes;
        }
        write(file, prefix, outcomes.append(prefix.tally().values()));
    }

    private void write(Path file, ParallelRun.Prefix prefix, String rawSha256) {
        CheckpointFile.write(file, new CheckpointFile.Checkpoint(job, inputs, outputs, prefix, rawSha256));
    }

    /** Where the outcomes of an expansion are kept beside a checkpoint. */
    public static Path rawFile(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".raw");
    }

    /**
     * Removes the checkpoint of a run that has ended, and the outcomes beside it.
     *
     * @param resumed whether the run went on from it
     */
    public void discard(Checkpoints checkpoints, boolean resumed) {
        RawOutcomes outcomes = kept;
        if (outcomes != null) {
            // At every moment the checkpoint finds as many outcomes as it counts.
            checkpoints.keep(true, file -> write(file, ParallelRun.Prefix.START, RawOutcomes.NO_OUTCOMES));
            outcomes.remove();
        }
        checkpoints.remove(resumed);
    }
}
