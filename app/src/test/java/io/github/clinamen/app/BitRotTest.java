package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.RoundsFile;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.formats.certificate.CertificateFile;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import io.github.clinamen.formats.circuit.CircuitManifest;
import io.github.clinamen.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand single-bit flips in each kind of file that the program writes or rests on: every one is noticed. */
@Tag("slow")
class BitRotTest {
    private static final int FLIPS = 10_000;

    private final SplittableRandom random = new SplittableRandom(10_000);

    @TempDir
    private Path folder;

    private interface Reader {
        /** Throws an InputException or a CertificateRejectedException when it notices. */
        void read(Path file) throws IOException;
    }

    @Test
    void rounds() throws IOException {
        Path bits = folder.resolve("bits");
        byte[] bytes = new byte[40_000];
        random.nextBytes(bytes);
        Files.write(bits, bytes);
        command("record", "FILE", "--source", "file:" + bits, "--epsilon", "0.4", "--rounds", 32_768);
        allNoticed(file -> {
            try (RoundsFile rounds = RoundsFile.open(file)) {
                rounds.verify();
            }
        });
    }

    @Test
    void transcripts() throws IOException {
        command("run", "--epsilon", "0.4", "--bits", 100, "--seed", 1, "--out", "FILE");
        allNoticed(TranscriptFile::read);
    }

    @Test
    void plans() throws IOException {
        command("plan", "--epsilon", "0.4", "--bits", 100, "--out", "FILE");
        allNoticed(PlanFile::read);
    }

    @Test
    void checkpoints() throws IOException {
        command("plan", "--epsilon", "0.4", "--rounds", 2_400_000, "--out", "FILE");
        var plan = PlanFile.read(folder.resolve("file"));
        Job job = new Job(plan, "adversarial", "ghz", 1);
        try (Session session = Session.open(job)) {
            var tally = session.run().worker().tally(0, ParallelRun.STRETCH);
            CheckpointFile.write(
                    folder.resolve("file"),
                    new CheckpointFile.Checkpoint(
                            job, List.of(), KeptOutputs.NONE, new ParallelRun.Prefix(ParallelRun.STRETCH, tally), ""));
            assertThat(tally.rounds()).isEqualTo((long) ParallelRun.STRETCH * RoundChunk.ROUNDS);
        }
        allNoticed(CheckpointFile::read);
    }

    @Test
    void manifests() throws IOException {
        command("circuits", folder.resolve("circuits"), "--parties", 3);
        Files.copy(folder.resolve("circuits/manifest.json"), folder.resolve("file"));
        allNoticed(CircuitManifest::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frontier-4-majority-3.json",
                "frontier-5-majority-3.json",
                "frontier-7-weights-5-0_3_4.json",
                "cone-5-majority-3-lemma-3.json"
            })
    @DisplayName("certificates that come with the program")
    void certificates(String name) throws IOException {
        try (InputStream in = CertifiedFrontiers.class.getResourceAsStream(name)) {
            Files.write(folder.resolve("file"), Objects.requireNonNull(in).readAllBytes());
        }
        // Each checks a proof; the four make ten thousand.
        allNoticed(FLIPS / 4, file -> CertificateChecker.require(CertificateFile.read(file)));
    }

    private void command(Object... words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("FILE") ? folder.resolve("file") : words[i];
        }
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen(words);
        assertThat(seen.code()).as(seen.err()).isZero();
    }

    private void allNoticed(Reader reader) throws IOException {
        allNoticed(FLIPS, reader);
    }

    private void allNoticed(int flips, Reader reader) throws IOException {
        Path file = folder.resolve("file");
        byte[] sound = Files.readAllBytes(file);
        reader.read(file);
        for (int i = 0; i < flips; i++) {
            // Every bit where there are not more than flips, else as many at random.
            int bit = 8 * sound.length <= flips ? i % (8 * sound.length) : random.nextInt(8 * sound.length);
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertThat(isNoticed(reader, file))
                    .as("bit %d of %d", bit, 8 * sound.length)
                    .isTrue();
        }
    }

    private static boolean isNoticed(Reader reader, Path file) throws IOException {
        try {
            reader.read(file);
            return false;
        } catch (InputException | CertificateRejectedException noticed) {
            return true;
        }
    }
}
