package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.practical.PracticalPlan;
import io.github.clinamen.core.practical.PracticalTranscript;
import io.github.clinamen.core.practical.TestedRun;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.formats.RoundsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One practical run with its inputs open: from textual forms to output bits and a transcript. */
final class PracticalSession implements AutoCloseable {
    private static final String ROUNDS = "rounds:";

    /**
     * A run as texts.
     *
     * @param source where settings come from
     * @param fresh where the extractor's seed comes from; the same text as the source for the same source, going on
     */
    record Job(PracticalPlan plan, String source, String fresh, String device, long seed) {}

    /**
     * What came out.
     *
     * @param raw all outcomes
     * @param output extracted bits, empty when aborted or not asked for
     */
    record Outcome(PracticalTranscript transcript, BitString raw, BitString output) {}

    private final Inputs inputs = new Inputs();
    private final Job job;
    private final TestedRun run;
    private final SanthaVaziraniSource fresh;

    private PracticalSession(Job job) {
        this.job = job;
        Epsilon epsilon = job.plan().epsilon();
        SanthaVaziraniSource source = source(job.source(), epsilon);
        this.run = new TestedRun(
                job.plan(), source, Devices.parse(job.device(), job.plan().parties(), job.seed(), inputs));
        this.fresh = job.fresh().equals(job.source()) ? source : source(job.fresh(), epsilon);
        FreshBits.requireOtherFile(job.source(), job.fresh());
        requireOneRecord();
    }

    /** A plan pays for publishing the digest of one file of outcomes. */
    private void requireOneRecord() {
        List<RoundsFile> files = inputs.roundsFiles();
        for (RoundsFile file : files.subList(Math.min(1, files.size()), files.size())) {
            if (!file.sha256().equals(files.getFirst().sha256())) {
                throw new InputException(
                        file.path() + ": expected settings and outcomes from one rounds file, found another in "
                                + files.getFirst().path());
            }
        }
    }

    /** @throws io.github.clinamen.core.InputException when source or device cannot be opened */
    static PracticalSession open(Job job) {
        return new PracticalSession(job);
    }

    private SanthaVaziraniSource source(String spec, Epsilon epsilon) {
        return spec.startsWith(ROUNDS)
                ? inputs.settings(epsilon, spec.substring(ROUNDS.length()))
                : Sources.parse(spec, epsilon, job.seed(), inputs);
    }

    TestedRun run() {
        return run;
    }

    /**
     * Holds recorded rounds against the digest of a run that is to go on with them.
     *
     * @throws InputException when their first rounds are not those of the prefix
     */
    void requireSameRounds(ParallelRun.Prefix from) {
        inputs.requireSameRounds(from);
    }

    /**
     * Holds the sizes of files against what the whole run draws from them.
     *
     * @param extractor none for no output
     * @throws InputException when one is too short
     */
    void requireBits(Optional<Extractor> extractor) {
        long settings = words(run.plan().rounds()) * run.plan().parties();
        long seed = extractor.map(e -> words(e.seedLength())).orElse(0L);
        if (fresh == run.source()) {
            Inputs.requireBits(job.source(), settings + seed, "settings and the extractor's seed");
        } else {
            Inputs.requireBits(job.source(), settings, "settings");
            Inputs.requireBits(job.fresh(), seed, "the extractor's seed");
        }
    }

    /** Bits are drawn in words of 64. */
    private static long words(long bits) {
        return 64 * Math.ceilDiv(bits, 64L);
    }

    /** Measures from a prefix to the end, or to the round with which too many are lost. */
    Tally measure(
            ParallelRun.Prefix from, int threads, Consumer<ParallelRun.Prefix> listener, BooleanSupplier cancelled) {
        return ParallelRun.finish(run, from, threads, listener, cancelled);
    }

    /**
     * Judges, extracts with fresh bits, and says what came out.
     *
     * @param extractor none for no output
     * @param output name of the file that will have the output, empty for none
     */
    Outcome conclude(Tally tally, Optional<Extractor> extractor, String output) {
        BitString bits = BitString.EMPTY;
        long seedBits = 0;
        if (run.plan().accepts(tally.wrong()) && extractor.isPresent()) {
            seedBits = extractor.get().seedLength();
            BitString seed = TestedRun.fresh(fresh, fresh == run.source() ? run.chunks() : 0, seedBits);
            if (fresh != run.source() && run.source().isPositional()) {
                FreshBits.requireOthers(seed, run.recorder().rounds(0));
            }
            bits = extractor.get().extract(tally.values(), seed);
        }
        PracticalTranscript transcript = PracticalTranscript.of(
                run, provenance(tally), job.fresh(), tally, seedBits, bits.length(), bits.length() == 0 ? "" : output);
        return new Outcome(transcript, tally.values(), bits);
    }

    private Provenance provenance(Tally tally) {
        if (tally.rounds() < run.plan().rounds() && job.source().startsWith("file:")) {
            // Threads had read ahead of an early end, how far depends on luck: read to the end alone.
            try (PracticalSession again = open(job)) {
                var unused = again.run.workers(Math.ceilDiv(tally.rounds(), (long) RoundChunk.ROUNDS));
                return again.provenance();
            }
        }
        return provenance();
    }

    private Provenance provenance() {
        List<Provenance.Input> used = new ArrayList<>();
        add(used, run.source());
        if (fresh != run.source()) {
            add(used, fresh);
        }
        for (RoundsFile file : inputs.roundsFiles()) {
            used.add(new Provenance.Input(ROUNDS + file.path(), file.size(), file.sha256()));
        }
        return new Provenance(run.source().spec(), run.device().spec(), job.seed(), used);
    }

    private static void add(List<Provenance.Input> used, SanthaVaziraniSource source) {
        if (source instanceof ByteSource bytes) {
            used.add(new Provenance.Input(bytes.spec(), bytes.bitsDrawn() / 8, bytes.digest()));
        }
    }

    @Override
    public void close() {
        inputs.close();
    }
}
