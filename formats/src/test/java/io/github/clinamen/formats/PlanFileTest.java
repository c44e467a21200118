package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.plan.BlockSearch;
import io.github.clinamen.core.plan.BoxOneRequest;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
    @TempDir
    Path folder = Path.of("");

    private static Protocol plan(String kind) {
        BigFraction target = new BigFraction(1, 1000);
        PlanRequest request = PlanRequest.of(Epsilon.parse("1/3"), target, List.of(CertifiedGauge.a3()))
                .withAttempts(3);
        BoxOneRequest boxOne = BoxOneRequest.paper(Epsilon.parse("1/3"), target);
        return switch (kind) {
            case "one bit" -> Planner.plan(request).best().orElseThrow().protocol();
            case "bits" ->
                Planner.plan(request.withOutputBits(300).withDigest(true))
                        .best()
                        .orElseThrow()
                        .protocol();
            case "noise" ->
                Planner.plan(request.withNoise(new BigFraction(1, 100), new BigFraction(99, 100)))
                        .best()
                        .orElseThrow()
                        .protocol();
            case "paper" -> BlockSearch.plan(boxOne).best().orElseThrow().protocol();
            case "product" ->
                BlockSearch.plan(boxOne.by(BoxOneRequest.Analysis.PRODUCT))
                        .best()
                        .orElseThrow()
                        .protocol();
            case "practical" ->
                new ExpansionRequest(
                                BoxModel.NC,
                                5,
                                Epsilon.parse("0.45"),
                                10_000,
                                new BigFraction(1, 100),
                                0.99,
                                new BigFraction(1, 1_000_000),
                                "circulant")
                        .plan();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @DisplayName("a plan read back equals the plan written, with its seal or without")
    @ValueSource(strings = {"one bit", "bits", "noise", "paper", "product", "practical"})
    void roundTrip(String kind) throws IOException {
        Protocol plan = plan(kind);
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan);
        assertThat(PlanFile.read(file)).isEqualTo(plan);
        Files.writeString(file, PlanFile.text(plan));
        assertThat(PlanFile.read(file)).isEqualTo(plan);
    }

    @ParameterizedTest
    @DisplayName("every change that makes no plan is one line that names the file and the fault")
    @CsvSource(delimiter = '|', textBlock = """
            one bit | "version": 2          | "version": 1                | version 1
            one bit | "protocol": "amplification" | "protocol": "scattered" | protocol
            one bit | "game": "mermin:3:majority:3" | "game": "mermin:3:parity:2" | no certificate
            one bit | "game": "mermin:3:majority:3" | "game": "magic"   | magic
            one bit | "settings": "parity-completion" | "settings": "independent" | one to one
            one bit | "attempts": 3         | "attempts": 3, "x": 1       | unknown field
            one bit | "attempts": 3         | "attempts": 0               | attempts
            one bit | "wrongAllowed": 0     | "wrongAllowed": -1          | wrongAllowed
            one bit | "wrongAllowed": 0,    |                             | wrongAllowed
            one bit | "epsilon": "1/3"      | "epsilon": 0.33             | epsilon
            one bit | "epsilon": "1/3"      | "epsilon": "2/3"            | epsilon
            product | "distillation": "parity" | "distillation": "code:parity:3" | distillation
            product | "alpha": "1/2"        | "alpha": "4/5"              | frontier
            practical | "model": "nc"       | "model": "xx"               | model
            """)
    void malformed(String kind, String from, String to, String named) throws IOException {
        Path file = folder.resolve("plan.json");
        String text = PlanFile.text(plan(kind));
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
        PlanFile.write(file, plan("one bit"));
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
