package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredBitsTest {
    @TempDir
    private static Path folder;

    static Stream<ProtocolPlan> plans() {
        return Stream.of(
                Plans.scattered(40_001, 0, "parity", 0),
                Plans.scattered(10_001, 2, "parity", 0),
                Plans.scattered(301, 8, "parity", 0),
                Plans.scattered(5, 14, "parity", 0),
                Plans.scattered(3, 16, "parity", 0),
                Plans.blocks(1001, 6, SettingChoice.PARITY_COMPLETION),
                Plans.blocks(1001, 5, SettingChoice.DISCARD));
    }

    @ParameterizedTest
    @MethodSource("plans")
    @DisplayName("Bits found by position are those that reading in order gives, the last bits of the run included")
    void positionAndOrderAgree(ProtocolPlan plan) throws IOException {
        byte[] bytes = new byte[400_000];
        new Random(7).nextBytes(bytes);
        ProtocolRun inOrder = run(plan, new ByteSource("bits", plan.epsilon(), new ByteArrayInputStream(bytes)));
        Worker reader = inOrder.worker();
        Tally expected = Tally.EMPTY;
        for (long c = 0; c < inOrder.chunks(); c++) {
            expected = expected.merge(chunk(reader, inOrder, c));
        }
        Path file = Files.write(folder.resolve("bits"), bytes);
        StoredBits stored = new StoredBits("bits", file.toString(), plan, new Configuration(false));
        ProtocolRun byPosition = run(plan, stored);
        Worker worker = byPosition.worker();
        Tally[] tallies = new Tally[(int) byPosition.chunks()];
        for (int c = tallies.length - 1; c >= 0; c--) {
            tallies[c] = worker.tally(c, c + 1);
        }
        Tally found = Arrays.stream(tallies).reduce(Tally.EMPTY, Tally::merge);
        assertThat(found).isEqualTo(expected);
        assertThat(byPosition.conclude(found)).isEqualTo(inOrder.conclude(expected));
        stored.close();
    }

    private static Tally chunk(Worker worker, ProtocolRun run, long c) {
        assertThat(run.source().isPositional()).isFalse();
        return worker.tally(c, c + 1);
    }

    private static ProtocolRun run(ProtocolPlan plan, io.github.clinamen.core.source.SanthaVaziraniSource source) {
        return new ProtocolRun(plan, source, new GhzDevice(5, 3));
    }

    @Test
    void aFileThatIsTooShortRunsDryWhereTheReaderInOrderDoes() throws IOException {
        ProtocolPlan plan = Plans.scattered(10_001, 2, "parity", 0);
        Path file = Files.write(folder.resolve("short"), new byte[10_000]);
        StoredBits stored = new StoredBits("file:short", file.toString(), plan, new Configuration(false));
        RoundChunk chunk = RoundChunk.allocate(5, RoundChunk.WORDS);
        ByteSource inOrder = new ByteSource("file:short", plan.epsilon(), new ByteArrayInputStream(new byte[10_000]));
        inOrder.draw(0, new long[128], chunk, 4);
        stored.draw(0, new long[128], chunk, 4);
        String message = "file:short: the source ran dry: it had 80000 bits, the run needs at least 147456";
        assertThatThrownBy(() -> inOrder.draw(1, new long[128], chunk, 4))
                .isInstanceOf(SourceExhaustedException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> stored.draw(1, new long[128], chunk, 4))
                .isInstanceOf(SourceExhaustedException.class)
                .hasMessage(message);
        stored.close();
    }

    @Test
    void aMissingFileIsNamed() {
        ProtocolPlan plan = Plans.scattered(1, 0, "parity", 0);
        assertThatThrownBy(() -> new StoredBits("file:/nowhere", "/nowhere", plan, new Configuration(false)))
                .isInstanceOf(InputException.class)
                .hasMessage("/nowhere: no such file");
    }
}
