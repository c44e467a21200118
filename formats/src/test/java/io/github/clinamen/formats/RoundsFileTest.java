package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0,5", "1,5", "63,5", "64,3", "65,7", "127,1", "4097,5", "16384,5", "16385,4", "40000,5", "33000,25"})
    @DisplayName("what is written is read: every bit of every round")
    void roundTrip(long rounds, int parties) {
        Path path = RandomRounds.write(folder.resolve("r"), parties, rounds, 7);
        try (RoundsFile file = RoundsFile.open(path)) {
            assertThat(file.rounds()).isEqualTo(rounds);
            assertThat(file.parties()).isEqualTo(parties);
            assertThat(file.isSimulated()).isTrue();
            file.verify();
            for (long i = 0; i < file.chunks(); i++) {
                RoundChunk read = file.chunk(i);
                RoundChunk written = RandomRounds.chunk(parties, read.rounds(), 7 + i);
                RoundChunk inPlace = file.chunkInPlace(i);
                assertThat(inPlace.planes().isReadOnly()).isTrue();
                assertThat(inPlace.planes().address() % 64).isZero();
                assertThat(read.planes().mismatch(inPlace.planes())).isEqualTo(-1);
                for (int r = 0; r < read.rounds(); r++) {
                    assertThat(read.settingsOf(r)).isEqualTo(written.settingsOf(r));
                    assertThat(read.outcomesOf(r)).isEqualTo(written.outcomesOf(r));
                }
            }
        }
    }

    @Test
    @DisplayName("the layout of docs/formats.md, byte by byte")
    void layout() throws IOException {
        RoundChunk one = RoundChunk.allocate(3, 1).withRounds(2);
        one.setSetting(0, 0, 0b01);
        one.setOutcome(2, 0, -2L);
        Path path = folder.resolve("r");
        try (RoundsWriter writer = RoundsWriter.create(path, 3, false)) {
            writer.append(one);
            writer.commit();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.limit()).isEqualTo(64 + 64 + 6 * 8);
        assertThat(new String(bytes.array(), 0, 8, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("clinamen");
        assertThat(List.of(bytes.getInt(8), bytes.getInt(12), bytes.getInt(16), bytes.getInt(20)))
                .containsExactly(1, 3, 16384, 0);
        assertThat(bytes.getLong(24)).isEqualTo(2);
        assertThat(bytes.getLong(64)).isZero();
        assertThat(bytes.getInt(72)).isEqualTo(2);
        assertThat(bytes.getLong(128)).isEqualTo(1);
        assertThat(bytes.getLong(128 + 5 * 8)).isEqualTo(0b10);
    }

    @Test
    @DisplayName("equal rounds make equal files, whatever lies behind the last round")
    void canonical() throws IOException {
        RoundChunk clean = RandomRounds.chunk(5, 100, 3);
        RoundChunk other = RandomRounds.chunk(5, 100, 3);
        other.setOutcome(4, 1, other.outcome(4, 1) ^ 1L << 40);
        other.setSetting(0, 2, 99);
        assertThat(bytesOf("a", clean)).isEqualTo(bytesOf("b", other));
    }

    @Test
    @DisplayName("sha256 is that of the bytes")
    void digest() throws Exception {
        Path path = RandomRounds.write(folder.resolve("r"), 5, 20000, 7);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
        try (RoundsFile file = RoundsFile.open(path)) {
            assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(expected));
        }
    }

    @Test
    @DisplayName("a writer that does not commit leaves the old file and nothing else")
    void atomic() throws IOException {
        Path path = folder.resolve("r");
        Files.writeString(path, "precious");
        try (RoundsWriter writer = RoundsWriter.create(path, 5, true)) {
            writer.append(RandomRounds.chunk(5, RoundChunk.ROUNDS, 1));
            assertThat(Files.readString(path)).isEqualTo("precious");
        }
        assertThat(Files.readString(path)).isEqualTo("precious");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(path);
        }
    }

    @Test
    void unwritable() {
        assertThatThrownBy(() -> RoundsWriter.create(folder.resolve("no/such/r"), 5, true))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("cannot be written: no such file or directory");
        assertThatThrownBy(() -> RoundsWriter.create(folder, 5, true))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("cannot be written: not a regular file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 26})
    void partiesOutOfRange(int parties) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoundsWriter.create(folder.resolve("r"), parties, true))
                .withMessage("parties: expected 1 to 25, found " + parties);
    }

    @Test
    void chunkAfterAShortOne() {
        try (RoundsWriter writer = RoundsWriter.create(folder.resolve("r"), 5, true)) {
            writer.append(RandomRounds.chunk(5, 64, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.append(RandomRounds.chunk(5, 64, 1)))
                    .withMessageContaining("found 64 rounds after 64");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.append(RandomRounds.chunk(4, 64, 1)));
        }
    }

    private byte[] bytesOf(String name, RoundChunk chunk) throws IOException {
        Path path = folder.resolve(name);
        try (RoundsWriter writer = RoundsWriter.create(path, chunk.parties(), true)) {
            writer.append(chunk);
            writer.commit();
        }
        return Files.readAllBytes(path);
    }
}
