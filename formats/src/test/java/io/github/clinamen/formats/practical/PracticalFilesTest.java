package io.github.clinamen.formats.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.PracticalAssumption;
import io.github.clinamen.core.practical.PracticalPlan;
import io.github.clinamen.core.practical.PracticalTranscript;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.formats.KeptOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law and attack: what is written is read back, and what was changed is not. */
class PracticalFilesTest {
    @TempDir
    private Path folder;

    private static PracticalPlan plan() {
        return new PracticalPlan(
                BoxModel.QC,
                3,
                Epsilon.parse("0.48"),
                1_000_000,
                new BigFraction(23, 25),
                new BigFraction(1, 281),
                new BigFraction(1, 9),
                10_642,
                new BigFraction(63, 64),
                new BigFraction(1, 64_000),
                "dodis");
    }

    private static PracticalTranscript transcript() {
        return new PracticalTranscript(
                plan(),
                new Provenance("file:a", "ghz", 3, List.of(new Provenance.Input("file:a", 8, "00"))),
                "fair",
                1_000_000,
                9_000,
                0xfedcba9876543210L,
                true,
                12,
                3_000_029,
                5,
                "bits.bin",
                PracticalAssumption.of(plan()),
                true);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("plan.json");
        PracticalPlanFile.write(file, plan());
        assertThat(PracticalPlanFile.read(file)).isEqualTo(plan());
        PracticalTranscriptFile.write(file, transcript());
        assertThat(PracticalTranscriptFile.isOne(file)).isTrue();
        assertThat(PracticalTranscriptFile.read(file)).isEqualTo(transcript());
        PracticalCheckpoint checkpoint = new PracticalCheckpoint(
                plan(),
                "fair",
                "os",
                "ghz",
                5,
                KeptOutputs.NONE.with("--out", Path.of("x")),
                64,
                1 << 20,
                3,
                7,
                900,
                -1,
                "ab",
                "cd");
        checkpoint.write(file);
        assertThat(PracticalCheckpoint.read(file)).isEqualTo(checkpoint);
        assertThat(PracticalTranscriptFile.isOne(file)).isFalse();
    }

    @Test
    void whatWasChangedIsNotRead() throws IOException {
        Path file = folder.resolve("run.json");
        PracticalTranscriptFile.write(file, transcript());
        String text = Files.readString(file);
        for (String[] change : new String[][] {
            {"\"lost\": 9000", "\"lost\": 8999"},
            {"\"qc\"", "\"nc\""},
            {"10642", "10643"},
            {"\"accepted\": true", "\"accepted\": false"}
        }) {
            assertThat(text).contains(change[0]);
            Files.writeString(file, text.replace(change[0], change[1]));
            assertThatThrownBy(() -> PracticalTranscriptFile.read(file)).isInstanceOf(InputException.class);
        }
    }
}
