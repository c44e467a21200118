package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
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
    private final Run run;

    /** @throws IllegalArgumentException when the source or the boxes cannot be used by several machines at once */
    OpenRun(RunText text, Configuration storage) {
        this.text = text;
        this.storage = storage;
        try {
            Protocol protocol = text.protocol();
            SanthaVaziraniSource source = source(protocol);
            if (!source.isPositional()) {
                throw new IllegalArgumentException(
                        "source: the bits of " + text.source()
                                + " can only be read in order, by one machine; a cluster needs a simulated source or file:PATH");
            }
            this.run = Run.of(
                    protocol,
                    source,
                    Devices.parse(text.device(), protocol.game(), text.seed(), this),
                    text.sourceIsBlind(),
                    bytes -> {
                        throw new IllegalStateException("a source whose bits have places keeps none");
                    });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static OpenRun onDriver(JavaSparkContext spark, Job job) {
        Configuration storage = spark.hadoopConfiguration();
        return new OpenRun(RunText.of(job, ParquetIndex.ofDevice(job.device(), storage)), storage);
    }

    RunText text() {
        return text;
    }

    Run run() {
        return run;
    }

    /** The transcript of this run from its final tally. */
    Transcript conclude(Tally tally) {
        return Transcript.of(run, text.seed(), tally);
    }

    private SanthaVaziraniSource source(Protocol protocol) {
        String spec = text.source();
        return spec.startsWith(FILE)
                ? keep(new StoredBits(spec, spec.substring(FILE.length()), protocol, storage))
                : Sources.parse(spec, protocol.epsilon(), text.seed(), this);
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
