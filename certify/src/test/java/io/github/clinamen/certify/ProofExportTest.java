package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofExportTest {
    private static final PredictabilityCertificate FIVE =
            PredictabilityFinder.find(new MerminGame(5), new OutcomeFunction.Majority(3), 0b11111, Symmetry.FULL);

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            Assumptions.abort(command.getFirst() + " is not installed");
            return "";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void z3RefutesABetterBoxAndFindsASlightlyWorseOne(@TempDir Path folder) throws Exception {
        for (int w = 0; w < 2; w++) {
            Path file = folder.resolve("five.smt2");
            Files.writeString(file, new ProofExport(FIVE, w).smtLib());
            assertThat(run(List.of("z3", file.toString())).strip()).isEqualTo("unsat");
            Files.writeString(file, new ProofExport(FIVE, w).smtLib(new BigFraction(7499, 10000)));
            assertThat(run(List.of("z3", file.toString())).strip()).isEqualTo("sat");
        }
    }

    @Test
    void viprchkVerifiesTheProof(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("five.vipr");
        Files.writeString(file, new ProofExport(FIVE, 0).vipr());
        assertThat(run(List.of("viprchk", file.toString()))).contains("Successfully verified");
    }

    @Test
    void theExportsSayWhatTheyProve() {
        ProofExport export = new ProofExport(FIVE, 0);
        assertThat(export.vipr()).contains("RTP range 24 24", "the largest P(majority:3 = 0 | 11111) is 3/4");
        assertThat(export.mps()).contains("the optimum is -24").endsWith("ENDATA\n");
        assertThat(export.mps().lines().filter(l -> l.startsWith(" G ") || l.startsWith(" E P")))
                .hasSize(120);
    }
}
