package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.app.CommandLineRunner.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("run without options certifies a bit to 10^-6 from a simulated source of epsilon 0.1")
    void runsWithoutOptions() {
        Seen seen = clinamen("run", "--json");
        assertThat(seen.err()).isEmpty();
        assertThat(seen.code()).isEqualTo(Exit.OK);
        JsonNode json = seen.json();
        assertThat(json.get("verdict").asString()).isEqualTo("accepted");
        assertThat(json.get("reason").isNull()).isTrue();
        assertThat(json.get("bit").asInt()).isIn(0, 1);
        assertThat(json.get("rounds").asLong()).isEqualTo(3723);
        assertThat(json.get("parties").asInt()).isEqualTo(3);
        assertThat(json.get("theorem").asString()).isEqualTo("A3");
        assertThat(json.get("traceDistance").asDouble()).isBetween(0.0, 2e-6);
        assertThat(json.get("guessBoundMinusHalf").asDouble()).isBetween(0.0, 1e-6);
        assertThat(json.get("simulation").asBoolean()).isTrue();
        for (String field : List.of("wrong", "wrongAllowed", "seed", "seconds", "sourceBits", "bits")) {
            assertThat(json.has(field)).as(field).isTrue();
        }
    }

    @Test
    void saysSimulationToPeople() {
        Seen seen = clinamen("run", "--epsilon", "0.4", "--seed", "3");
        assertThat(seen.out())
                .startsWith("accepted    k = ")
                .contains("SIMULATION", "It rests on:", "P(guess) - 1/2 <=");
    }

    @ParameterizedTest
    @CsvSource({
        "fair, ghz",
        "biased, ghz",
        "adversarial, ghz",
        "adversarial:sequential, ghz:0.001",
    })
    @DisplayName("Two runs with one seed are bit-identical, whatever the number of threads")
    void oneSeedOneRun(String source, String device) throws IOException {
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");
        Object[] words = {
            "run",
            "--epsilon",
            "0.3",
            "--seed",
            "42",
            "--source",
            source,
            "--device",
            device,
            "--noise",
            "0.001",
            "--threads",
            "1",
            "--out",
            one
        };
        int code = clinamen(words).code();
        assertThat(code).isIn(Exit.OK, Exit.ABORTED);
        words[words.length - 3] = "3";
        words[words.length - 1] = other;
        assertThat(clinamen(words).code()).isEqualTo(code);
        assertThat(other).hasSameTextualContentAs(one);
        Seen verified = clinamen("verify", one, "--json");
        assertThat(verified.code()).isEqualTo(Exit.OK);
        assertThat(verified.json().get("verified").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("Real input: a weak source from a file of bytes, boxes from a recorded rounds file")
    void runsOnFiles() throws IOException {
        Path bits = bytes("bits.bin", 2_000_000, 5);
        Path rounds = folder.resolve("lab.rounds");
        Path transcript = folder.resolve("run.json");
        assertThat(clinamen("record", rounds, "--source", "file:" + bits, "--epsilon", "0.2")
                        .code())
                .isEqualTo(Exit.OK);
        Seen seen = clinamen(
                "run",
                "--source",
                "file:" + bits,
                "--device",
                "rounds:" + rounds,
                "--epsilon",
                "0.2",
                "--json",
                "--out",
                transcript);
        assertThat(seen.err()).isEmpty();
        assertThat(seen.json().get("verdict").asString()).isEqualTo("accepted");
        assertThat(clinamen("verify", transcript).code()).isEqualTo(Exit.OK);

        // One byte of the source changed: the recorded settings are not those that the source gives.
        byte[] changed = Files.readAllBytes(bits);
        changed[200] ^= 4;
        Files.write(bits, changed);
        Seen tampered = clinamen("verify", transcript);
        assertThat(tampered.code()).isIn(Exit.BAD_INPUT, Exit.REJECTED);
        assertThat(tampered.err() + tampered.out()).contains("settings");
    }

    @Test
    void aSourceThatRunsDryLeavesNothingBehind() throws IOException {
        Path bits = bytes("short.bin", 100, 6);
        Path transcript = folder.resolve("run.json");
        Files.writeString(transcript, "before");
        Seen seen = clinamen("run", "--source", "file:" + bits, "--epsilon", "0.2", "--out", transcript, "--force");
        assertOneLine(seen, Exit.BAD_INPUT, "ran dry");
        assertThat(transcript).hasContent("before");
        assertThat(filesIn(folder)).containsExactlyInAnyOrder("short.bin", "run.json");
    }

    @Test
    @DisplayName("A run on a file that ends early is the same for any number of threads, and verifies")
    void earlyEndsDoNotDependOnThreads() throws IOException {
        Path bits = bytes("bits.bin", 12_000_000, 8);
        Path plan = folder.resolve("plan.json");
        clinamen("plan", "--epsilon", "0.4", "--rounds", "8000000", "--out", plan);
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");
        for (int threads : new int[] {1, 4}) {
            Seen seen = clinamen(
                    "run",
                    "--plan",
                    plan,
                    "--source",
                    "file:" + bits,
                    "--device",
                    "ghz:0.00001",
                    "--seed",
                    "1",
                    "--threads",
                    threads,
                    "--out",
                    threads == 1 ? one : other);
            assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.ABORTED);
        }
        assertThat(other).hasSameTextualContentAs(one);
        assertThat(clinamen("verify", one).code()).isEqualTo(Exit.OK);
    }

    @Test
    void classicalBoxesAreCaught() {
        Seen seen = clinamen("run", "--device", "local", "--epsilon", "0.3", "--json", "--seed", "1");
        assertThat(seen.code()).isEqualTo(Exit.ABORTED);
        assertThat(seen.json().get("verdict").asString()).isEqualTo("aborted");
        assertThat(seen.json().get("reason").asString()).isEqualTo("wrong-round");
        assertThat(seen.json().get("bit").isNull()).isTrue();
    }

    @Test
    @DisplayName("Box 1 itself runs: blocks, discarding, parity")
    void runsBoxOne() {
        Seen seen = clinamen(
                "run", "--analysis", "product", "--epsilon", "0.5", "--target", "0.1", "--seed", "1", "--json");
        assertThat(seen.code()).isEqualTo(Exit.OK);
        assertThat(seen.json().get("protocol").asString()).isEqualTo("box-1");
        assertThat(seen.json().get("theorem").asString()).isEqualTo("P3");
        assertThat(seen.json().get("guessBoundMinusHalf").asDouble()).isLessThanOrEqualTo(0.05);
    }

    @Test
    @DisplayName("CHSH is a game of the amplification protocol")
    void runsChsh() {
        Seen seen = clinamen(
                "run",
                "--game",
                "chsh",
                "--epsilon",
                "0.48",
                "--target",
                "1e-3",
                "--noise",
                "0.147",
                "--seed",
                "3",
                "--json");
        assertThat(seen.json().get("theorem").asString()).isEqualTo("A2-noise");
        assertThat(seen.json().get("parties").asInt()).isEqualTo(2);
        assertThat(seen.json().get("verdict").asString()).isEqualTo("accepted");
    }

    @Test
    @DisplayName("--bits K gives the bits, in JSON and packed in a file; a transcript, a receipt and both verified")
    void manyBits() throws IOException {
        Path bits = folder.resolve("out.bin");
        Path transcript = folder.resolve("run.json");
        Path receipt = folder.resolve("receipt.json");
        Seen seen = clinamen(
                "run",
                "--epsilon",
                "0.4",
                "--bits",
                "40",
                "--bind",
                "--seed",
                "5",
                "--output",
                bits,
                "--out",
                transcript,
                "--receipt",
                receipt,
                "--json");
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        String text = seen.json().get("bits").asString();
        assertThat(text.length())
                .isEqualTo(seen.json().get("outputBits").asInt())
                .isGreaterThanOrEqualTo(40);
        byte[] packed = Files.readAllBytes(bits);
        for (int i = 0; i < text.length(); i++) {
            assertThat(packed[i / 8] >> i % 8 & 1).isEqualTo(text.charAt(i) - '0');
        }
        assertThat(clinamen("verify", transcript).code()).isEqualTo(Exit.OK);
        assertThat(clinamen("verify", receipt).out()).contains("not checked");
        assertThat(clinamen("verify", receipt, "--transcript", transcript, "--json")
                        .json()
                        .get("verified")
                        .asBoolean())
                .isTrue();
        assertThat(Files.readString(receipt)).contains("\"digest\": \"256:").doesNotContain("seed");
    }

    @Test
    @DisplayName("rounds that do not say that their settings came first need the user's word, which enters the ledger")
    void blindSources() throws IOException {
        Path rounds = folder.resolve("lab.rounds");
        Path csv = folder.resolve("lab.csv");
        Path again = folder.resolve("again.rounds");
        Path bits = bytes("bits.bin", 10_000, 5);
        assertThat(clinamen("record", rounds, "--source", "file:" + bits, "--epsilon", "0.4")
                        .code())
                .isZero();
        assertThat(clinamen("convert", rounds, csv).code()).isZero();
        assertThat(clinamen("convert", csv, again, "--simulated").code()).isZero();
        Object[] run = {"run", "--source", "file:" + bits, "--device", "rounds:" + again, "--epsilon", "0.4"};
        assertOneLine(clinamen(run), Exit.USAGE, "drawn before the first box was used");
        Object[] asserted = java.util.Arrays.copyOf(run, run.length + 1);
        asserted[run.length] = "--source-is-blind";
        assertThat(clinamen(asserted).out()).startsWith("accepted").contains("The source learns nothing of outcomes");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run --epsilon 0                               | 2 | epsilon: expected",
                "run --epsilon 0.6                             | 2 | epsilon: expected",
                "run --epsilon x                               | 2 | epsilon: expected",
                "run --target 0                                | 2 | target: expected",
                "run --analysis product --parties 2            | 2 | parties: expected",
                "run --analysis product --nd 0                 | 2 | nd: expected",
                "run --threads 0 --epsilon 0.5                 | 2 | threads: expected",
                "run --source nowhere                          | 2 | source: expected",
                "run --device nowhere                          | 2 | device: expected",
                "run --source file:/nowhere/bits               | 2 | epsilon: expected --epsilon",
                "run --source file:/nowhere/bits --epsilon 0.1 | 4 | no such file",
                "run --device rounds:/nowhere/rounds           | 4 | /nowhere/rounds",
                "run --device box:/nowhere/box                 | 4 | /nowhere/box",
                "run --plan /nowhere/plan.json                 | 4 | /nowhere/plan.json",
                "run --resume /nowhere/checkpoint              | 4 | /nowhere/checkpoint",
                "run --epsilon 0.4 --out /nowhere/run.json     | 4 | /nowhere/run.json",
                "run --analysis paper --epsilon 0.1            | 2 | cannot be reached",
                "run --no-such-option                          | 2 | Unknown option",
                "verify /nowhere/run.json                      | 4 | /nowhere/run.json",
                "record /nowhere/lab.rounds --epsilon 0.4      | 4 | /nowhere/lab.rounds",
                "nothing                                       | 2 | nothing",
            })
    void wrongCommandsGetOneClearLine(String words, int code, String message) {
        assertOneLine(clinamen((Object[]) words.strip().split(" ")), code, message);
    }

    @Test
    void everyByteOfATranscriptIsGuarded() throws IOException {
        Path transcript = folder.resolve("run.json");
        clinamen("run", "--epsilon", "0.5", "--target", "0.01", "--seed", "9", "--out", transcript);
        byte[] good = Files.readAllBytes(transcript);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(transcript, bad);
            assertThat(clinamen("verify", transcript).code())
                    .as("bit in byte %s", at)
                    .isIn(Exit.BAD_INPUT, Exit.REJECTED);
        }
    }

    private static void assertOneLine(Seen seen, int code, String message) {
        assertThat(seen.code()).as(seen.err()).isEqualTo(code);
        assertThat(seen.err().strip().lines()).hasSize(1);
        assertThat(seen.err()).startsWith("clinamen: ").contains(message.strip());
    }

    private Path bytes(String name, int count, long seed) throws IOException {
        byte[] bytes = new byte[count];
        new SplittableRandom(seed).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private static Stream<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }
}
