package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileExtractionTest {
    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(3);

    private PackedFile file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return new PackedFile(Files.write(folder.resolve(name), content));
    }

    private FileExtraction extraction(Extractor extractor, long bits, boolean perBlock) throws IOException {
        long blocks = Math.max(1, bits / extractor.inputLength());
        return new FileExtraction(
                extractor,
                file("in", (int) (bits + 7) / 8),
                bits,
                file("seed", (int) ((perBlock ? blocks : 1) * extractor.seedLength() + 7) / 8),
                perBlock,
                folder.resolve("out"));
    }

    private static BitString whole(FileExtraction e) {
        BitString all = BitString.EMPTY;
        for (long b = 0; b < e.blocks(); b++) {
            long n = e.extractor().inputLength();
            long length = Math.min(n, e.inputLength() - b * n);
            Extractor here = e.extractor() instanceof VonNeumann ? new VonNeumann(length) : e.extractor();
            long s = here.seedLength();
            all = all.concat(
                    here.extract(e.input().read(b * n, length), e.seed().read(e.seedPerBlock() ? b * s : 0, s)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void joinsTheBlocksBitToBit(boolean perBlock) throws IOException {
        for (Extractor extractor : List.of(
                new Circulant(100, 101, 37), new Toeplitz(77, 5), new Trevisan(90, 64, 3), new VonNeumann(50))) {
            FileExtraction e = extraction(extractor, 1003, perBlock);
            List<Long> seen = new ArrayList<>();
            long bits = e.run(seen::add, () -> false);
            BitString expected = whole(e);
            assertThat(bits).isEqualTo(expected.length());
            assertThat(Files.readAllBytes(e.output())).isEqualTo(PackedFile.bytes(expected));
            assertThat(seen).hasSize((int) e.blocks()).last().isEqualTo(e.blocks());
            assertThat(Files.list(folder).map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("in", "seed", "out");
        }
    }

    @Test
    void aStoppedRunGoesOnAndGivesTheSameBits() throws IOException {
        FileExtraction e = extraction(new Toeplitz(77, 13), 2000, true);
        byte[] expected = PackedFile.bytes(whole(e));
        long result = -1;
        int runs = 0;
        while (result < 0) {
            long[] here = {0};
            result = e.run(done -> here[0]++, () -> here[0] == 3);
            assertThat(Files.exists(e.output())).isEqualTo(result >= 0);
            runs++;
            if (result < 0) {
                assertThat(e.resumableBlocks()).isEqualTo(3L * runs);
            }
        }
        assertThat(runs).isEqualTo((int) (e.blocks() + 2) / 3);
        assertThat(Files.readAllBytes(e.output())).isEqualTo(expected);
    }

    @Test
    void bitsWrittenAfterTheLastStateAreNotKept() throws IOException {
        FileExtraction e = extraction(new Toeplitz(77, 13), 2000, false);
        byte[] expected = PackedFile.bytes(whole(e));
        long[] here = {0};
        e.run(done -> here[0]++, () -> here[0] == 5);
        // As after a crash: the part file ran ahead of its state.
        Path part = folder.resolve("out.part");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length - 1] |= (byte) 0x80;
        byte[] ahead = java.util.Arrays.copyOf(bytes, 4000);
        java.util.Arrays.fill(ahead, bytes.length, 4000, (byte) 0xFF);
        Files.write(part, ahead);
        e.run(done -> {}, () -> false);
        assertThat(Files.readAllBytes(e.output())).isEqualTo(expected);
    }

    @Test
    void aStateOfAnotherExtractionIsRefused() throws IOException {
        FileExtraction e = extraction(new Toeplitz(77, 13), 2000, false);
        long[] here = {0};
        e.run(done -> here[0]++, () -> here[0] == 5);
        FileExtraction other = new FileExtraction(new Toeplitz(77, 12), e.input(), 2000, e.seed(), false, e.output());
        assertThatThrownBy(() -> other.run(done -> {}, () -> false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another's");
        Files.writeString(folder.resolve("out.part.state"), "what\never");
        assertThatThrownBy(() -> e.run(done -> {}, () -> false)).isInstanceOf(InputException.class);
    }

    @Test
    void shortFilesAreRefusedBeforeAnythingIsWritten() throws IOException {
        FileExtraction e = extraction(new Circulant(100, 101, 37), 1000, true);
        Files.write(e.seed().path(), new byte[100]);
        assertThatThrownBy(() -> e.run(done -> {}, () -> false))
                .isInstanceOf(InputException.class)
                .hasMessage(e.seed().path() + ": expected at least 1010 bits, found 800");
        assertThat(folder.resolve("out.part")).doesNotExist();
        PackedFile none = new PackedFile(folder.resolve("none"));
        assertThatThrownBy(none::length).isInstanceOf(InputException.class).hasMessageContaining("no such file");
    }

    @Test
    void bitsAreReadLowestFirst() throws IOException {
        PackedFile file =
                new PackedFile(Files.write(folder.resolve("x"), new byte[] {(byte) 0b1010_0110, 1, (byte) 0x80}));
        assertThat(file.read(1, 8).toString()).isEqualTo("11001011");
        assertThat(file.read(8, 16).toString()).isEqualTo("1000000000000001");
        assertThat(file.length()).isEqualTo(24);
        assertThatThrownBy(() -> file.read(10, 15)).isInstanceOf(InputException.class);
        assertThat(PackedFile.bytes(file.read(0, 12))).containsExactly(0b1010_0110, 1);
    }
}
