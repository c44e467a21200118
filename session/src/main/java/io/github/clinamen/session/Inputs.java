package io.github.clinamen.session;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.formats.BoxTableFile;
import io.github.clinamen.formats.RecordedDevice;
import io.github.clinamen.formats.RecordedSettings;
import io.github.clinamen.formats.RoundsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens the files and streams that sources and devices are made of, and closes them all. */
final class Inputs implements Sources.Streams, Devices.Files, AutoCloseable {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, RoundsFile> rounds = new LinkedHashMap<>();

    @Override
    public InputStream file(String path) {
        try {
            InputStream stream = Files.newInputStream(Path.of(path));
            open.add(stream);
            return stream;
        } catch (NoSuchFileException e) {
            throw new InputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public InputStream standardInput() {
        return System.in;
    }

    @Override
    public InputStream operatingSystem() {
        SecureRandom random = new SecureRandom();
        return new InputStream() {
            @Override
            public int read() {
                return random.nextInt(256);
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                byte[] fresh = new byte[count];
                random.nextBytes(fresh);
                System.arraycopy(fresh, 0, bytes, from, count);
                return count;
            }
        };
    }

    @Override
    public BoxTable box(String path) {
        return BoxTableFile.read(Path.of(path));
    }

    @Override
    public Device rounds(String path) {
        return new RecordedDevice(recorded(path));
    }

    /** The settings of recorded rounds as a source. */
    SanthaVaziraniSource settings(Epsilon epsilon, String path) {
        return new RecordedSettings(epsilon, recorded(path));
    }

    /** Settings and outcomes of one file share it, so that it is checked and hashed once. */
    private RoundsFile recorded(String path) {
        return rounds.computeIfAbsent(path, name -> {
            RoundsFile file = RoundsFile.open(Path.of(name));
            open.add(file);
            return file;
        });
    }

    /**
     * Settings and outcomes must be of one record.
     *
     * @throws InputException when two rounds files with different contents were opened
     */
    void requireOneRecord() {
        List<RoundsFile> files = List.copyOf(rounds.values());
        for (RoundsFile file : files.subList(Math.min(1, files.size()), files.size())) {
            if (!file.sha256().equals(files.getFirst().sha256())) {
                throw new InputException(
                        file.path() + ": expected settings and outcomes from one rounds file, found another in "
                                + files.getFirst().path());
            }
        }
    }

    /**
     * Holds the size of a file of bits against what will be drawn from it, before hours of measuring and not after.
     *
     * @param spec textual form of a source; only files that have a size are looked at
     * @param bits how many will be drawn
     * @param purpose of the bits, in words
     * @throws InputException when there are fewer
     */
    static void requireBits(String spec, long bits, String purpose) {
        Path file = Path.of(spec.startsWith("file:") ? spec.substring("file:".length()) : "");
        try {
            if (spec.startsWith("file:") && Files.isRegularFile(file) && 8 * Files.size(file) < bits) {
                throw new InputException(file + ": expected at least " + bits + " bits, for " + purpose + ", found "
                        + 8 * Files.size(file));
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
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
