package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.practical.FactorTableFile;
import io.github.clinamen.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The practical mode as a user sees it: plan, record, run, verify, and tampering that verify must find. */
class PracticalCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1} eps {2} {3}")
    @CsvSource({"nc,5,0.45,circulant", "nc,3,0.49,dodis", "qc,3,0.48,circulant", "qc,2,0.49,circulant", "nc,2,0.5,dodis"
    })
    void aRunCanBeVerified(String model, int parties, String epsilon, String extractor) {
        Path bits = folder.resolve("bits.bin");
        Path out = folder.resolve("run.json");
        JsonNode run = clinamen(
                        "practical",
                        "run",
                        "--model",
                        model,
                        "--parties",
                        parties,
                        "--epsilon",
                        epsilon,
                        "--extractor",
                        extractor,
                        "--rounds",
                        "20000",
                        "--seed",
                        4,
                        "--output",
                        bits,
                        "--out",
                        out,
                        "--json")
                .json();
        assertThat(run.get("verdict").asString()).isEqualTo("accepted");
        assertThat(run.get("simulation").asBoolean()).isTrue();
        long length = run.get("outputBits").asLong();
        assertThat(length).isPositive().isLessThan(run.get("minEntropy").asLong());
        assertThat(bits).hasSize((length + 7) / 8);
        JsonNode plan = clinamen(
                        "practical",
                        "plan",
                        "--model",
                        model,
                        "--parties",
                        parties,
                        "--epsilon",
                        epsilon,
                        "--extractor",
                        extractor,
                        "--rounds",
                        "20000",
                        "--json")
                .json();
        assertThat(plan.get("outputBits").asLong()).isEqualTo(length);
        assertThat(plan.get("seedBits").asLong()).isEqualTo(run.get("seedBits").asLong());
        assertThat(clinamen("verify", out, "--threads", 1).code()).isZero();
        Path page = folder.resolve("page.html");
        assertThat(clinamen("report", out, out, "--out", page).code()).isZero();
        assertThat(page).content().contains(String.format("Accepted: %,d bits", length), "This was a simulation");
    }

    @Test
    void tamperingIsFound() throws IOException {
        Path bits = folder.resolve("bits.bin");
        Path out = folder.resolve("run.json");
        assertThat(clinamen("practical", "run", "--rounds", 20000, "--seed", 4, "--output", bits, "--out", out)
                        .code())
                .isZero();
        byte[] output = Files.readAllBytes(bits);
        output[output.length / 2] ^= 4;
        Files.write(bits, output);
        CommandLineRunner.Seen seen = clinamen("verify", out);
        assertThat(seen.code()).isEqualTo(Exit.REJECTED);
        assertThat(seen.out()).contains("does not have the").contains("bits that were computed");
        // A forged seal does not help: everything is computed again.
        String text = Files.readString(out).replaceAll(",\n  \"sha256\": \"[0-9a-f]*\"\n}\n", "\n}\n");
        assertThat(text).contains("\"wrong\": 0");
        String forged = text.replaceFirst("\"seedBits\": ([0-9]+)", "\"seedBits\": 1$1");
        Files.writeString(out, sealed(forged));
        assertThat(clinamen("verify", out).out()).contains("extraction: recorded");
    }

    private static String sealed(String body) {
        try {
            String digest = java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return body.substring(0, body.length() - 3) + ",\n  \"sha256\": \"" + digest + "\"\n}\n";
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(CanonicalJson.class.getName(), e);
        }
    }

    @Test
    void realSourcesAndRecordedRounds() throws IOException {
        Path weak = folder.resolve("weak.bin");
        byte[] bytes = new byte[60_000];
        new Random(1).nextBytes(bytes);
        Files.write(weak, bytes);
        Path rounds = folder.resolve("lab.rounds");
        Object[] common = {"--parties", 3, "--epsilon", "0.48", "--rounds", 30000, "--source", "file:" + weak};
        assertThat(clinamen(with(common, "practical", "record", rounds)).code()).isZero();
        Path bits = folder.resolve("bits.bin");
        Path out = folder.resolve("run.json");
        JsonNode run = clinamen(with(
                        common,
                        "practical",
                        "run",
                        "--device",
                        "rounds:" + rounds,
                        "--output",
                        bits,
                        "--out",
                        out,
                        "--json"))
                .json();
        assertThat(run.get("verdict").asString()).isEqualTo("accepted");
        assertThat(clinamen("verify", out).code()).isZero();
        // The same rounds as data of others: the settings come from the file, the seed from elsewhere, and not from
        // where they came.
        Path again = folder.resolve("again.json");
        Object[] others = {
            "--parties",
            3,
            "--epsilon",
            "0.48",
            "--rounds",
            30000,
            "--source",
            "rounds:" + rounds,
            "--device",
            "rounds:" + rounds
        };
        assertThat(clinamen(with(others, "practical", "run", "--output", bits, "--force", "--fresh", "file:" + weak)))
                .satisfies(seen -> {
                    assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
                    assertThat(seen.err()).contains("found the settings of the rounds again");
                });
        Path more = folder.resolve("more.bin");
        byte[] unused = new byte[bytes.length];
        new Random(77).nextBytes(unused);
        Files.write(more, unused);
        JsonNode other = clinamen(with(
                        others,
                        "practical",
                        "run",
                        "--fresh",
                        "file:" + more,
                        "--output",
                        bits,
                        "--force",
                        "--out",
                        again,
                        "--json"))
                .json();
        assertThat(other.get("minEntropy")).isEqualTo(run.get("minEntropy"));
        assertThat(clinamen("verify", again).code()).isZero();
        assertThat(clinamen(with(others, "practical", "run", "--output", bits, "--force"))
                        .err())
                .contains("recorded rounds have settings only");
        // One file under two names, and rounds of two records.
        assertThat(clinamen(with(
                                common,
                                "practical",
                                "run",
                                "--fresh",
                                "file:" + folder.resolve(".").resolve(weak.getFileName())))
                        .err())
                .contains("the same file as");
        Path second = folder.resolve("second.rounds");
        Object[] elsewhere = {"--parties", 3, "--epsilon", "0.48", "--rounds", 30000, "--source", "file:" + more};
        assertThat(clinamen(with(elsewhere, "practical", "record", second)).code())
                .isZero();
        others[9] = "rounds:" + second;
        assertThat(clinamen(with(others, "practical", "run", "--fresh", "fair")).err())
                .contains("settings and outcomes from one rounds file");
        // A source that has too few bits for the seed is no abort but an error.
        Files.write(weak, java.util.Arrays.copyOf(bytes, 12_000));
        assertThat(clinamen("verify", out).code()).isEqualTo(Exit.BAD_INPUT);
    }

    private static Object[] with(Object[] common, Object... words) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + common.length);
        System.arraycopy(common, 0, all, words.length, common.length);
        return all;
    }

    @Test
    void boxesThatLoseTooMuchAbort() {
        Path bits = folder.resolve("bits.bin");
        CommandLineRunner.Seen seen = clinamen(
                "practical", "run", "--rounds", 20000, "--seed", 1, "--device", "local", "--output", bits, "--json");
        assertThat(seen.code()).isEqualTo(Exit.ABORTED);
        assertThat(seen.json().get("minEntropy").asLong()).isZero();
        assertThat(bits).doesNotExist();
    }

    @Test
    void plansGiveWhatIsAskedFor() {
        Path file = folder.resolve("plan.json");
        JsonNode plan = clinamen("practical", "plan", "--bits", 5000, "--noise", "0.005", "--out", file, "--json")
                .json();
        assertThat(plan.get("outputBits").asLong()).isBetween(5000L, 5200L);
        assertThat(plan.get("completeness").asDouble()).isGreaterThan(0.98);
        JsonNode run = clinamen(
                        "practical",
                        "run",
                        "--plan",
                        file,
                        "--device",
                        "ghz:0.01",
                        "--seed",
                        3,
                        "--output",
                        folder.resolve("bits.bin"),
                        "--json")
                .json();
        assertThat(run.get("outputBits")).isEqualTo(plan.get("outputBits"));
        assertThat(clinamen("practical", "plan", "--epsilon", "0.3").out()).contains("nothing can be extracted");
        assertThat(clinamen("practical", "plan", "--epsilon", "0.3", "--bits", 10)
                        .err())
                .contains("out of reach");
        assertThat(clinamen("practical", "run", "--epsilon", "0.3", "--output", folder.resolve("b"))
                        .code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aRunThatWasStoppedGoesOn() throws IOException, NoSuchAlgorithmException {
        Path file = folder.resolve("plan.json");
        clinamen("practical", "plan", "--parties", 3, "--epsilon", "0.49", "--rounds", 2_200_000, "--out", file);
        Protocol plan = PlanFile.read(file);
        Path whole = folder.resolve("whole.bin");
        assertThat(clinamen("practical", "run", "--plan", file, "--seed", 9, "--output", whole)
                        .code())
                .isZero();
        List<ParallelRun.Prefix> prefixes = new ArrayList<>();
        Job job = new Job(plan, "adversarial", "ghz", 9);
        try (Session session = Session.open(job)) {
            ParallelRun.finish(session.run(), ParallelRun.Prefix.START, 1, prefixes::add, () -> false);
        }
        byte[] outcomes = PackedFile.bytes(prefixes.getFirst().tally().values());
        Path checkpoint = folder.resolve("run.checkpoint");
        CheckpointFile.write(
                checkpoint,
                new CheckpointFile.Checkpoint(
                        job,
                        List.of(),
                        KeptOutputs.NONE,
                        prefixes.getFirst(),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(outcomes))));
        // More outcomes were written than the checkpoint counts.
        Path raw = folder.resolve("run.checkpoint.raw");
        byte[] kept = Arrays.copyOf(outcomes, outcomes.length + 5);
        Path output = folder.resolve("bits.bin");
        Path out = folder.resolve("run.json");
        kept[100] ^= 8;
        Files.write(raw, kept);
        assertThat(clinamen("practical", "run", "--resume", checkpoint, "--output", output, "--out", out))
                .satisfies(rotten -> {
                    assertThat(rotten.code()).isEqualTo(4);
                    assertThat(rotten.err()).contains("run.checkpoint.raw", "not the outcomes of this checkpoint");
                });
        kept[100] ^= 8;
        Files.write(raw, kept);
        assertThat(clinamen("practical", "run", "--resume", checkpoint, "--output", output, "--out", out)
                        .code())
                .isZero();
        assertThat(output).hasSameBinaryContentAs(whole);
        assertThat(checkpoint).doesNotExist();
        assertThat(raw).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"file:weak.bin", "rounds:lab.rounds", "stdin", "os"})
    void epsilonOfARealSourceHasNoDefault(String source) {
        for (String command : List.of("run", "practical run")) {
            CommandLineRunner.Seen seen = clinamen((Object[]) (command + " --source " + source).split(" "));
            assertThat(seen.code()).isEqualTo(Exit.USAGE);
            assertThat(seen.err()).contains("epsilon: expected --epsilon", source);
        }
    }

    @ParameterizedTest(name = "error {0}, noise {1}")
    @CsvSource({"0.99,0", "0.25,0", "1e-15,0.4"})
    void anAcceptedRunThatClaimsNothingSaysSo(String error, String noise) {
        Object[] words = {"practical", "run", "--rounds", 3000, "--seed", 1, "--error", error, "--noise", noise};
        CommandLineRunner.Seen seen = clinamen(words);
        assertThat(seen.code()).isEqualTo(Exit.CLAIMS_NOTHING);
        assertThat(seen.out()).startsWith("accepted").contains("but claims nothing");
        JsonNode json = clinamen(with(new Object[] {"--json"}, words)).json();
        assertThat(json.get("verdict").asString()).isEqualTo("accepted");
        assertThat(json.get("claimsNothing").asBoolean()).isTrue();
    }

    @Test
    void noTableFindsMoreBitsThanThereAreOutcomes() throws IOException {
        // One line again and again: the table has learned it, and takes evidence against the source for min-entropy.
        Path csv = folder.resolve("constant.csv");
        Files.writeString(csv, "x1,x2,a1,a2\n" + "0,0,0,0\n".repeat(100));
        Path rounds = folder.resolve("constant.rounds");
        assertThat(clinamen("convert", csv, rounds).code()).isZero();
        Object[] words = {"practical", "factors", rounds, "--epsilon", "0.49", "--error", "1e-3"};
        CommandLineRunner.Seen seen = clinamen(words);
        assertThat(seen.code()).isEqualTo(Exit.ABORTED);
        assertThat(seen.out()).contains("the rounds refute the promise of the source");
        assertThat(clinamen(with(new Object[] {"--json"}, words))
                        .json()
                        .get("perRound")
                        .asDouble())
                .isEqualTo(2);
        assertThat(clinamen("practical", "factors", rounds).err()).contains("epsilon: expected --epsilon");
    }

    @Test
    void tablesOfFactors() {
        Path rounds = folder.resolve("chsh.rounds");
        Path table = folder.resolve("factors.json");
        clinamen(
                "practical",
                "record",
                rounds,
                "--parties",
                2,
                "--epsilon",
                "0.5",
                "--rounds",
                100_000,
                "--seed",
                2,
                "--source",
                "fair");
        JsonNode found = clinamen(
                        "practical",
                        "factors",
                        rounds,
                        "--epsilon",
                        "0.5",
                        "--train",
                        20_000,
                        "--least",
                        10_000,
                        "--out",
                        table,
                        "--json")
                .json();
        assertThat(found.get("verdict").asString()).isEqualTo("accepted");
        assertThat(found.get("minEntropy").asLong()).isEqualTo(10_000);
        assertThat(found.get("rounds").asLong()).isEqualTo(80_000);
        assertThat(clinamen("practical", "factors", rounds, "--factors", table, "--least", 90_000)
                        .code())
                .isEqualTo(Exit.ABORTED);
        assertThat(FactorTableFile.read(table).power().doubleValue())
                .isEqualTo(found.get("power").asDouble());
    }
}
