package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The quick end of fuzzing: the corpus of each target, all that once failed among it, and as many blind changes of it as
 * take a moment. {@code ./check fuzz} lets Jazzer look for more.
 */
class FuzzCorpusTest {
    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("No input does anything but be read or refused")
    void corpus(FuzzTarget target) throws Exception {
        List<Path> inputs = inputs(target);
        assertThat(inputs).isNotEmpty();
        SplittableRandom random = new SplittableRandom(target.ordinal());
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> target.check(bytes)).as(input.toString()).doesNotThrowAnyException();
            // Changed command lines might write anywhere.
            for (int i = 0; i < target.changes() && target != FuzzTarget.COMMAND_LINE && bytes.length > 0; i++) {
                byte[] changed = changed(bytes, random);
                assertThatCode(() -> target.check(changed))
                        .as("%s, change %d", input, i)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** A byte replaced, a stretch repeated, or the end cut off. */
    private static byte[] changed(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> java.util.Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + at);
                System.arraycopy(bytes, 0, longer, bytes.length, at);
                yield longer;
            }
            default -> {
                byte[] copy = bytes.clone();
                copy[at] = (byte) random.nextInt();
                yield copy;
            }
        };
    }

    private static List<Path> inputs(FuzzTarget target) throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(FuzzCorpusTest.class.getResource("/fuzz/" + target.name()), target.name())
                        .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
