package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.core.protocol.ProtocolPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
    @TempDir
    Path folder = Path.of("");

    private static ProtocolPlan plan(String analysis, long bits) {
        return Planner.plan(PlanRequest.of(Epsilon.parse("1/3"), Rationals.parse("target", "1e-3"))
                        .withOutputBits(bits)
                        .withAnalyses(Set.of(analysis)))
                .best()
                .orElseThrow()
                .plan();
    }

    @ParameterizedTest
    @DisplayName("a plan read back equals the plan written")
    @CsvSource({"scattered, 1", "scattered, 2", "scattered, 300", "product, 1", "paper, 1"})
    void roundTrip(String analysis, long bits) {
        ProtocolPlan plan = plan(analysis, bits);
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan);
        assertThat(PlanFile.read(file)).isEqualTo(plan);
    }

    @ParameterizedTest
    @DisplayName("every change that makes no plan is one line that names the file and the fault")
    @CsvSource(delimiter = '|', textBlock = """
            "version": 1         | "version": 2          | version 2
            "parties": 4         | "parties": 2          | parties
            "parties": 4         | "parties": 4, "x": 1  | unknown field
            "layout": "scattered"| "layout": "heap"      | layout
            "wrongAllowed": 0    | "wrongAllowed": -1    | wrongAllowed
            "wrongAllowed": 0,   |                       | wrongAllowed
            "epsilon": "1/3"     | "epsilon": 0.33       | epsilon
            "epsilon": "1/3"     | "epsilon": "2/3"      | epsilon
            "distillation": "parity" | "distillation": "code:parity:3" | length
            "alpha": "1/2"       | "alpha": "4/5"        | frontier
            """)
    void malformed(String from, String to, String named) throws IOException {
        Path file = folder.resolve("plan.json");
        String text = PlanFile.text(plan("scattered", 1));
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to == null ? "" : to));
        assertThatThrownBy(() -> PlanFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(named)
                .hasMessageNotContaining("\n");
    }

    @Test
    @DisplayName("a plan that was written by the program and edited says so; without its seal it is read")
    void edited() throws IOException {
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan("scattered", 1));
        String edited = Files.readString(file).replace("\"wrongAllowed\": 0", "\"wrongAllowed\": 1");
        Files.writeString(file, edited);
        assertThatThrownBy(() -> PlanFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("field sha256: the content has");
        Files.writeString(file, edited.replaceFirst(",\n  \"sha256\": .*\n", "\n"));
        assertThat(PlanFile.read(file).wrongAllowed()).isEqualTo(1);
    }

    @Test
    @DisplayName("a missing file is named")
    void missing() {
        assertThatThrownBy(() -> PlanFile.read(folder.resolve("none.json")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.json");
    }
}
