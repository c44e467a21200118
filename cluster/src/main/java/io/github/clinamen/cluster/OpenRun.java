package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.BoxTableFile;
import io.github.clinamen.formats.RecordedDevice;
import io.github.clinamen.formats.RoundsFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** A run whose source and boxes have been opened on this machine, for one thread. */
final class OpenRun implements AutoCloseable, Sources.Streams, Devices.Files {
    private static final String FILE = "file:";

    private final RunText text;
    private final Configuration storage;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ProtocolRun run;

    /** @throws IllegalArgumentException when the source or the boxes cannot be used by several machines at once */
    OpenRun(RunText text, Configuration storage) {
        this.text = text;
        this.storage = storage;
        try {
            ProtocolPlan plan = text.plan();
            this.run =
                    new ProtocolRun(plan, source(plan), Devices.parse(text.device(), plan.game(), text.seed(), this));
            if (!run.source().isPositional()) {
                throw new IllegalArgumentException(
                        "source: the bits of " + text.source()
                                + " can only be read in order, by one machine; a cluster needs a simulated source or file:PATH");
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static OpenRun onDriver(JavaSparkContext spark, Engine.Job job) {
        Configuration storage = spark.hadoopConfiguration();
        return new OpenRun(RunText.of(job, ParquetIndex.ofDevice(job.device(), storage)), storage);
    }

    RunText text() {
        return text;
    }

    ProtocolRun run() {
        return run;
    }

    /** The transcript of this run from its final tally; draws the block index, so it is asked for once. */
    Transcript conclude(Tally tally) {
        Verdict verdict = run.conclude(tally);
        List<Provenance.Input> inputs = new ArrayList<>();
        if (run.source() instanceof StoredBits bits) {
            long used = bits.bytesUsed(chunks(tally), drewIndex(verdict, !run.isHopeless(tally)));
            inputs.add(InputDigest.of(bits.spec(), List.of(bits.location()), used, storage));
        }
        if (run.device() instanceof RecordedDevice recorded) {
            ParquetIndex index = text.recording();
            List<String> files = index == null ? List.of(recorded.file().name()) : index.files();
            inputs.add(InputDigest.of("rounds:" + recorded.file().name(), files, Long.MAX_VALUE, storage));
        }
        Provenance provenance = new Provenance(run.source().spec(), run.device().spec(), text.seed(), inputs);
        return Transcript.of(run, provenance, tally, verdict);
    }

    private static long chunks(Tally tally) {
        return Math.ceilDiv(tally.rounds(), (long) RoundChunk.ROUNDS);
    }

    /** Box 1 step 3 comes after step 2, and after a run that is not hopeless. */
    private boolean drewIndex(Verdict verdict, boolean complete) {
        return run.plan().layout() instanceof Layout.Blocks blocks
                && blocks.choiceBits() > 0
                && complete
                && !verdict.equals(new Verdict.Aborted(AbortReason.TOO_FEW_KEPT));
    }

    private SanthaVaziraniSource source(ProtocolPlan plan) {
        String spec = text.source();
        return spec.startsWith(FILE)
                ? keep(new StoredBits(spec, spec.substring(FILE.length()), plan, storage))
                : Sources.parse(spec, plan.epsilon(), text.seed(), this);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    @Override
    public Device rounds(String path) {
        ParquetIndex index = text.recording();
        return new RecordedDevice(
                index == null ? keep(RoundsFile.open(Path.of(path))) : keep(new ParquetRounds(index, storage)));
    }

    @Override
    public BoxTable box(String path) {
        return BoxTableFile.read(Path.of(path));
    }

    @Override
    public InputStream file(String path) {
        throw onlyHere(FILE + path);
    }

    @Override
    public InputStream standardInput() {
        throw onlyHere("stdin");
    }

    @Override
    public InputStream operatingSystem() {
        throw onlyHere("os");
    }

    private static IllegalArgumentException onlyHere(String spec) {
        return new IllegalArgumentException("source: " + spec
                + " can only be read by one machine; a cluster needs a simulated source or file:PATH");
    }

    @Override
    public void close() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new InputException("cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
