package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with a few bytes changed, doubled or missing: read or refused in one short line, never anything else. */
class MutatedFilesTest {
    private static final int MUTATIONS = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @DisplayName("rounds")
    void rounds(RoundsFormat format) throws IOException {
        Path file = folder.resolve("f");
        RoundsFormatContractTest.write(file, format, RecordPart.ROUND, 64, 3);
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(format.ordinal());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(bytes, random);
            Files.write(file, mutated);
            requireCalm(
                    file,
                    mutated,
                    () -> RoundsFormatContractTest.readAll(new RoundsInput(
                            file, format, OptionalInt.of(3), Optional.empty(), BitOrder.FIRST_BIT_LAST)));
        }
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../testdata/field"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    @DisplayName("results of makers")
    void results(Path document) throws IOException {
        byte[] bytes = Files.readAllBytes(document);
        Path file = folder.resolve("f.json");
        SplittableRandom random = new SplittableRandom(bytes.length);
        CountsRequest request = new CountsRequest(
                Optional.empty(), List.of("XXX", "YYX", "YXY", "XYY"), OptionalInt.empty(), OptionalLong.empty());
        for (int i = 0; i < MUTATIONS / 2; i++) {
            byte[] mutated = mutated(bytes, random);
            Files.write(file, mutated);
            requireCalm(file, mutated, () -> CountsFile.read(file, request));
            requireCalm(
                    file,
                    mutated,
                    () -> RoundsFormatContractTest.readAll(new RoundsInput(
                            file, RoundsFormat.RESULTS, OptionalInt.of(3), Optional.empty(), BitOrder.FIRST_BIT_LAST)));
        }
    }

    private interface Reading {
        void read();
    }

    private void requireCalm(Path file, byte[] bytes, Reading reading) {
        try {
            reading.read();
        } catch (InputException e) {
            assertThat(String.valueOf(e.getMessage()).replace(file.toString(), "f"))
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContain("\n", "tools.jackson", "dev.hardwood")
                    .hasSizeLessThan(600);
        } catch (RuntimeException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static byte[] mutated(byte[] bytes, SplittableRandom random) {
        byte[] mutated = bytes.clone();
        int from = random.nextInt(mutated.length);
        switch (random.nextInt(5)) {
            case 0 -> mutated[from] ^= (byte) (1 << random.nextInt(8));
            case 1 -> mutated = Arrays.copyOf(mutated, from);
            case 2 -> mutated[from] = "\"{}[],:-0x1e\n ".getBytes(StandardCharsets.US_ASCII)[random.nextInt(14)];
            case 3 -> {
                int to = Math.min(mutated.length, from + random.nextInt(20));
                byte[] shorter = Arrays.copyOf(mutated, mutated.length - (to - from));
                System.arraycopy(mutated, to, shorter, from, mutated.length - to);
                mutated = shorter;
            }
            default -> {
                int length = Math.min(random.nextInt(40), mutated.length - from);
                byte[] longer = Arrays.copyOf(mutated, mutated.length + length);
                System.arraycopy(mutated, from, longer, from + length, mutated.length - from);
                mutated = longer;
            }
        }
        return mutated;
    }
}
