package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.ChshBox;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.TableDevice;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredBitsTest {
    @TempDir
    private static Path folder;

    static Stream<Protocol> plans() {
        return Stream.of(
                Plans.parity(40_001, 0),
                Plans.parity(16_384, 0),
                Plans.chsh(63, 0),
                Plans.code(5_000, 0),
                Plans.blocks(1001, 6, SettingRule.PARITY_COMPLETION),
                Plans.blocks(1001, 5, SettingRule.INDEPENDENT));
    }

    @ParameterizedTest
    @MethodSource("plans")
    @DisplayName("Bits found by position are those that reading in order gives, the last bits of the run included")
    void positionAndOrderAgree(Protocol plan) throws IOException {
        byte[] bytes = new byte[400_000];
        new Random(7).nextBytes(bytes);
        Run inOrder = run(plan, new ByteSource("bits", plan.epsilon(), new ByteArrayInputStream(bytes)));
        Tally expected = inOrder.worker().tally(0, inOrder.chunks());
        Path file = Files.write(folder.resolve("bits"), bytes);
        try (StoredBits stored = new StoredBits("bits", file.toString(), plan, new Configuration(false))) {
            Run byPosition = run(plan, stored);
            Worker worker = byPosition.worker();
            Tally[] tallies = new Tally[(int) byPosition.chunks()];
            for (int c = tallies.length - 1; c >= 0; c--) {
                tallies[c] = worker.tally(c, c + 1);
            }
            Tally found = Arrays.stream(tallies).reduce(Tally.EMPTY, Tally::merge);
            assertThat(found).isEqualTo(expected);
            assertThat(byPosition.verdict(found)).isEqualTo(inOrder.verdict(expected));
            assertThat(byPosition.inputs()).as("bytes drawn and their digest").isEqualTo(inOrder.inputs());
        }
    }

    private static Run run(Protocol plan, SanthaVaziraniSource source) {
        int parties = plan.game().parties();
        return Run.of(
                plan,
                source,
                parties == 2
                        ? new TableDevice("pairs", ChshBox.table(BigFraction.ZERO), 3)
                        : new GhzDevice(parties, 3));
    }

    @Test
    @DisplayName("bits that are drawn round by round have no place that a plan tells beforehand")
    void roundByRoundIsForOneMachine() {
        assertThatThrownBy(
                        () -> new StoredBits("file:x", "/nowhere", Plans.expansion(100, 10), new Configuration(false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by one machine");
    }

    @Test
    void aFileThatIsTooShortRunsDryWhereTheReaderInOrderDoes() throws IOException {
        Protocol plan = Plans.parity(40_001, 0);
        Path file = Files.write(folder.resolve("short"), new byte[5_000]);
        StoredBits stored = new StoredBits("file:short", file.toString(), plan, new Configuration(false));
        RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS);
        ByteSource inOrder = new ByteSource("file:short", plan.epsilon(), new ByteArrayInputStream(new byte[5_000]));
        inOrder.draw(0, new long[0], chunk, 2);
        stored.draw(0, new long[0], chunk, 2);
        String message = "file:short: the source ran dry: it had 40000 bits, the run needs at least 65536";
        assertThatThrownBy(() -> inOrder.draw(1, new long[0], chunk, 2))
                .isInstanceOf(SourceExhaustedException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> stored.draw(1, new long[0], chunk, 2))
                .isInstanceOf(SourceExhaustedException.class)
                .hasMessage(message);
        stored.close();
    }

    @Test
    void aMissingFileIsNamed() {
        Protocol plan = Plans.parity(1, 0);
        assertThatThrownBy(() -> new StoredBits("file:/nowhere", "/nowhere", plan, new Configuration(false)))
                .isInstanceOf(InputException.class)
                .hasMessage("/nowhere: no such file");
    }
}
