package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsFileAttackTest {
    @TempDir
    Path folder;

    private Path path;
    private byte[] sound;

    @BeforeEach
    void record() throws IOException {
        path = RandomRounds.write(folder.resolve("r"), 3, 16384 + 100, 7);
        sound = Files.readAllBytes(path);
    }

    @Test
    @DisplayName("every single-bit flip of all headers, and thousands in the planes, are found")
    void flips() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        int second = 64 + 64 + 6 * 256 * 8;
        for (int bit = 0; bit < 128 * 8; bit++) {
            assertFound(bit);
        }
        for (int bit = second * 8; bit < sound.length * 8; bit++) {
            assertFound(bit);
        }
        for (int i = 0; i < 2000; i++) {
            assertFound(random.nextInt(sound.length * 8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 127, 5000, 12416, 12500})
    @DisplayName("a truncated file names where it ends and where it should")
    void truncated(int length) throws IOException {
        Files.write(path, Arrays.copyOf(sound, length));
        assertThatThrownBy(() -> RoundsFile.open(path))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        length < 64
                                ? path + ": offset " + length
                                        + ": expected a header of 64 bytes, found the end of the file"
                                : path + ": offset " + length + ": expected " + sound.length
                                        + " bytes for 16484 rounds of 3 parties, found " + length + " bytes");
    }

    @Test
    void trailingByte() throws IOException {
        Files.write(path, Arrays.copyOf(sound, sound.length + 1));
        assertRejected(": offset " + sound.length + ": expected " + sound.length);
    }

    @Test
    void notARoundsFile() throws IOException {
        Files.writeString(path, "settings,outcomes\n".repeat(10));
        assertRejected("offset 0: expected the magic \"clinamen\", found 0x73676e6974746573");
    }

    @Test
    void missing() {
        path = folder.resolve("none");
        assertRejected("none: cannot be read: no such file or directory");
    }

    @Test
    @DisplayName("another version is named, even with a sound checksum")
    void otherVersion() throws IOException {
        forgeHeader(header -> header.putInt(8, 2));
        assertRejected("offset 8: expected version 1, found 2");
    }

    @Test
    @DisplayName("impossible numbers under a sound checksum are rejected before anything is allocated")
    void forgedNumbers() throws IOException {
        forgeHeader(header -> header.putInt(12, 0));
        assertRejected("offset 12: expected 1 to 25 parties, found 0");
        forgeHeader(header -> header.putInt(16, 4096));
        assertRejected("offset 16: expected chunks of 16384 rounds, found 4096");
        forgeHeader(header -> header.putInt(20, 6));
        assertRejected("offset 20: expected flags 0 to 3, found 6");
        forgeHeader(header -> header.putLong(24, -1));
        assertRejected("offset 24: expected 0 to 2^50 rounds, found -1");
        forgeHeader(header -> header.putLong(24, 1L << 50));
        assertRejected("bytes for 1125899906842624 rounds of 3 parties");
        forgeHeader(header -> header.put(40, (byte) 1));
        assertRejected("offset 40: expected a zero byte, found 1");
    }

    @Test
    @DisplayName("chunks in the wrong order are found although each is sound")
    void swappedChunks() throws IOException {
        Path two = RandomRounds.write(folder.resolve("two"), 3, 2 * 16384, 7);
        byte[] bytes = Files.readAllBytes(two);
        int chunk = (bytes.length - 64) / 2;
        byte[] swapped = bytes.clone();
        System.arraycopy(bytes, 64, swapped, 64 + chunk, chunk);
        System.arraycopy(bytes, 64 + chunk, swapped, 64, chunk);
        Files.write(two, swapped);
        try (RoundsFile file = RoundsFile.open(two)) {
            assertThatThrownBy(file::verify)
                    .isInstanceOf(InputException.class)
                    .hasMessage(two + ": offset 64: expected chunk 0, found 1");
        }
    }

    @Test
    @DisplayName("a corrupted plane is found at the first use of its chunk, not before")
    void firstUse() throws IOException {
        byte[] bytes = sound.clone();
        bytes[bytes.length - 1] ^= 1;
        Files.write(path, bytes);
        try (RoundsFile file = RoundsFile.open(path)) {
            assertThat(file.chunk(0).rounds()).isEqualTo(16384);
            assertThatThrownBy(() -> file.chunk(1))
                    .isInstanceOf(InputException.class)
                    .hasMessageMatching(".*r: offset 12428: expected checksum 0x[0-9a-f]+ of the planes of chunk 1, "
                            + "found 0x[0-9a-f]+");
        }
    }

    private void forgeHeader(Consumer<ByteBuffer> forgery) throws IOException {
        byte[] bytes = sound.clone();
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        forgery.accept(header);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 60);
        header.putInt(60, (int) crc.getValue());
        Files.write(path, bytes);
    }

    private void assertRejected(String message) {
        assertThatThrownBy(() -> RoundsFile.open(path))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private void assertFound(int bit) throws IOException {
        byte[] bytes = sound.clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(path, bytes);
        assertThatThrownBy(() -> {
                    try (RoundsFile file = RoundsFile.open(path)) {
                        file.verify();
                    }
                })
                .as("bit %d", bit)
                .isInstanceOf(InputException.class);
    }
}
