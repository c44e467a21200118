package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptFileTest {
    @TempDir
    Path folder;

    static Stream<Transcript> transcripts() {
        Verdict bit = new Verdict.Accepted(BitString.of(true));
        Verdict bits = new Verdict.Accepted(BitString.of(new long[] {-3, 5}, 70));
        Layout blocks = new Layout.Blocks(12, 3);
        Layout scattered = new Layout.Scattered(44, 0);
        return Stream.of(
                transcript(scattered, SettingChoice.PARITY_COMPLETION, new Distillation.Parity(), bit),
                transcript(scattered, SettingChoice.PARITY_COMPLETION, new Distillation.Parity(), bits),
                transcript(blocks, SettingChoice.DISCARD, new Distillation.Family(3, -9), bit),
                transcript(
                        blocks,
                        SettingChoice.DISCARD,
                        new Distillation.Parity(),
                        new Verdict.Aborted(AbortReason.TOO_FEW_KEPT)));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    @DisplayName("a transcript comes back as it was written")
    void roundTrip(Transcript transcript) {
        Path file = folder.resolve("t.json");
        TranscriptFile.write(file, transcript);
        assertThat(TranscriptFile.read(file)).isEqualTo(transcript);
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

    private static Transcript transcript(
            Layout layout, SettingChoice settings, Distillation distillation, Verdict verdict) {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.parse("0.5"),
                layout,
                settings,
                distillation,
                0,
                Frontier.FIVE_PARTY_MAJORITY);
        return new Transcript(
                plan,
                new Provenance("biased:1", "ghz", -5, List.of(new Provenance.Input("a \"file\"", 7, "ab12"))),
                new Transcript.Totals(44, 44, 0, 0, -1, -1, 0xdeadbeefL),
                verdict,
                "scattered",
                "-21.5",
                List.of(Assumption.NO_SIGNALLING, Assumption.PICKS_FIRST),
                true);
    }
}
