package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code audit}: what it says of files, and that it never confirms. */
class AuditCommandTest {
    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] random(int bytes) {
        byte[] all = new byte[bytes];
        new Random(3).nextBytes(all);
        return all;
    }

    @Test
    void fairBitsAreNotRefutedAndNotConfirmed() throws IOException {
        Path fair = file("fair.bin", random(200_003));
        CommandLineRunner.Seen seen = clinamen("audit", fair, "--epsilon", 0.45);
        assertThat(seen.code()).isZero();
        assertThat(seen.out()).startsWith("not refuted").contains("That confirms nothing.", "1,600,000");
        JsonNode json = clinamen("audit", fair, "--epsilon", 0.45, "--json").json();
        assertThat(json.get("verdict").asString()).isEqualTo("not refuted");
        assertThat(json.get("greatestEpsilon").asDouble()).isGreaterThan(0.48);
        assertThat(json.get("predictor").isNull()).isTrue();
        assertThat(json.get("segments").size()).isEqualTo(2);
    }

    @Test
    void zerosAndTextAreRefuted() throws IOException {
        CommandLineRunner.Seen seen = clinamen("audit", file("zeros.bin", new byte[4096]), "--epsilon", "0.1");
        assertThat(seen.code()).isEqualTo(Exit.ABORTED);
        assertThat(seen.out()).startsWith("refuted").contains("\"always 0\"");
        byte[] text = new byte[20_000];
        Random random = new Random(4);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('0' + random.nextInt(2));
        }
        JsonNode json = clinamen("audit", file("text.bin", text), "--epsilon", "0.1", "--json")
                .json();
        assertThat(json.get("verdict").asString()).isEqualTo("refuted");
        assertThat(json.get("looksLike").asString()).contains("characters 0 and 1");
        assertThat(json.get("wealthBits").asDouble())
                .isGreaterThan(json.get("neededBits").asDouble());
    }

    @Test
    void ofRecordedRoundsTheSettingsAreAudited() {
        Path rounds = folder.resolve("lab.rounds");
        assertThat(clinamen(
                                "practical",
                                "record",
                                rounds,
                                "--parties",
                                3,
                                "--rounds",
                                40_000,
                                "--seed",
                                5,
                                "--source",
                                "biased",
                                "--epsilon",
                                "0.3")
                        .code())
                .isZero();
        assertThat(clinamen("audit", rounds, "--epsilon", "0.3").code()).isZero();
        JsonNode json = clinamen("audit", rounds, "--epsilon", "0.34", "--json").json();
        assertThat(json.get("verdict").asString()).isEqualTo("refuted");
        assertThat(json.get("predictor").asString()).isEqualTo("always 1");
        assertThat(json.get("bits").asLong()).isEqualTo(120_000);
        assertThat(json.get("greatestEpsilon").asDouble()).isBetween(0.3, 0.34);
    }

    @Test
    void errorsAreTold() throws IOException {
        assertThat(clinamen("audit", folder.resolve("none"), "--epsilon", "0.3").err())
                .contains("no such file");
        assertThat(clinamen("audit", file("few.bin", new byte[7]), "--epsilon", "0.3")
                        .err())
                .contains("at least 64 bits");
        assertThat(clinamen("audit", file("some.bin", new byte[70])).code()).isEqualTo(Exit.USAGE);
        assertThat(clinamen("audit", folder.resolve("some.bin"), "--epsilon", "0.3", "--error", "1")
                        .err())
                .contains("error: expected");
    }

    @Test
    void aRunWhoseSettingsRefuteEpsilonIsNotAccepted() throws IOException {
        Path zeros = file("zeros.bin", new byte[20_000]);
        Path out = folder.resolve("run.json");
        for (String command : new String[] {"run --epsilon 0.1", "practical run --rounds 20000 --epsilon 0.45"}) {
            String words = command + " --seed 1 --source file:" + zeros + " --out " + out + " --json";
            CommandLineRunner.Seen seen = clinamen((Object[]) words.split(" "));
            assertThat(seen.code()).isEqualTo(Exit.ABORTED);
            assertThat(seen.json().get("verdict").asString()).isEqualTo("aborted");
            assertThat(seen.json().get("reason").asString()).containsPattern("refute");
            assertThat(seen.err()).contains("the settings refute epsilon: \"always 0\" was right for");
            assertThat(clinamen("verify", out).code()).isZero();
            Files.delete(out);
        }
    }
}
