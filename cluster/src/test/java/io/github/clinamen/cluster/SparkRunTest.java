package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.formats.PlanFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
class SparkRunTest {
    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine command = SparkRun.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(args);
    }

    @Test
    @DisplayName("A plan is run, its transcript written and verified, and an altered claim is not verified")
    void runsAndVerifies() {
        Protocol plan = Plans.parity(2_000_006, 0);
        Path planFile = folder.resolve("plan.json");
        Path transcript = folder.resolve("run.json");
        PlanFile.write(planFile, plan);
        String[] args = {
            "--plan",
            planFile.toString(),
            "--source",
            "biased:1",
            "--seed",
            "7",
            "--master",
            "local[2]",
            "--partitions",
            "3",
            "--out",
            transcript.toString(),
            "--json"
        };
        assertThat(run(args)).as("%s", err).isZero();
        JsonNode report = new JsonMapper().readTree(out.toString());
        Run here = Run.of(plan, new BiasedSource(7, plan.epsilon(), true), new GhzDevice(3, 7));
        Tally tally = ParallelRun.finish(here, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        assertThat(report.get("bit").intValue()).isEqualTo(tally.parity() ? 1 : 0);
        assertThat(report.get("rounds").longValue()).isEqualTo(2_000_006);
        assertThat(report.get("simulation").booleanValue()).isTrue();
        assertThat(here.verdict(tally)).isInstanceOf(Verdict.Accepted.class);
        assertThat(run("--verify", transcript.toString(), "--master", "local[2]"))
                .isZero();
        assertThat(out.toString()).contains("verified    the transcript agrees").contains("SIMULATION");
    }

    @Test
    @DisplayName(
            "Recorded rounds and a file of bits: their digests stand in the transcript; a changed file is not verified")
    void inputsAreNamedByTheirDigest() throws IOException {
        Protocol plan = Plans.parity(40_002, 0);
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        Path bits = Files.write(folder.resolve("bits"), bytes);
        Path planFile = folder.resolve("small.json");
        PlanFile.write(planFile, plan);
        Path recording = Recordings.record(new Job(plan, "file:" + bits, "ghz", 1), folder.resolve("boxes.parquet"));
        Path transcript = folder.resolve("lab.json");
        assertThat(run(
                        "--plan",
                        planFile.toString(),
                        "--source",
                        "file:" + bits,
                        "--device",
                        "rounds:" + recording,
                        "--source-is-blind",
                        "--out",
                        transcript.toString(),
                        "--master",
                        "local[1]"))
                .as("%s", err)
                .isZero();
        // 40002 rounds: 626 words of two planes.
        assertThat(Files.readString(transcript)).contains("\"bytes\": " + 8 * 626 * 2);
        bytes[199_999] ^= 1;
        Files.write(bits, bytes);
        assertThat(run("--verify", transcript.toString()))
                .as("unused bits may change: %s %s", out, err)
                .isZero();
        Files.write(recording, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(run("--verify", transcript.toString())).isEqualTo(4);
    }

    @Test
    void mistakesAreExplainedInOneLine() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--plan", "/nowhere")).isEqualTo(4);
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "clinamen-spark: plan: expected --plan FILE or --verify FILE",
                        "clinamen-spark: /nowhere: cannot be read: no such file or directory",
                        "clinamen-spark: Unknown option: '--nonsense' (see --help)");
    }
}
