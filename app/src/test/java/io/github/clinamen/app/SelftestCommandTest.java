package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SelftestCommandTest {
    @Test
    @DisplayName("selftest prints a line for each group and passes at the default seed")
    void passes() {
        var seen = clinamen("selftest", "--rounds", "32768");
        assertThat(seen.code()).isEqualTo(Exit.OK);
        assertThat(seen.err()).isEmpty();
        assertThat(seen.out())
                .contains(
                        "source adversarial, epsilon 0.1",
                        "boxes ghz:0.03,0.01, 5 parties",
                        "run, amplification",
                        "run, Box 1")
                .contains("passed: 0 of ")
                .doesNotContain("FAILED");
    }

    @Test
    @DisplayName("selftest --json; with a false alarm of almost 1 some check fails, and the exit code is 5")
    void fails() {
        var seen = clinamen("selftest", "--rounds", "16384", "--false-alarm", "0.999", "--seed", "6", "--json");
        JsonNode json = seen.json();
        int failed = json.get("failed").asInt();
        assertThat(json.get("passed").asBoolean()).isEqualTo(failed == 0);
        assertThat(seen.code()).isEqualTo(failed == 0 ? Exit.OK : Exit.REJECTED);
        long below = json.get("checks")
                .valueStream()
                .filter(c -> c.get("pValue").asDouble() < json.get("threshold").asDouble())
                .count();
        assertThat(below).isEqualTo(failed);
        assertThat(json.get("checks").get(0).propertyNames())
                .containsExactlyInAnyOrder("group", "name", "trials", "observed", "expected", "pValue");
    }

    @Test
    void wrongCommandLines() {
        assertThat(clinamen("selftest", "--rounds", "5").code()).isEqualTo(Exit.USAGE);
        assertThat(clinamen("selftest", "--false-alarm", "2").err()).contains("falseAlarm: expected above 0");
    }
}
