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
    @DisplayName("(P4) for epsilon = 0.1 and 10^-6: 1059780 rounds of five parties, where (C7) asks for 10^5971")
    void answersInJson() {
        var json = clinamen("plan", "--parties", 5, "--analysis", "scattered-p4", "--json")
                .json();
        assertThat(json.get("feasible").booleanValue()).isTrue();
        assertThat(json.get("layout").stringValue()).isEqualTo("scattered");
        assertThat(json.get("rounds").longValue()).isEqualTo(1059780);
        assertThat(json.get("log10Rounds").doubleValue()).isCloseTo(6.0252, within(1e-4));
        assertThat(json.get("paperLog10Rounds").doubleValue()).isCloseTo(5970.53, within(0.01));
        assertThat(json.get("bound").get("log2").doubleValue())
                .isLessThan(-19.9315)
                .isGreaterThan(-19.94);
        assertThat(json.get("completeness").doubleValue()).isEqualTo(1);
        assertThat(json.get("runnersUp").isEmpty()).isFalse();
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
        assertThat(PlanFile.read(file).layout().distilledRounds())
                .isEqualTo(seen.json().get("nd").longValue());
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
                "--target 0.5",
                "--bits 0",
                "--noise 0.5",
                "--nd 0",
                "--log2-nb -1",
                "--analysis best",
                "--layout heap",
                "--parties 2",
                "--function majority:2",
                "--settings none",
                "--least money",
                "--completeness 1",
                "--layout blocks --analysis scattered"
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
