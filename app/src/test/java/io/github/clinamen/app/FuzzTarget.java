package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.audit.Audit;
import io.github.clinamen.core.audit.AuditedStream;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.extract.FileExtraction;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.extract.Toeplitz;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.BoxTableFile;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.ReceiptFile;
import io.github.clinamen.formats.RoundsFile;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.RoundsStream;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.formats.certificate.CertificateFile;
import io.github.clinamen.formats.circuit.CircuitManifest;
import io.github.clinamen.formats.exchange.CountsFile;
import io.github.clinamen.formats.exchange.CountsRequest;
import io.github.clinamen.formats.exchange.RoundsFormat;
import io.github.clinamen.formats.exchange.RoundsInput;
import io.github.clinamen.formats.practical.FactorTableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.hipparchus.fraction.BigFraction;

/**
 * Everything that takes bytes or text from outside, as functions of any bytes at all. Each may refuse them with the
 * exception that its callers expect, and nothing else may happen: no other exception, no hang, no more memory than
 * {@link #MEMORY} and {@link #MEMORY_PER_BYTE} allow.
 */
enum FuzzTarget {
    ROUNDS {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.ROUNDS, file(bytes))));
            refusing(() -> drain(stream(RoundsFormat.ROUNDS, file(withChecksums(bytes)))));
            refusing(() -> {
                try (RoundsFile rounds = RoundsFile.open(file(bytes))) {
                    rounds.verify();
                    rounds.sha256();
                }
            });
        }
    },
    STIM_01 {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.STIM_01, file(bytes))));
        }
    },
    STIM_B8 {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.STIM_B8, file(bytes))));
        }
    },
    STIM_PTB64 {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.STIM_PTB64, file(bytes))));
        }
    },
    CSV {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.CSV, file(bytes))));
        }
    },
    QISKIT_MEMORY {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.QISKIT_MEMORY, file(bytes))));
        }
    },
    PARQUET {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> drain(stream(RoundsFormat.PARQUET, file(bytes))));
        }
    },
    COUNTS_JSON {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() ->
                    CountsFile.read(file(bytes), CountsRequest.NONE).counts().shots());
            refusing(() -> CountsFile.read(
                    file(bytes),
                    new CountsRequest(
                            Optional.of(BitOrder.FIRST_BIT_FIRST),
                            List.of("a_XXX", "b_YYX"),
                            OptionalInt.empty(),
                            OptionalLong.of(12))));
        }
    },
    COUNTS_CSV {
        @Override
        void read(byte[] bytes) throws IOException {
            Path file = Files.write(FOLDER.resolve("input.csv"), bytes);
            CountsFile.isCountsCsv(file);
            refusing(() -> CountsFile.read(file, CountsRequest.NONE).counts().readBackwards());
        }
    },
    TRANSCRIPT {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> TranscriptFile.read(file(bytes)));
            refusing(() -> TranscriptFile.read(file(sealed(bytes))));
        }
    },
    CHECKPOINT {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> CheckpointFile.read(file(bytes)));
            refusing(() -> CheckpointFile.read(file(sealed(bytes))));
        }
    },
    PLAN {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> PlanFile.read(file(bytes)));
            refusing(() -> PlanFile.read(file(sealed(bytes))));
        }
    },
    MANIFEST {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> CircuitManifest.read(file(bytes)));
            refusing(() -> CircuitManifest.read(file(sealed(bytes))));
        }
    },
    RECEIPT {
        @Override
        void read(byte[] bytes) {
            refusing(() -> ReceiptFile.isOne(file(bytes)));
            refusing(() -> ReceiptFile.read(file(bytes)));
            refusing(() -> ReceiptFile.read(file(sealed(bytes))));
        }
    },
    FACTORS {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> FactorTableFile.read(file(bytes)));
            refusing(() -> FactorTableFile.read(file(sealed(bytes))));
        }
    },
    CERTIFICATE {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> {
                try {
                    // Bigger games take longer to check than a fuzzer waits.
                    if (CertificateFile.read(file(bytes)) instanceof FrontierCertificate c
                            && c.game().parties() < 5) {
                        CertificateChecker.check(c);
                    }
                } catch (CertificateRejectedException expected) {
                    return;
                }
            });
        }
    },
    BOX {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> BoxTableFile.read(file(bytes)));
        }
    },
    AUDIT {
        @Override
        void read(byte[] bytes) throws IOException {
            refusing(() -> {
                Audit audit = new Audit(Epsilon.parse("0.4"), new BigFraction(1, 1_000_000));
                try (InputStream stream = new AuditedStream(new ByteArrayInputStream(bytes), audit::take)) {
                    stream.readAllBytes();
                }
                audit.report();
            });
        }

        @Override
        long most(int length) {
            // The predictors' tables, whatever is read.
            return 20 * MEMORY;
        }

        @Override
        int changes() {
            return 3;
        }
    },
    EXTRACTION {
        @Override
        void read(byte[] bytes) throws IOException {
            Path out = FOLDER.resolve("extracted");
            PackedFile input = new PackedFile(file(bytes));
            FileExtraction extraction = new FileExtraction(new Toeplitz(7, 3), input, 7, input, false, out);
            refusing(() -> {
                try {
                    Files.write(FOLDER.resolve("extracted.part"), bytes);
                    Files.write(FOLDER.resolve("extracted.part.state"), bytes);
                    extraction.resumableBlocks();
                    extraction.run(done -> {}, () -> false);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            refusing(() -> input.read(bytes.length == 0 ? 0 : bytes[0] & 63, 9));
        }
    },
    TEXTS {
        @Override
        void read(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            refusing(() -> Rationals.shortest(Rationals.parse("number", text)));
            refusing(() -> Epsilon.parse(text));
            refusing(() -> OutcomeFunction.parse(text).spec());
            refusing(() -> Distillation.parse(text).spec());
            refusing(() -> Sources.parse(text, Epsilon.parse("0.3"), 1, NOTHING));
            refusing(() -> Devices.parse(text, Game.mermin(4, new OutcomeFunction.Majority(3)), 1, NOTHING));
        }
    },
    COMMAND_LINE {
        @Override
        void read(byte[] bytes) throws IOException {
            FuzzedCommand.run(FOLDER, new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        long most(int length) {
            // What a command computes is not in proportion to its words.
            return 40 * MEMORY;
        }
    };

    /** Bytes that any reader may allocate, whatever it is given: buffers, and what a first use loads. */
    static final long MEMORY = 48L << 20;

    /** Bytes that a reader may allocate in all, over time, for each byte of its input. */
    static final long MEMORY_PER_BYTE = 4000;

    static final Path FOLDER = folder();

    private static final NoFiles NOTHING = new NoFiles();

    abstract void read(byte[] bytes) throws IOException;

    /** Bytes that may be allocated, over time, for an input of so many. */
    long most(int length) {
        return MEMORY + MEMORY_PER_BYTE * length;
    }

    /** How many blind changes of each input of the corpus are tried. */
    int changes() {
        return 150;
    }

    /** Reads and holds what happens against the promise. */
    void check(byte[] bytes) throws IOException {
        long most = most(bytes.length);
        // What is too much is measured again: the first time, classes may have been loaded.
        if (allocated(bytes) > most) {
            long taken = allocated(bytes);
            if (taken > most) {
                throw new IllegalStateException(
                        this + ": " + taken + " bytes allocated for " + bytes.length + " of input");
            }
        }
    }

    private long allocated(byte[] bytes) throws IOException {
        var memory = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        read(bytes);
        return memory.getCurrentThreadAllocatedBytes() - before;
    }

    private interface Reading {
        void go() throws IOException;
    }

    /** Input may be refused, in one line. */
    private static void refusing(Reading reading) {
        try {
            reading.go();
        } catch (InputException | IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            if (refused.getClass() != InputException.class && refused.getClass() != IllegalArgumentException.class
                    || message.isBlank()) {
                throw new IllegalStateException("refused without a word of its own: " + refused, refused);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RoundsStream stream(RoundsFormat format, Path file) {
        boolean tells = format.knowsParties();
        return new RoundsInput(
                        file,
                        format,
                        tells ? OptionalInt.empty() : OptionalInt.of(3),
                        Optional.empty(),
                        BitOrder.FIRST_BIT_LAST)
                .open();
    }

    private static void drain(RoundsStream rounds) {
        try (rounds) {
            rounds.transferTo(new Nowhere(), Long.MAX_VALUE, done -> {});
        }
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(FOLDER.resolve("input"), bytes);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("clinamen-fuzz");
            Files.write(folder.resolve("few.bin"), new byte[4096]);
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A rounds file whose checksums are right, so that what lies behind them is read too. */
    private static byte[] withChecksums(byte[] bytes) {
        byte[] fixed = bytes.clone();
        ByteBuffer view = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        if (fixed.length >= 64) {
            view.putInt(60, crc(fixed, 0, 60));
        }
        if (fixed.length >= 128) {
            view.putInt(76, crc(fixed, 128, fixed.length - 128));
            view.putInt(124, crc(fixed, 64, 60));
        }
        return fixed;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** A document whose seal is right. */
    private static byte[] sealed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int seal = text.lastIndexOf(",\n  \"sha256\"");
        if (seal < 0) {
            return bytes;
        }
        try {
            byte[] body = (text.substring(0, seal) + "\n}\n").getBytes(StandardCharsets.UTF_8);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            return (text.substring(0, seal) + ",\n  \"sha256\": \"" + digest + "\"\n}\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Nowhere() implements RoundsSink {
        @Override
        public void append(RoundChunk chunk) {}

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    private static final class NoFiles implements Sources.Streams, Devices.Files {
        @Override
        public InputStream file(String path) {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public InputStream standardInput() {
            return file("");
        }

        @Override
        public InputStream operatingSystem() {
            return file("");
        }

        @Override
        public BoxTable box(String path) {
            throw new InputException(path + ": no such file");
        }

        @Override
        public Device rounds(String path) {
            throw new InputException(path + ": no such file");
        }
    }

    static FuzzTarget named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "fuzz: expected one of " + Arrays.toString(values()) + ", found " + name));
    }
}
