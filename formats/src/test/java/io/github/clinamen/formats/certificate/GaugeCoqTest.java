package io.github.clinamen.formats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.game.Game;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coq has the last word where {@code ./check proofs} has compiled the proofs; elsewhere only the text is tested. */
class GaugeCoqTest {
    private static final Path PROOFS =
            Path.of("../target/proofs").toAbsolutePath().normalize();

    static List<CertifiedGauge> proven() {
        return List.of(CertifiedGauge.a3(), CertifiedGauge.chsh());
    }

    @Test
    void saysWhatItProves() {
        assertThat(GaugeCoq.write(CertifiedGauge.a3()))
                .contains(
                        "for mermin:3:majority:3.",
                        "L = 2^2 - 11/3.",
                        "Lemma checks : listed_check 3 2 contexts 3 11 slack.");
        assertThat(GaugeCoq.write(CertifiedGauge.chsh())).contains("L = 2^2 - ", "listed_check 2 2 contexts");
    }

    @Test
    void settingsOfMoreThanOneBitAreRefused() {
        CertifiedGauge chained = CertifiedGauge.of(Game.chained(4)).orElseThrow();
        assertThatThrownBy(() -> GaugeCoq.write(chained))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rule reaches just the 8 tested settings of chained:4");
    }

    @ParameterizedTest
    @MethodSource("proven")
    void coqAgreesAndSeesAChangedNumber(CertifiedGauge gauge, @TempDir Path folder) throws Exception {
        assumeThat(PROOFS.resolve("Listed.vo")).exists();
        String text = GaugeCoq.write(gauge);
        assertThat(coqc(folder.resolve("Right.v"), text)).contains("Closed under the global context");
        // The first number of a table, and the claim itself.
        String table = text.replaceFirst("(\\[:: [oi; ]+\\], \\[:: [oi; ]+\\], )(\\d+)\\)", "$17)");
        String claim = text.replaceAll("(listed_check \\d+ \\d+ contexts \\d+ )(\\d)", "$11$2");
        for (String changed : List.of(table, claim)) {
            assertThat(changed).isNotEqualTo(text);
            assertThat(coqc(folder.resolve("Changed.v"), changed)).contains("Error");
        }
    }

    private static String coqc(Path file, String text) throws IOException, InterruptedException {
        Files.writeString(file, text);
        Path output = file.resolveSibling("output.txt");
        Process coqc = new ProcessBuilder(
                        "coqc", "-q", "-w", "none", "-R", PROOFS.toString(), "Clinamen", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(coqc.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
