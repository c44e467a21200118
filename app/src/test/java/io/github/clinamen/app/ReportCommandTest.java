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
    @DisplayName("the rounds of a simulated run are made again: digest, totals and bit agree with the transcript")
    void scattered() {
        Path file = run("run.json", "--epsilon", "0.4", "--seed", "11");
        Transcript t = TranscriptFile.read(file);
        RunEvidence evidence = RunSight.of("run.json", t, 1_000_000);
        SeenRounds seen = evidence.rounds().orElseThrow();
        assertThat(seen.agreement()).isEqualTo(SeenRounds.Agreement.WHOLE);
        assertThat(seen.counts().values().stream()
                        .flatMap(o -> o.values().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(t.totals().rounds());
        assertThat(seen.first().stream()
                        .filter(r -> r.fate() == SeenRound.Fate.DISTILLED)
                        .toList())
                .as("one pick in each bin")
                .hasSize(seen.first().size() / 4);
        assertThat(evidence.certificate().orElseThrow().name()).isEqualTo("frontier-4-majority-3.json");
    }

    @Test
    @DisplayName("the distilled rounds shown are the run's: their parity is the output, for picks and for a block")
    void theBitsAreTheRuns() {
        parityIsTheBit(
                run("few.json", "--epsilon", "0.5", "--target", "0.1", "--nd", "6", "--log2-nb", "4", "--seed", "3"));
        parityIsTheBit(run(
                "block.json",
                "--layout",
                "blocks",
                "--analysis",
                "product",
                "--epsilon",
                "0.5",
                "--target",
                "0.4",
                "--nd",
                "4",
                "--log2-nb",
                "5",
                "--settings",
                "discard",
                "--parties",
                "5",
                "--seed",
                "5"));
    }

    private static void parityIsTheBit(Path file) {
        Transcript t = TranscriptFile.read(file);
        SeenRounds seen = Replay.of(t, 1_000_000);
        assertThat(seen.distilled()).hasSize((int) t.plan().layout().distilledRounds());
        boolean parity = seen.distilled().stream().filter(SeenRound::bit).count() % 2 == 1;
        assertThat(t.verdict()).isInstanceOf(Verdict.Accepted.class);
        assertThat(((Verdict.Accepted) t.verdict()).output().get(0)).isEqualTo(parity);
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
                .contains("their digest is that of the transcript", "Read from outside:", "rounds:" + rounds);
        Files.delete(bits);
        assertThat(clinamen("report", file).code()).isZero();
        assertThat(Files.readString(folder.resolve("run.html"))).contains("could not be made again", "no such file");
    }

    @Test
    @DisplayName("only the first rounds, none, or bits that are gone: the page says which")
    void partly() throws IOException {
        Path file = run("long.json", "--seed", "2", "--epsilon", "0.06");
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
