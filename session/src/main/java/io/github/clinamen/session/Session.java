package io.github.clinamen.session;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Settling;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.extract.Extractor;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One run with its inputs open: from textual forms to a transcript. Running, verifying and recording all begin here. Opening
 * draws all source bits that can be drawn once only, so that it may take a while.
 */
public final class Session implements AutoCloseable {
    private static final String ROUNDS = "rounds:";

    private final Inputs inputs = new Inputs();
    private final Spool spool = new Spool();
    private final Job job;
    private final Run run;
    private final SanthaVaziraniSource fresh;

    /** Drives a run from a prefix to its tally: the threads of this process, or a cluster. */
    @FunctionalInterface
    public interface Driver {
        Tally finish(
                Run run,
                Job job,
                ParallelRun.Prefix from,
                Consumer<ParallelRun.Prefix> listener,
                BooleanSupplier cancelled);

        /** So many threads of this process. */
        static Driver threads(int threads) {
            return (run, job, from, listener, cancelled) -> ParallelRun.finish(run, from, threads, listener, cancelled);
        }
    }

    /**
     * What came out.
     *
     * @param raw all outcomes of an expansion, else empty; secret
     * @param output the output bits, empty when aborted or when an expansion was not extracted; secret until used
     * @param refutation which predictor refutes the promise of the source, and how; empty when none does
     * @param receipt what may be published, where it was asked for
     */
    public record Finished(
            Transcript transcript, BitString raw, BitString output, Optional<Receipt> receipt, String refutation) {
        Finished(Transcript transcript, BitString raw, BitString output) {
            this(transcript, raw, output, Optional.empty(), "");
        }

        Finished with(Receipt made) {
            return new Finished(transcript, raw, output, Optional.of(made), refutation);
        }
    }

    private Session(Job job, BooleanSupplier cancelled) {
        this.job = job;
        Protocol protocol = job.protocol();
        SanthaVaziraniSource source = source(job.source(), protocol.epsilon());
        run = Run.of(
                protocol,
                source,
                Devices.parse(job.device(), protocol.game(), job.seed(), inputs),
                job.sourceIsBlind(),
                settling(cancelled));
        fresh = job.fresh().equals(job.source()) ? run.source() : source(job.fresh(), protocol.epsilon());
        FreshBits.requireOtherFile(job.source(), job.fresh());
        inputs.requireOneRecord();
    }

    /** @throws InputException when source or device cannot be opened, or the source has too few bits */
    public static Session open(Job job) {
        return open(job, () -> false);
    }

    /**
     * @param cancelled asked while source bits are drawn
     * @throws InputException when source or device cannot be opened, or the source has too few bits
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public static Session open(Job job, BooleanSupplier cancelled) {
        return new Session(job, cancelled);
    }

    private Settling settling(BooleanSupplier cancelled) {
        return new Settling() {
            @Override
            public MemorySegment keep(long bytes) {
                return spool.of(bytes);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    private SanthaVaziraniSource source(String spec, Epsilon epsilon) {
        return spec.startsWith(ROUNDS)
                ? inputs.settings(epsilon, spec.substring(ROUNDS.length()))
                : Sources.parse(spec, epsilon, job.seed(), inputs);
    }

    public Run run() {
        return run;
    }

    /**
     * Holds what was read against what a run that is to go on had read.
     *
     * @throws InputException when it is something else
     */
    public void requireSameInputs(List<InputFile> before) {
        List<InputFile> now = run.inputs();
        for (InputFile input : before) {
            if (!now.contains(input)) {
                throw new InputException(input.name() + ": expected the " + input.bytes()
                        + " bytes with which the run began, SHA-256 " + input.sha256() + ", found others");
            }
        }
        if (before.size() != now.size()) {
            throw new InputException(
                    "inputs: expected the " + before.size() + " of the run that began, found " + now.size());
        }
    }

    /**
     * Holds the size of a file against the extractor's seed that will be drawn from it, before hours of measuring.
     *
     * @param extractor none for no output
     * @throws InputException when it is too short
     */
    void requireSeed(Optional<Extractor> extractor) {
        long seed = extractor.map(e -> words(e.seedLength())).orElse(0L);
        if (fresh == run.source()) {
            long settings = words(run.rounds())
                    * run.protocol().settings().drawnBits(run.protocol().game());
            Inputs.requireBits(job.source(), settings + seed, "settings and the extractor's seed");
        } else {
            Inputs.requireBits(job.fresh(), seed, "the extractor's seed");
        }
    }

    /** Bits are drawn in words of 64. */
    private static long words(long bits) {
        return 64 * Math.ceilDiv(bits, 64L);
    }

    /** Measures from a prefix to the end, or to where the run is hopeless, and says what came out; nothing is extracted. */
    public Finished finish(
            Driver driver, ParallelRun.Prefix from, Consumer<ParallelRun.Prefix> listener, BooleanSupplier cancelled) {
        return conclude(driver.finish(run, job, from, listener, cancelled), Optional.empty(), "");
    }

    /**
     * Judges, extracts with fresh bits where there is an extractor, and says what came out.
     *
     * @param extractor for an expansion; none for no output
     * @param output name of the file that will have the extracted bits, empty for none
     */
    public Finished conclude(Tally tally, Optional<Extractor> extractor, String output) {
        Transcript transcript = Transcript.of(run, job.seed(), tally);
        if (transcript.verdict().isAccepted()) {
            Optional<String> refutation = SettingsAudit.of(run);
            if (refutation.isPresent()) {
                BitString raw = run.protocol().keeps() == Protocol.Keeps.OUTCOMES ? tally.values() : BitString.EMPTY;
                return new Finished(
                        transcript.refuted(), raw, BitString.EMPTY, Optional.empty(), refutation.orElseThrow());
            }
        }
        if (run.protocol().keeps() != Protocol.Keeps.OUTCOMES) {
            return new Finished(
                    transcript,
                    BitString.EMPTY,
                    transcript.verdict() instanceof Verdict.Accepted a ? a.output() : BitString.EMPTY);
        }
        if (extractor.isEmpty() || !transcript.verdict().isAccepted()) {
            return new Finished(transcript, tally.values(), BitString.EMPTY);
        }
        long seedBits = extractor.get().seedLength();
        BitString seed = Run.fresh(fresh, fresh == run.source() ? run.chunks() : 0, seedBits);
        if (fresh != run.source()) {
            FreshBits.requireOthers(seed, run.worker().settings(0));
        }
        if (!fresh.isSimulated()) {
            SettingsAudit.of(seed, run.protocol().epsilon()).ifPresent(found -> {
                throw new InputException("fresh: the extractor's seed refutes the promise of its source: " + found);
            });
        }
        BitString bits = extractor.get().extract(tally.values(), seed);
        Transcript with = bits.length() == 0
                ? transcript
                : transcript.with(
                        new Extraction(job.fresh(), fresh.isSimulated(), seedBits, bits.length(), output),
                        fresh.inputs());
        return new Finished(with, tally.values(), bits);
    }

    /** What may be published of this run, by a second look at its settings and flags. */
    public Receipt receipt(Transcript transcript) {
        return Receipt.of(run, transcript);
    }

    @Override
    public void close() {
        try {
            inputs.close();
        } finally {
            spool.close();
        }
    }
}
