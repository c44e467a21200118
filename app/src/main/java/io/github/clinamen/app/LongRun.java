package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.KeptOutputs;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A run that shows its progress, keeps checkpoints, and puts away what it has when interrupted. */
final class LongRun {
    private final ProtocolPlan plan;
    private final BitsOptions.Request bits;
    private final ParallelRun.Prefix from;
    private KeptOutputs outputs;
    private ParallelRun.Prefix last;

    private LongRun(ProtocolPlan plan, BitsOptions.Request bits, KeptOutputs outputs, ParallelRun.Prefix from) {
        this.plan = plan;
        this.bits = bits;
        this.outputs = outputs;
        this.from = from;
        this.last = from;
    }

    static LongRun begun(ProtocolPlan plan, BitsOptions.Request bits) {
        return new LongRun(plan, bits, KeptOutputs.NONE, ParallelRun.Prefix.START);
    }

    static LongRun resumed(Path checkpoint) {
        CheckpointFile.Checkpoint found = CheckpointFile.read(checkpoint);
        BitsOptions.Request bits = new BitsOptions.Request(found.source(), found.device(), found.seed());
        return new LongRun(found.plan(), bits, found.outputs(), found.prefix());
    }

    /** What the run will write, as said here or, if it is resumed, before. */
    KeptOutputs outputs() {
        return outputs;
    }

    /** Remembers what the run will write. */
    void write(KeptOutputs files) {
        outputs = files;
    }

    String source() {
        return bits.source();
    }

    String device() {
        return bits.device();
    }

    /** @throws InputException when interrupted, saying how to go on */
    Transcript finish(EngineOptions engine, Checkpoints checkpoints) {
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
                        "interrupted after " + last.tally().rounds() + " rounds; " + checkpoints.howToGoOn("run"), e);
            }
        }
    }

    private void keep(Checkpoints checkpoints, ParallelRun.Prefix prefix, boolean now) {
        last = prefix;
        checkpoints.keep(
                now,
                file -> CheckpointFile.write(
                        file,
                        new CheckpointFile.Checkpoint(
                                plan, bits.source(), bits.device(), bits.seed(), outputs, prefix)));
    }
}
