package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.practical.PracticalCheckpoint;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A practical run that shows its progress, keeps checkpoints, and puts away what it has when interrupted. The outcomes so far grow in {@code
 * CHECKPOINT.raw}; the checkpoint says how many of them count.
 */
final class PracticalRun {
    private final PracticalSession.Job job;
    private final ParallelRun.Prefix from;
    private KeptOutputs outputs;
    private @Nullable RawOutcomes kept;
    private ParallelRun.Prefix last;

    private PracticalRun(PracticalSession.Job job, KeptOutputs outputs, ParallelRun.Prefix from) {
        this.outputs = outputs;
        this.job = job;
        this.from = from;
        this.last = from;
    }

    static PracticalRun begun(PracticalSession.Job job) {
        return new PracticalRun(job, KeptOutputs.NONE, ParallelRun.Prefix.START);
    }

    static PracticalRun resumed(Path checkpoint) {
        PracticalCheckpoint c = PracticalCheckpoint.read(checkpoint);
        BitString raw =
                RawOutcomes.read(rawFile(checkpoint), c.rounds() * c.plan().parties(), c.rawDigest());
        Tally tally = new Tally(c.rounds(), c.rounds(), c.lost(), c.firstLost(), c.lastLost(), false, c.digest(), raw);
        PracticalRun run = new PracticalRun(
                new PracticalSession.Job(c.plan(), c.source(), c.fresh(), c.device(), c.seed()),
                c.outputs(),
                new ParallelRun.Prefix(c.chunks(), tally, c.sourceDigest()));
        run.kept = RawOutcomes.keeping(rawFile(checkpoint), raw);
        return run;
    }

    /** What the run will write, as said here or, if it is resumed, before. */
    KeptOutputs outputs() {
        return outputs;
    }

    /** Remembers what the run will write. */
    void write(KeptOutputs files) {
        outputs = files;
    }

    PracticalSession.Job job() {
        return job;
    }

    /**
     * @param extractor none for no output
     * @throws InputException when interrupted, saying how to go on
     */
    PracticalSession.Outcome finish(
            int threads, Optional<Extractor> extractor, String output, Checkpoints checkpoints) {
        try (PracticalSession session = PracticalSession.open(job);
                Interrupt interrupt = new Interrupt()) {
            session.requireBits(extractor);
            session.requireSameRounds(from);
            Tally tally = measure(session, threads, checkpoints, interrupt);
            if (interrupt.isRequested()) {
                keep(checkpoints, last, true);
                throw interrupted(checkpoints, new CancellationException());
            }
            return session.conclude(tally, extractor, output);
        }
    }

    private Tally measure(PracticalSession session, int threads, Checkpoints checkpoints, Interrupt interrupt) {
        try (Progress progress = new Progress("measure", "rounds", job.plan().rounds())) {
            progress.startAt(from.tally().rounds());
            return session.measure(
                    from,
                    threads,
                    prefix -> {
                        progress.update(prefix.tally().rounds());
                        keep(checkpoints, prefix, false);
                    },
                    interrupt::isRequested);
        } catch (CancellationException e) {
            keep(checkpoints, last, true);
            throw interrupted(checkpoints, e);
        }
    }

    private InputException interrupted(Checkpoints checkpoints, CancellationException e) {
        return new InputException(
                "interrupted after " + last.tally().rounds() + " rounds; " + checkpoints.howToGoOn("practical run"), e);
    }

    private void keep(Checkpoints checkpoints, ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        checkpoints.keep(now, file -> write(file, prefix));
    }

    private void write(Path file, ParallelRun.Prefix prefix) {
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

    private void write(Path file, ParallelRun.Prefix prefix, String rawDigest) {
        Tally t = prefix.tally();
        new PracticalCheckpoint(
                        job.plan(),
                        job.source(),
                        job.fresh(),
                        job.device(),
                        job.seed(),
                        outputs,
                        prefix.chunks(),
                        t.rounds(),
                        t.wrong(),
                        t.firstWrong(),
                        t.lastWrong(),
                        t.digest(),
                        prefix.sourceDigest(),
                        rawDigest)
                .write(file);
    }

    /** Where the outcomes so far are kept. */
    static Path rawFile(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".raw");
    }

    /** Removes the checkpoint of a run that has ended, and the outcomes beside it. */
    void discard(Checkpoints checkpoints, boolean resumed) {
        RawOutcomes outcomes = kept;
        if (outcomes != null) {
            checkpoints.keep(true, file -> write(file, ParallelRun.Prefix.START, RawOutcomes.NO_OUTCOMES));
            outcomes.remove();
        }
        checkpoints.remove(resumed);
    }
}
