package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clinamen.app.Program.End;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands end: what they found is told and kept, whatever can no longer be written; what contradicts itself does not begin. */
class EndingTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"exec \"$@\" >/dev/full", "exec \"$@\" >&-"})
    @Tag("slow")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "shells and devices are those of Unix")
    @DisplayName("A full or closed standard output: the verdict is told on standard error, and the exit code is not 0")
    void standardOutput(String script) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: no device that is always full");
        try (Program program = Program.limited(folder, script, "run", "--seed", "1", "--json")) {
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(end.said())
                    .contains("standard output: cannot be written", "accepted")
                    .hasLineCount(1);
        }
    }

    @Test
    @Tag("slow")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "limits are those of Unix")
    @DisplayName("Raw outcomes that cannot be written: verdict, output and transcript are there all the same")
    void rawThatDoesNotFit() throws Exception {
        // 200 blocks of 512 bytes: 100 KiB hold the output and the transcript, and not the outcomes.
        try (Program program = Program.limited(
                folder,
                "ulimit -f 200; exec \"$@\"",
                "practical",
                "run",
                "--rounds",
                "3e5",
                "--noise",
                "0.01",
                "--seed",
                "1",
                "--output",
                "bits",
                "--raw",
                "raw",
                "--out",
                "run.json",
                "--json")) {
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(end.said()).contains("raw: cannot be written: ").hasLineCount(1);
            assertThat(end.out()).contains("\"verdict\" : \"accepted\"");
        }
        assertThat(folder.resolve("raw")).doesNotExist();
        assertThat(folder.resolve("bits")).exists();
        assertThat(folder.resolve("run.json")).exists();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("bits", "run.json");
        }
    }

    @Test
    @DisplayName("A run resumed without its outputs writes those that its checkpoint remembers")
    void resumedWithoutOutputs() throws Exception {
        Path plan = folder.resolve("plan");
        Path out = folder.resolve("run.json");
        Path output = folder.resolve("bits");
        assertThat(CommandLineRunner.clinamen("plan", "--epsilon", "0.4", "--target", "0.05", "--out", plan)
                        .code())
                .isZero();
        Path checkpoint = folder.resolve("run.json.checkpoint");
        CheckpointFile.write(
                checkpoint,
                new CheckpointFile.Checkpoint(
                        new Job(PlanFile.read(plan), "adversarial", "ghz", 5),
                        List.of(),
                        KeptOutputs.NONE.with("--out", out).with("--output", output),
                        ParallelRun.Prefix.START,
                        ""));
        CommandLineRunner.Seen anew = CommandLineRunner.clinamen("run", "--plan", plan, "--out", out);
        assertThat(anew.code()).as(anew.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(anew.err())
                .contains("holds a run that has not ended", "--resume")
                .hasLineCount(1);
        CommandLineRunner.Seen resumed = CommandLineRunner.clinamen("run", "--resume", checkpoint, "--json");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(checkpoint).doesNotExist();
        assertThat(CommandLineRunner.clinamen("verify", out).code()).isZero();
        assertThat(Files.readAllBytes(output))
                .containsExactly(resumed.json().get("bit").asInt());
    }

    @Test
    @DisplayName("All output bits are given, as text and packed")
    void outputBits() throws Exception {
        Path output = folder.resolve("bits");
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen(
                "run", "--epsilon", "0.4", "--target", "0.01", "--bits", 12, "--seed", 3, "--output", output, "--json");
        assertThat(seen.code()).as(seen.err()).isZero();
        String bits = seen.json().get("bits").asString();
        assertThat(bits).hasSize(12).matches("[01]+");
        byte[] packed = Files.readAllBytes(output);
        assertThat(packed).hasSize(2);
        for (int i = 0; i < 12; i++) {
            assertThat(packed[i / 8] >> i % 8 & 1).isEqualTo(bits.charAt(i) - '0');
        }
        assertThat(packed[1] >> 4).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "plan --sweep --epsilon 0.3, --epsilon",
        "plan --sweep --out x, --out",
        "practical plan --bits 100 --rounds 1000, --rounds",
        "practical plan --noise 0.1 --lost 0.2, --lost",
        "practical run --bits 100 --rounds 1000, --rounds",
        "practical run --plan x --epsilon 0.4, --epsilon",
        "run --plan x --epsilon 0.4, --epsilon",
        "record y --plan x --bits 3, --bits",
    })
    void contradictions(String words, String option) {
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen((Object[]) words.split(" "));
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.USAGE);
        assertThat(seen.err())
                .contains(option + ": cannot be said together with")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qiskit-memory | [\"0101\",\"1111\"] [\"0000\"]              | the end of the document",
                "qiskit-memory | {\"memory\":[\"0101\"],\"x\":{\"memory\":null}} | null",
                "qiskit-memory | [\"0101\", null]                              | a string for each shot",
                "qiskit-memory | []                                              | at least 1 rounds",
                "01            |                                                 | at least 1 rounds",
                "b8            |                                                 | at least 1 rounds",
            })
    @DisplayName("No shot is dropped in silence")
    void droppedShots(String format, String text, String message) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), text == null ? "" : text);
        Path out = folder.resolve("out.rounds");
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen("convert", in, out, "--from", format, "--parties", 2);
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err()).contains(message).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void moreRoundsThanThereAre() throws Exception {
        Path in = Files.writeString(folder.resolve("in.01"), "0101\n1111\n");
        CommandLineRunner.Seen seen =
                CommandLineRunner.clinamen("convert", in, folder.resolve("out.rounds"), "--parties", 2, "--rounds", 3);
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err()).contains("expected the first 3 rounds, found 2").hasLineCount(1);
    }

    @Test
    @DisplayName("Files too short for the seed are told before anything is measured, with the right number")
    void shortFreshBits() throws Exception {
        Path fresh = Files.write(folder.resolve("fresh"), new byte[1000]);
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen(
                "practical",
                "run",
                "--rounds",
                "1e8",
                "--epsilon",
                "0.45",
                "--fresh",
                "file:" + fresh,
                "--output",
                folder.resolve("bits"));
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err())
                .contains("fresh: expected at least ", "for the extractor's seed, found 8000")
                .hasLineCount(1);
    }
}
