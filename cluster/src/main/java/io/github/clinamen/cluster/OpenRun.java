package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.formats.RecordedDevice;
import io.github.clinamen.formats.RoundsFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

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
            this.run = new ProtocolRun(
                    plan, source(plan), Devices.parse(text.device(), plan.game(), text.seed(), this));
            if (!run.source().isPositional()) {
                throw new IllegalArgumentException("source: the bits of " + text.source()
                        + " can only be read in order, by one machine; a cluster needs a simulated source or file:PATH");
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    ProtocolRun run() {
        return run;
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
        throw new IllegalArgumentException("device: box:" + path + " runs on one machine only");
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
        return new IllegalArgumentException(
                "source: " + spec + " can only be read by one machine; a cluster needs a simulated source or file:PATH");
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
