package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Transcripts, receipts and checkpoints: they come back as written, and none that contradicts itself is read. */
class TranscriptFileTest {
    private static final Epsilon EPSILON = Epsilon.parse("0.4");

    @TempDir
    Path folder = Path.of("");

    private static Run run(Protocol protocol, String device) {
        return Run.of(protocol, new FairSource(3), Devices.parse(device, protocol.game(), 3, new Devices.Files() {
            @Override
            public io.github.clinamen.core.device.BoxTable box(String path) {
                throw new AssertionError(path);
            }

            @Override
            public io.github.clinamen.core.device.Device rounds(String path) {
                throw new AssertionError(path);
            }
        }));
    }

    private static Tally tally(Run run) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
    }

    private static Transcript transcript(Protocol protocol, String device) {
        Run run = run(protocol, device);
        return Transcript.of(run, 3, tally(run));
    }

    private static Amplification parity(long rounds, long wrong) {
        return Amplification.ofParity(CertifiedGauge.a3(), EPSILON, rounds, wrong);
    }

    private static Protocol expansion() {
        return new ExpansionRequest(
                        BoxModel.NC,
                        3,
                        Epsilon.parse("0.45"),
                        1000,
                        new BigFraction(1, 100),
                        0.99,
                        new BigFraction(1, 1000),
                        "circulant")
                .plan();
    }

    static Stream<Transcript> transcripts() {
        Protocol code = new Amplification(
                CertifiedGauge.a3(),
                SettingRule.PARITY_COMPLETION,
                EPSILON,
                LinearCode.parse("rs:1:60:40:repeat:1:golay24"),
                0,
                2,
                256);
        Protocol boxOne = new BoxOne(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                EPSILON,
                SettingRule.PARITY_COMPLETION,
                20,
                3,
                new Distillation.Parity(),
                Frontier.FIVE_PARTY_MAJORITY);
        return Stream.of(
                transcript(parity(400, 0), "ghz"),
                transcript(parity(400, 20), "ghz:0.02"),
                transcript(parity(400, 0), "local"),
                transcript(code, "ghz"),
                transcript(boxOne, "ghz"),
                transcript(boxOne, "local"),
                transcript(expansion(), "ghz"),
                transcript(expansion(), "local"),
                transcript(expansion(), "ghz")
                        .with(new Extraction("os", false, 17, 9, "bits.bin"), List.of(new InputFile("os", 8, "ab"))));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    @DisplayName("a transcript comes back as it was written")
    void roundTrip(Transcript transcript) {
        Path file = folder.resolve("t.json");
        TranscriptFile.write(file, transcript);
        assertThat(TranscriptFile.read(file)).isEqualTo(transcript);
        assertThat(TranscriptFile.read(file).differences(transcript)).isEmpty();
    }

    @Test
    @DisplayName("single-bit flips all over the file are found (CanonicalJsonTest flips every bit)")
    void flips() throws IOException {
        Path file = folder.resolve("t.json");
        TranscriptFile.write(file, transcripts().findFirst().orElseThrow());
        byte[] sound = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * sound.length; bit += 7) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> CanonicalJson.open(file, flipped, TranscriptFile.Document.class))
                    .as("bit %d", bit)
                    .isInstanceOf(InputException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "verdict": "accepted"  | "verdict": "aborted"      | verdict
            "reason": ""           | "reason": "wrong-round"   | verdict
            "simulation": true     | "simulation": false       | simulation
            "wrong": 0             | "wrong": 1                | wrong
            "rounds": 400          | "rounds": 399             | kept
            "by Theorem A3"        | "by Theorem A4"           | claim
            "seed": 3              | "seed": 4                 | none
            "mayPrecedeSource": false | "mayPrecedeSource": true | assumptions
            "parity:400"           | "parity:4000"             | contradicts
            """)
    @DisplayName(
            "a transcript that contradicts itself is not read, though its seal be made anew; another seed is for verify")
    void forged(String from, String to, String named) throws IOException {
        Path file = folder.resolve("t.json");
        String text = TranscriptFile.text(transcript(parity(400, 0), "ghz"));
        String bare = from.startsWith("\"by") ? from.replace("\"", "") : from;
        assertThat(text).contains(bare);
        String body = text.replace(bare, to.startsWith("\"by") ? to.replace("\"", "") : to)
                .replaceFirst(",\n  \"sha256\": .*\n", "\n");
        String sealed = body.substring(0, body.lastIndexOf("\n}"))
                + ",\n  \"sha256\": \"" + CanonicalJson.sha256(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "\"\n}\n";
        Files.writeString(file, sealed);
        if (named.equals("none")) {
            assertThat(TranscriptFile.read(file).provenance().seed()).isEqualTo(4);
        } else {
            assertThatThrownBy(() -> TranscriptFile.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(named)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    @DisplayName("a receipt comes back as it was written, and is told from a transcript")
    void receipts() {
        Path file = folder.resolve("r.json");
        for (String device : List.of("ghz", "ghz:0.02", "local")) {
            Run run = run(parity(400, 9), device);
            Receipt receipt = Receipt.of(run, Transcript.of(run, 3, tally(run)));
            ReceiptFile.write(file, receipt);
            assertThat(ReceiptFile.read(file)).isEqualTo(receipt);
            assertThat(ReceiptFile.isOne(file)).isTrue();
        }
        TranscriptFile.write(file, transcript(parity(400, 0), "ghz"));
        assertThat(ReceiptFile.isOne(file)).isFalse();
        assertThatThrownBy(() -> ReceiptFile.read(file)).hasMessageContaining("clinamen-receipt version 1");
    }

    @Test
    @DisplayName("a checkpoint comes back as it was written")
    void checkpoints() {
        Path file = folder.resolve("c.json");
        Run run = run(parity(400, 9), "ghz:0.02");
        CheckpointFile.Checkpoint checkpoint = new CheckpointFile.Checkpoint(
                new Job(run.protocol(), "stdin", "ghz:0.02", "os", 7, true),
                List.of(new InputFile("stdin", 16, "ab")),
                KeptOutputs.NONE.with("--out", Path.of("x")),
                new ParallelRun.Prefix(1, tally(run)),
                "");
        CheckpointFile.write(file, checkpoint);
        assertThat(CheckpointFile.read(file)).isEqualTo(checkpoint);
        Tally kept = new Tally(400, 400, 0, -1, -1, false, BitString.of(new long[] {5, 6}, 100));
        CheckpointFile.Checkpoint raw = new CheckpointFile.Checkpoint(
                new Job(expansion(), "fair", "ghz", 1),
                List.of(),
                KeptOutputs.NONE,
                new ParallelRun.Prefix(1, kept),
                "cd");
        CheckpointFile.write(file, raw);
        assertThat(CheckpointFile.read(file).prefix().tally()).isEqualTo(kept.withoutValues());
        assertThat(CheckpointFile.read(file).rawSha256()).isEqualTo("cd");
    }
}
