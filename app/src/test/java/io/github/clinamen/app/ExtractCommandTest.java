package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.extract.Toeplitz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(4);

    private Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void extractsAFile() throws IOException {
        Path in = file("in", 1000);
        Path seed = file("seed", 3000);
        Path out = folder.resolve("out");
        var seen = clinamen(
                "extract",
                "--extractor",
                "toeplitz",
                "--input",
                in,
                "--seed",
                seed,
                "--min-entropy",
                "4000",
                "--error",
                "1e-9",
                "--out",
                out,
                "--json");
        assertThat(seen.err()).isEmpty();
        assertThat(seen.code()).isEqualTo(Exit.OK);
        // 4000 - 2 * 29.897 = 3940.2
        assertThat(seen.json().get("outputBits").asLong()).isEqualTo(3940);
        assertThat(seen.json().get("seedBits").asLong()).isEqualTo(8000 + 3940 - 1);
        assertThat(Files.readAllBytes(out))
                .isEqualTo(PackedFile.bytes(new Toeplitz(8000, 3940)
                        .extract(new PackedFile(in).read(0, 8000), new PackedFile(seed).read(0, 11939))));
    }

    @ParameterizedTest
    @CsvSource({
        "circulant,classical,20000003,5910364",
        "dodis,quantum,20000003,5910365",
    })
    void plansWithoutFiles(String extractor, String model, long seedBits, long outputBits) {
        var seen = clinamen(
                "extract",
                "--extractor",
                extractor,
                "--input-bits",
                "2e7",
                "--min-entropy",
                "6910565.8",
                "--error",
                "5e-31",
                "--seed-rate",
                "0.95",
                "--model",
                model,
                "--plan-only",
                "--json");
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        assertThat(seen.json().get("seedBits").asLong()).isEqualTo(seedBits);
        assertThat(seen.json().get("outputBits").asLong()).isEqualTo(outputBits);
        assertThat(seen.json().get("assumes").asString()).contains("promised rate");
    }

    @Test
    void blocksShareAUniformSeedAndDivideTheError() throws IOException {
        Path in = file("in", 1010);
        Path seed = file("seed", 300);
        var seen = clinamen(
                "extract",
                "--extractor",
                "circulant",
                "--input",
                in,
                "--seed",
                seed,
                "--block",
                "1000",
                "--min-entropy",
                "900",
                "--error",
                "8e-6",
                "--out",
                folder.resolve("out"));
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        // 8 blocks, each 900 - 2 log2 10^6 = 860.1
        assertThat(seen.out()).contains("6,880 bits from 8,000 bits of input in 8 blocks, with 1,019 bits of seed");
        assertThat(seen.out()).contains("the last 80 bits do not fill a block");
        assertThat(Files.size(folder.resolve("out"))).isEqualTo(860);
    }

    @Test
    void vonNeumannNeedsNoSeed() throws IOException {
        Path in = Files.write(folder.resolve("in"), new byte[] {(byte) 0b01_10_11_00, (byte) 0b10_10_10_10});
        Path out = folder.resolve("out");
        var seen = clinamen("extract", "--extractor", "von-neumann", "--input", in, "--out", out);
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        assertThat(seen.out()).contains("6 bits").contains("no promise for any other source");
        // Lowest bits first: 00 11 01 10, then 01 01 01 01; the first bit of each unequal pair is 0 1 0 0 0 0.
        assertThat(Files.readAllBytes(out)).containsExactly(0b000010);
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws IOException {
        Path in = file("in", 100);
        var poor = clinamen(
                "extract",
                "--extractor",
                "toeplitz",
                "--input",
                in,
                "--min-entropy",
                "10",
                "--error",
                "1e-9",
                "--plan-only");
        assertThat(poor.code()).isEqualTo(Exit.USAGE);
        assertThat(poor.err()).contains("toeplitz: nothing can be extracted").hasLineCount(1);
        var nameless =
                clinamen("extract", "--extractor", "raz", "--input", in, "--min-entropy", "10", "--error", "0.1");
        assertThat(nameless.code()).isEqualTo(Exit.USAGE);
        var dry = clinamen(
                "extract",
                "--extractor",
                "dodis",
                "--input",
                in,
                "--seed",
                in,
                "--min-entropy",
                "790",
                "--error",
                "0.1",
                "--out",
                folder.resolve("o"));
        assertThat(dry.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(dry.err()).contains("expected at least").hasLineCount(1);
        assertThat(folder.resolve("o")).doesNotExist();
    }
}
