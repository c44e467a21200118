package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.RoundsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run with its inputs open: from textual forms to a transcript. Running, verifying and recording all begin here. */
final class RunSession implements AutoCloseable {
    private final Inputs inputs = new Inputs();
    private final ProtocolRun run;
    private final long seed;
    private final Engine.Job job;

    private RunSession(ProtocolPlan plan, String sourceSpec, String deviceSpec, long seed) {
        this.seed = seed;
        this.job = new Engine.Job(plan, sourceSpec, deviceSpec, seed);
        SanthaVaziraniSource source = Sources.parse(sourceSpec, plan.epsilon(), seed, inputs);
        Device device = Devices.parse(deviceSpec, plan.game(), seed, inputs);
        this.run = new ProtocolRun(plan, source, device);
    }

    /**
     * Opens source and device.
     *
     * @throws io.github.clinamen.core.InputException when one of them cannot be opened
     */
    static RunSession open(ProtocolPlan plan, String sourceSpec, String deviceSpec, long seed) {
        return new RunSession(plan, sourceSpec, deviceSpec, seed);
    }

    ProtocolRun run() {
        return run;
    }

    /**
     * Holds recorded boxes against the digest of a run that is to go on with them.
     *
     * @throws InputException when their first rounds are not those of the prefix
     */
    void requireSameRounds(ParallelRun.Prefix from) {
        inputs.requireSameRounds(from);
    }

    /** Runs from a prefix to the end and says what came out. */
    Transcript finish(
            ParallelRun.Prefix from,
            EngineOptions engine,
            Consumer<ParallelRun.Prefix> listener,
            BooleanSupplier cancelled) {
        Tally tally = engine.finish(run, job, from, listener, cancelled);
        Verdict verdict = run.conclude(tally);
        return Transcript.of(run, provenance(tally), tally, verdict);
    }

    private Provenance provenance(Tally tally) {
        if (tally.rounds() < run.rounds() && job.source().startsWith("file:")) {
            // The run ended early, and threads had read ahead of its end, how far depends on luck: read to the end
            // alone.
            try (RunSession again = open(job.plan(), job.source(), job.device(), job.seed())) {
                again.run.skip(tally);
                return again.provenance();
            }
        }
        return provenance();
    }

    private Provenance provenance() {
        List<Provenance.Input> used = new ArrayList<>();
        if (run.source() instanceof ByteSource bytes) {
            used.add(new Provenance.Input(bytes.spec(), bytes.bitsDrawn() / 8, bytes.digest()));
        }
        for (RoundsFile file : inputs.roundsFiles()) {
            used.add(new Provenance.Input("rounds:" + file.path(), file.size(), file.sha256()));
        }
        return new Provenance(run.source().spec(), run.device().spec(), seed, used);
    }

    @Override
    public void close() {
        inputs.close();
    }
}
