package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LaboratoryCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(line.split(" "));
    }

    @Test
    @DisplayName(
            "attack: every adversary, the broken assumptions flagged, exit code 0 since no fair one exceeds the bound")
    void attack() {
        assertThat(run("attack --epsilon 0.4 --nd 4 --log2-nb 2 --trials 500")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .startsWith("simulation: 5 parties, epsilon 0.4, scattered, Nd = 4, Nb = 2^2")
                .contains("undetectable", "local", "cheat:", "three-party", "signalling", "leaked-picks")
                .contains("above the bound: an assumption is broken")
                .doesNotContain("***");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("attack --table: docs/attacks.md shows what it prints")
    void gapTable() {
        assertThat(run("attack --table --nd 1")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .startsWith("| eps | Nb = 2 | Nb = 4 | Nb = 8 | Nb = 32 | Nb = 128 |")
                .contains("| 0.5 | 0.75000 / 0.88889 (2.4) | 0.53125 / 0.74074 (2.1) |");
    }

    @Test
    void attackWithWrongRoundsAllowed() {
        assertThat(run("attack cheat --epsilon 0.4 --nd 4 --wrong-allowed 1 --trials 200"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString()).contains(", W = 1", "cheat:2x3+2x4").doesNotContain("***");
    }

    @Test
    void attackAsJson() {
        assertThat(run("attack cheat --bad 1 --layout blocks --nd 1 --log2-nb 2 --trials 200 --json"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("\"simulation\" : true", "\"adversary\" : \"cheat:1\"", "\"trials\" : 200", "\"successLow\"")
                .contains("\"bound\"", "\"computedAdvantage\"", "\"excess\" : false", "\"origin\"");
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        run("attack undetectable --nd 1 --log2-nb 1 --trials 300 --seed 5 --json");
        String once = out.toString();
        out.getBuffer().setLength(0);
        run("attack undetectable --nd 1 --log2-nb 1 --trials 300 --seed 5 --json");
        assertThat(out.toString()).isEqualTo(once);
        out.getBuffer().setLength(0);
        run("attack undetectable --nd 1 --log2-nb 1 --trials 300 --seed 6 --json");
        assertThat(out.toString()).isNotEqualTo(once);
    }

    @Test
    void bestResponse() {
        assertThat(run("best-response --epsilon 0.5 --nd 1 --log2-nb 1 --json")).isEqualTo(Exit.OK);
        // One tested round, predictable boxes in both: 1 - eps^3 (3 - 2 eps) = 3/4.
        assertThat(out.toString()).contains("\"mixed\" : \"0.75\"", "\"order\" : \"blocks\"");
    }

    @Test
    void classicalLimit() {
        assertThat(run("classical-limit majority:3 --epsilon 0.3 --strategy")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("0.7840000000", "at least 1 - epsilon = 0.7", "after (start) lean to");
        assertThat(run("classical-limit parity:7 --epsilon 0.2 --json")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("\"probability\" : \"0.8\"");
    }

    @Test
    void baseline() {
        assertThat(run("baseline --epsilon 0.45,0.3")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("never", "0.3820", "0.4425");
        out.getBuffer().setLength(0);
        assertThat(run("baseline --settings 8 --epsilon 0.45 --json")).isIn(Exit.OK, Exit.ABORTED);
        assertThat(out.toString()).contains("\"settings\" : 8", "\"simulation\" : true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attack magic",
                "attack --layout rows",
                "attack --trials 0",
                "attack --epsilon 0",
                "attack --log2-nb 15",
                "attack cheat --bad 9",
                "attack --wrong-allowed -1",
                "attack --wrong-allowed 65",
                "attack --wrong-allowed 1 --layout blocks",
                "attack cheat --table",
                "attack leaked-picks --layout blocks",
                "best-response --nd 9",
                "best-response --epsilon 0.7",
                "classical-limit hash:3",
                "classical-limit parity:9 --strategy",
                "baseline --settings 3 --epsilon 0.4",
                "baseline --settings 4",
                "baseline --target 0.3"
            })
    @DisplayName("a wrong command line gives one line and exit code 2")
    void wrongCommandLines(String line) {
        assertThat(run(line)).isEqualTo(Exit.USAGE);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("clinamen: ").contains("expected");
    }
}
