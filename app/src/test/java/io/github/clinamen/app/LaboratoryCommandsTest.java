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
        assertThat(run("attack --epsilon 0.4 --rounds 40 --trials 300")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .startsWith("simulation: amplification, mermin:3:majority:3, epsilon 0.4, 40 rounds")
                .contains("undetectable", "local", "non-signalling", "signalling", "reading-source", "published-digest")
                .contains("second-run", "above the bound: an assumption is broken")
                .doesNotContain("***");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void attackWithWrongRoundsAllowed() {
        assertThat(run("attack non-signalling --epsilon 0.4 --rounds 30 --wrong-allowed 1 --trials 200"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("30 rounds, at most 1 wrong").doesNotContain("***");
    }

    @Test
    void attackAsJson() {
        assertThat(run("attack cheat --bad 1 --protocol box-1 --nd 1 --log2-nb 2 --trials 200 --json"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("\"simulation\" : true", "\"adversary\" : \"cheat:1\"", "\"trials\" : 200", "\"successLow\"")
                .contains("\"bound\"", "\"computedAdvantage\"", "\"excess\" : false", "\"origin\"")
                .contains("\"protocol\" : \"box-1\"", "\"rounds\" : 4");
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        run("attack local --rounds 3 --trials 300 --seed 5 --json");
        String once = out.toString();
        out.getBuffer().setLength(0);
        run("attack local --rounds 3 --trials 300 --seed 5 --json");
        assertThat(out.toString()).isEqualTo(once);
        out.getBuffer().setLength(0);
        run("attack local --rounds 3 --trials 300 --seed 6 --json");
        assertThat(out.toString()).isNotEqualTo(once);
    }

    @Test
    void bestResponse() {
        assertThat(run("best-response --epsilon 0.5 --rounds 1,2 --json")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("\"nonSignalling\" : \"11/12\"", "\"bound\" : \"121/144\"", "\"classical\" : \"0.5625\"")
                .contains("\"order\" : \"plane by plane\"", "\"exact\" : true")
                .doesNotContain("\"exact\" : false");
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
        assertThat(out.toString()).contains("0.2500", "0.4425").doesNotContain("never");
        assertThat(run("baseline --epsilon 0.25")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("never");
        out.getBuffer().setLength(0);
        assertThat(run("baseline --settings 8 --epsilon 0.45 --json")).isIn(Exit.OK, Exit.ABORTED);
        assertThat(out.toString()).contains("\"settings\" : 8", "\"simulation\" : true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attack magic",
                "attack --protocol rows",
                "attack --game magic-square",
                "attack --trials 0",
                "attack --epsilon 0",
                "attack --rounds 0",
                "attack --rounds 20000 local",
                "attack --protocol box-1 --log2-nb 15 local",
                "attack cheat --bad 9 --protocol box-1",
                "attack cheat",
                "attack --wrong-allowed -1",
                "attack local --rounds 100 --wrong-allowed 65",
                "attack published-digest --rounds 63",
                "attack reading-source --wrong-allowed 1",
                "attack second-run --game chsh",
                "best-response --rounds 11",
                "best-response --epsilon 0.7",
                "classical-limit hash:3",
                "classical-limit parity:9 --strategy",
                "baseline --settings 3 --epsilon 0.4",
                "baseline --settings 4",
                "baseline --settings 2 --epsilon 0.3",
                "baseline --target 0.3"
            })
    @DisplayName("a wrong command line gives one line and exit code 2")
    void wrongCommandLines(String line) {
        assertThat(run(line)).isEqualTo(Exit.USAGE);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("clinamen: ").contains("expected");
    }
}
