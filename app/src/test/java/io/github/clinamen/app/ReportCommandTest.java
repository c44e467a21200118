package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.app.CommandLineRunner.Seen;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.report.page.RunEvidence;
import io.github.clinamen.report.page.SeenRound;
import io.github.clinamen.report.page.SeenRounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private Path run(String name, Object... options) {
        Path file = folder.resolve(name);
        Object[] words = new Object[options.length + 3];
        words[0] = "run";
        System.arraycopy(options, 0, words, 1, options.length);
        words[options.length + 1] = "--out";
        words[options.length + 2] = file;
        Seen seen = clinamen(words);
        assertThat(seen.code()).as(seen.err()).isIn(Exit.OK, Exit.ABORTED);
        return file;
    }

    @Test
    @DisplayName("the rounds of a simulated run are made again: counts and bit agree with the transcript")
    void everyRound() {
        Path file = run("run.json", "--epsilon", "0.4", "--seed", "11");
        Transcript t = TranscriptFile.read(file);
        RunEvidence evidence = RunSight.of("run.json", t, 1_000_000);
        SeenRounds seen = evidence.rounds().orElseThrow();
        assertThat(seen.agreement()).isEqualTo(SeenRounds.Agreement.WHOLE);
        assertThat(seen.counts().values().stream()
                        .flatMap(o -> o.values().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(t.counts().rounds());
        assertThat(seen.first().stream().allMatch(r -> r.fate() == SeenRound.Fate.RIGHT))
                .isTrue();
        assertThat(evidence.verified()).isTrue();
        assertThat(evidence.certificate().orElseThrow().statement()).contains("1/3");
    }

    @Test
    @DisplayName("the rounds shown are the run's: the parity of their values is the output")
    void theBitsAreTheRuns() {
        Path file = run("few.json", "--epsilon", "0.5", "--target", "0.01", "--seed", "3");
        Transcript t = TranscriptFile.read(file);
        SeenRounds seen = Replay.of(t, 1_000_000);
        assertThat(seen.first()).hasSize((int) t.counts().rounds());
        boolean parity = seen.first().stream().filter(SeenRound::bit).count() % 2 == 1;
        assertThat(((Verdict.Accepted) t.verdict()).output().get(0)).isEqualTo(parity);
    }

    @Test
    @DisplayName("a receipt has a page of its own, without outcomes")
    void receipts() throws IOException {
        Path receipt = folder.resolve("receipt.json");
        run("run.json", "--epsilon", "0.4", "--seed", "11", "--receipt", receipt);
        assertThat(clinamen("report", receipt).code()).isZero();
        assertThat(Files.readString(folder.resolve("receipt.html")))
                .contains("Rounds that were wrong", "None.")
                .doesNotContain("Outcomes, setting by setting", "the bit is");
    }

    @Test
    @DisplayName("a run from a file of bits and recorded rounds; once the file is gone the page says so")
    void realInput() throws IOException {
        Path bits = folder.resolve("bits.bin");
        byte[] bytes = new byte[4000];
        new Random(5).nextBytes(bytes);
        Files.write(bits, bytes);
        Path rounds = folder.resolve("lab.rounds");
        assertThat(clinamen("record", rounds, "--source", "file:" + bits, "--epsilon", "0.45")
                        .code())
                .isZero();
        Path file = run("run.json", "--source", "file:" + bits, "--device", "rounds:" + rounds, "--epsilon", "0.45");
        assertThat(clinamen("report", file).code()).isZero();
        assertThat(Files.readString(folder.resolve("run.html")))
                .contains(
                        "their counts and output are those of the transcript",
                        "Read from outside:",
                        "rounds:" + rounds);
        Files.delete(bits);
        assertThat(clinamen("report", file).code()).isZero();
        assertThat(Files.readString(folder.resolve("run.html"))).contains("could not be made again", "no such file");
    }

    @Test
    @DisplayName("only the first rounds, none, or bits that are gone: the page says which")
    void partly() throws IOException {
        Path file = run("long.json", "--seed", "2", "--epsilon", "0.03");
        assertThat(RunSight.of("", TranscriptFile.read(file), 1)
                        .rounds()
                        .orElseThrow()
                        .agreement())
                .isEqualTo(SeenRounds.Agreement.PART);
        Seen seen = clinamen("report", file, "--rounds", "0", "--out", folder.resolve("x.html"), "--json");
        assertThat(seen.json().get("file").asString()).endsWith("x.html");
        assertThat(Files.readString(folder.resolve("x.html"))).contains("Not shown: the rounds were not asked for.");
        Path os = run("os.json", "--source", "os", "--epsilon", "0.45");
        assertThat(RunSight.of("", TranscriptFile.read(os), 100).roundsMissing())
                .contains("are gone");
    }

    @Test
    @DisplayName("a changed file is refused with one line")
    void tampered() throws IOException {
        Path file = run("run.json", "--epsilon", "0.45", "--seed", "2");
        Files.writeString(file, Files.readString(file).replace("\"seed\": 2", "\"seed\": 3"));
        Seen seen = clinamen("report", file);
        assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err().strip().lines()).hasSize(1);
        assertThat(folder.resolve("run.html")).doesNotExist();
        assertThat(clinamen("report", file, "--rounds", "-1").code()).isEqualTo(Exit.USAGE);
        assertThat(clinamen("report").code()).isEqualTo(Exit.USAGE);
    }
}
