package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.formats.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    @DisplayName(
            "(A3) for epsilon = 0.1 and 10^-6 in the paper's figure: 3723 rounds of three parties, where (C7) asks for 10^5971")
    void answersInJson() {
        var json = clinamen("plan", "--epsilon", 0.1, "--target", "1e-6", "--figure", "paper", "--json")
                .json();
        assertThat(json.get("feasible").booleanValue()).isTrue();
        assertThat(json.get("parties").intValue()).isEqualTo(3);
        assertThat(json.get("rounds").longValue()).isEqualTo(3723);
        assertThat(json.get("sourceBits").longValue()).isEqualTo(7446);
        assertThat(json.get("theorem").stringValue()).isEqualTo("A3");
        assertThat(json.get("log10Rounds").doubleValue()).isCloseTo(3.5709, within(1e-4));
        assertThat(json.get("paperLog10Rounds").doubleValue()).isCloseTo(5970.53, within(0.01));
        assertThat(json.get("traceDistance").doubleValue()).isBetween(1.99e-6, 2e-6);
        assertThat(json.get("guessBoundMinusHalf").doubleValue())
                .isCloseTo(json.get("traceDistance").doubleValue() / 2, within(1e-12));
        assertThat(json.get("completeness").doubleValue()).isEqualTo(1);
    }

    @Test
    @DisplayName("--target is the trace distance: half of it is the paper's figure, so 1e-6 takes more rounds")
    void figures() {
        long paper = rounds("--target", "1e-6", "--figure", "paper");
        long distance = rounds("--target", "1e-6");
        assertThat(rounds("--target", "2e-6")).isEqualTo(paper).isLessThan(distance);
        assertThat(rounds()).isEqualTo(paper);
    }

    private static long rounds(Object... options) {
        Object[] words = new Object[options.length + 2];
        words[0] = "plan";
        words[1] = "--json";
        System.arraycopy(options, 0, words, 2, options.length);
        return clinamen(words).json().get("rounds").longValue();
    }

    @Test
    @DisplayName("an infeasible target is an answer that says how many rounds it would take")
    void infeasible() {
        var seen = clinamen("plan", "--epsilon", 0.1, "--analysis", "paper", "--json");
        assertThat(seen.code()).isEqualTo(Exit.OK);
        assertThat(seen.json().get("feasible").booleanValue()).isFalse();
        assertThat(seen.json().get("log10Rounds").doubleValue()).isCloseTo(5970.53, within(0.01));
        assertThat(seen.json().get("rounds").isNull()).isTrue();
    }

    @Test
    @DisplayName("the plan file holds the plan that was printed")
    void writesThePlan() {
        Path file = folder.resolve("plan.json");
        var seen = clinamen("plan", "--epsilon", 0.4, "--noise", 0.003, "--out", file, "--json");
        assertThat(PlanFile.read(file).measuredRounds().longValueExact())
                .isEqualTo(seen.json().get("rounds").longValue());
        assertThat(PlanFile.read(file).wrongAllowed()).isPositive();
    }

    @ParameterizedTest
    @DisplayName("what cannot be is one line and exit code 2, and leaves the output alone")
    @ValueSource(
            strings = {
                "--epsilon 0",
                "--epsilon 0.6",
                "--epsilon x",
                "--target 0",
                "--target 1",
                "--bits 0",
                "--noise 0.5",
                "--analysis product --nd 0",
                "--analysis product --log2-nb -1",
                "--analysis best",
                "--analysis product --parties 2",
                "--analysis product --settings none",
                "--analysis product --bits 2",
                "--game mermin:3:parity:2",
                "--game heap",
                "--figure heap",
                "--attempts 0",
                "--rounds 5 --bits 2",
                "--least money",
                "--completeness 1"
            })
    void misuse(String options) throws Exception {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "kept");
        var seen = clinamen((Object[]) ("plan --force --out " + file + " " + options).split(" "));
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.USAGE);
        assertThat(seen.err().strip()).startsWith("clinamen: ").doesNotContain("\n");
        assertThat(Files.readString(file)).isEqualTo("kept");
    }
}
