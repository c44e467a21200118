package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealBoxesTest {
    private static final Path IBM = Path.of("../testdata/ibm_marrakesh_ghz5.json");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @DisplayName("assess: the IBM data in one object")
    void ibmJson() {
        assertThat(run("assess", IBM, "--json")).isEqualTo(Exit.OK);
        JsonNode report = new JsonMapper().readTree(out.toString());
        assertThat(report.get("merminValue").doubleValue()).isCloseTo(14.535, within(0.0005));
        assertThat(report.get("wrongFraction").doubleValue()).isCloseTo(0.0458, within(0.00005));
        assertThat(report.get("relabelling").stringValue())
                .isEqualTo("X and Y exchanged at all parties; outcome of party 1 flipped");
        assertThat(report.get("predictability").doubleValue()).isCloseTo(0.9208, within(0.00005));
        assertThat(report.get("symmetryAssumed").booleanValue()).isTrue();
        assertThat(report.get("kind").stringValue()).isEqualTo("counts");
        // Theorem A has certified games of two and three parties.
        assertThat(report.get("amplification").get("reason").stringValue()).isEqualTo("no certified game of 5 parties");
    }

    @Test
    @DisplayName("assess: the report names the symmetry, the relabelling, and what counts cannot show")
    void ibmText() {
        assertThat(run("assess", IBM)).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains(
                        "Mermin value  14.535 of 16",
                        "symmetry assumed",
                        "The value rests on the assumption of symmetry")
                .contains("X and Y exchanged at all parties", "They are no run of the protocol")
                .contains("no further: no certified game of 5 parties");
    }

    @Test
    @DisplayName("assess: a record read from the wrong end is found out and read from the other")
    void reversedRecords() throws IOException {
        Path rounds = folder.resolve("r.rounds");
        assertThat(run(
                        "record",
                        rounds,
                        "--epsilon",
                        "0.5",
                        "--game",
                        "mermin:3:majority:3",
                        "--target",
                        "1e-6",
                        "--seed",
                        5))
                .as(err.toString())
                .isEqualTo(Exit.OK);
        Path text = folder.resolve("r.01");
        assertThat(run("convert", rounds, text)).isEqualTo(Exit.OK);
        List<String> reversed = Files.readAllLines(text).stream()
                .map(line -> new StringBuilder(line).reverse().toString())
                .toList();
        Path backwards = Files.write(folder.resolve("b.01"), reversed);
        out.getBuffer().setLength(0);
        assertThat(run("assess", backwards, "--parties", 3)).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("Mermin value  4.000 of 4")
                .contains("the opposite of party 1 first", "detected: only so do the rounds violate the inequality")
                .contains("These are rounds in order");
    }

    @Test
    @DisplayName("circuits: one a setting, with a manifest; results without names are assessed by it")
    void circuits() throws IOException {
        Path dir = folder.resolve("ghz3");
        assertThat(run("circuits", dir, "--parties", 3, "--qasm", "2")).isEqualTo(Exit.OK);
        assertThat(dir.resolve("mermin_XXX.qasm"))
                .content()
                .startsWith("// mermin_XXX")
                .contains("OPENQASM 2.0;");
        assertThat(dir.resolve("mermin_XYX.qasm")).doesNotExist();
        // In the order of the manifest: XYY, YXY, YYX need odd parity, XXX even.
        Path results = Files.writeString(
                folder.resolve("results.json"), "[{\"111\": 9}, {\"001\": 9}, {\"010\": 9}, {\"011\": 9}]");
        out.getBuffer().setLength(0);
        assertThat(run("assess", results, "--manifest", dir.resolve("manifest.json"), "--json"))
                .isEqualTo(Exit.OK);
        assertThat(new JsonMapper().readTree(out.toString()).get("merminValue").doubleValue())
                .isEqualTo(4);
        assertThat(run("circuits", dir, "--parties", 3)).isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString()).contains("expected a new or empty folder");
    }

    @Test
    @DisplayName(
            "circuits --plan: the schedule is what run draws, so that outcomes from hardware run as they come back")
    void schedule() throws IOException {
        Path plan = folder.resolve("plan.json");
        Path dir = folder.resolve("ghz3");
        assertThat(run("plan", "--epsilon", "0.5", "--game", "mermin:3:majority:3", "--out", plan))
                .as(err.toString())
                .isEqualTo(Exit.OK);
        assertThat(run("circuits", dir, "--plan", plan, "--source", "biased", "--seed", 7))
                .as(err.toString())
                .isEqualTo(Exit.OK);
        assertThat(run("record", folder.resolve("r.rounds"), "--plan", plan, "--source", "biased", "--seed", 7))
                .isEqualTo(Exit.OK);
        // The hardware: what ideal boxes answer to these settings, as Qiskit's memory.
        Path memory = folder.resolve("memory.json");
        assertThat(run("convert", folder.resolve("r.rounds"), memory, "--part", "outcomes"))
                .isEqualTo(Exit.OK);
        Path back = folder.resolve("back.rounds");
        assertThat(run(
                        "convert",
                        memory,
                        back,
                        "--settings",
                        dir.resolve("settings.01"),
                        "--parties",
                        3,
                        "--simulated"))
                .as(err.toString())
                .isEqualTo(Exit.OK);
        try (RoundsFile recorded = RoundsFile.open(folder.resolve("r.rounds"));
                RoundsFile imported = RoundsFile.open(back)) {
            // But for what only the recorder can know: that all settings were drawn first.
            assertThat(imported.rounds()).isEqualTo(recorded.rounds()).isPositive();
            assertThat(imported.chunk(0).planes().mismatch(recorded.chunk(0).planes()))
                    .isEqualTo(-1);
            assertThat(imported.chunk(0).planes().byteSize()).isLessThanOrEqualTo(6L * RoundChunk.ROUNDS / 8);
        }
        assertThat(run(
                        "run",
                        "--plan",
                        plan,
                        "--source",
                        "biased",
                        "--seed",
                        7,
                        "--device",
                        "rounds:" + back,
                        "--source-is-blind"))
                .as(err.toString())
                .isEqualTo(Exit.OK);
    }

    @Test
    void refused() throws IOException {
        Path results = Files.writeString(folder.resolve("r.json"), "{\"XYY\": {\"111\": 9}}");
        assertThat(run("assess", results)).isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString())
                .contains("r.json: missing settings: none with [0] Y's")
                .hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("assess", IBM, "--confidence", "1")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("confidence: expected a number above 0 and below 1, found 1.0");
        err.getBuffer().setLength(0);
        assertThat(run("assess", IBM, "--party-1", "first")).isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString())
                .contains("expected the given bit order, first")
                .hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("circuits", folder.resolve("c"), "--parties", 14)).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("parties: expected 3 to 13 for circuits, found 14");
    }

    private int run(Object... args) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = String.valueOf(args[i]);
        }
        return command.execute(words);
    }
}
