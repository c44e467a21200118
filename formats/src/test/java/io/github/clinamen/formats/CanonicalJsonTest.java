package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.OutcomeFunction;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    record Part(int nd, List<Long> wrong) {
        Part {
            if (nd < 1) {
                throw new IllegalArgumentException("nd: expected at least 1, found " + nd);
            }
        }
    }

    enum Choice {
        FIRST
    }

    record Sample(
            String schema,
            Epsilon epsilon,
            BigFraction alpha,
            OutcomeFunction function,
            BigInteger rounds,
            double seconds,
            boolean simulation,
            Choice choice,
            List<Part> parts,
            Optional<String> reason) {}

    private static final Sample SAMPLE = new Sample(
            "sample",
            Epsilon.parse("1/3"),
            new BigFraction(1, 2),
            new OutcomeFunction.Majority(3),
            BigInteger.TEN.pow(30),
            0.1,
            true,
            Choice.FIRST,
            List.of(new Part(44, List.of(1L, 2L)), new Part(1, List.of())),
            Optional.of("quote \" and é\u0001"));

    private static final String TEXT = """
            {
              "schema": "sample",
              "epsilon": "1/3",
              "alpha": "1/2",
              "function": "majority:3",
              "rounds": 1000000000000000000000000000000,
              "seconds": 0.1,
              "simulation": true,
              "choice": "FIRST",
              "parts": [
                {
                  "nd": 44,
                  "wrong": [1, 2]
                },
                {
                  "nd": 1,
                  "wrong": []
                }
              ],
              "reason": "quote \\" and é\\u0001",
              "sha256": "f"
            }
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("a record has one text, with its components in order")
    void text() {
        assertThat(CanonicalJson.seal(SAMPLE).replaceAll("\"[0-9a-f]{64}\"", "\"f\""))
                .isEqualTo(TEXT);
    }

    @Test
    void roundTrip() {
        Path file = folder.resolve("s.json");
        CanonicalJson.write(file, SAMPLE);
        assertThat(CanonicalJson.read(file, Sample.class)).isEqualTo(SAMPLE);
    }

    @Test
    @DisplayName("every single-bit flip is found")
    void flips() {
        byte[] sound = CanonicalJson.seal(SAMPLE).getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> CanonicalJson.open(Path.of("s.json"), flipped, Sample.class))
                    .as("bit %d", bit)
                    .isInstanceOf(InputException.class)
                    .message()
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @DisplayName("malformed documents name the place and the fault in one line")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schema\": \"sample\" | \"schema\": \"sample\", \"more\": 1 | line 2 column 23: field more: unknown field \"more\"",
                "\"epsilon\": \"1/3\",    | ``                                  | line 1 column 1: field epsilon: is missing or null",
                "\"1/3\"                  | null                                | field epsilon: is missing or null",
                "\"1/3\"                  | \"2/3\"                             | field epsilon: epsilon: expected a number above 0 and at most 0.5, found 2/3",
                "\"1/3\"                  | 0.3                                 | field epsilon: expected a string",
                "\"alpha\": \"1/2\",      | \"alpha\": \"1/2\", \"alpha\": \"1\","
                        + " | line 4 column 26: expected each field once, found \"alpha\" twice",
                "\"nd\": 44               | \"nd\": 44.5                        | line 12 column 7: field parts[0].nd: ",
                "\"nd\": 44               | \"nd\": \"44\"                      | field parts[0].nd: ",
                "\"nd\": 44               | \"nd\": 0                           | field parts[0]: nd: expected at least 1, found 0",
                "\"nd\": 44               | \"nd\": 44444444444                 | field parts[0].nd: ",
                "\"FIRST\"                | \"LAST\"                            | field choice: ",
                "\"simulation\": true     | \"simulation\": tru                 | line 8 column ",
                "\"simulation\": true     | \"simulation\": 1                   | field simulation: ",
                "0.1                      | NaN                                 | line 7 column ",
                "[1, 2]                   | [1, 2                               | line ",
                "\"sha256\"               | \"sha\"                             | expected \"sha256\" as the last field",
                "\"sample\"               | \"simple\"                          | field sha256: the content has ",
            })
    void malformed(String from, String to, String message) {
        String sealed = CanonicalJson.seal(SAMPLE);
        assertThat(sealed).contains(from);
        byte[] changed = sealed.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.open(Path.of("s.json"), changed, Sample.class))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("s.json: ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n", "io.github", "java.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|line 1: expected a JSON document",
                "`{} {}`|expected the end of the document",
                "`[`|line 1",
                "null|expected \"sha256\""
            })
    void notADocument(String text, String message) {
        assertThatThrownBy(() ->
                        CanonicalJson.open(Path.of("s.json"), text.getBytes(StandardCharsets.UTF_8), Sample.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("depth, number length and file size are limited")
    void limits() throws IOException {
        assertThatThrownBy(() ->
                        StrictJson.parse(Path.of("s.json"), "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nesting depth");
        assertThatThrownBy(() ->
                        StrictJson.parse(Path.of("s.json"), "9".repeat(10_001).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("exceeds the maximum");
        Path big = folder.resolve("big.json");
        try (var channel = Files.newByteChannel(
                big, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(StrictJson.MAX_BYTES).write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        assertThatThrownBy(() -> StrictJson.bytesOf(big))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("expected at most 67108864 bytes of text, found more");
    }
}
