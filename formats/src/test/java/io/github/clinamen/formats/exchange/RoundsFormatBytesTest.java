package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.RoundsStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bit order, byte by byte, as the formats' owners specify it; and each kind of malformed text. */
class RoundsFormatBytesTest {
    @TempDir
    Path folder;

    /** Round 0: x = (1,0,0), a = (0,1,1); round 1: x = (0,0,1), a = (0,0,0); party 1 first. */
    private static RoundChunk twoRounds() {
        RoundChunk chunk = RoundChunk.allocate(3, 1).withRounds(2);
        chunk.setSetting(0, 0, 0b01);
        chunk.setSetting(2, 0, 0b10);
        chunk.setOutcome(1, 0, 0b01);
        chunk.setOutcome(2, 0, 0b01);
        return chunk;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STIM_01       | ROUND    | 100011\\n001000\\n",
                "STIM_01       | OUTCOMES | 011\\n000\\n",
                "CSV           | ROUND    | x1,x2,x3,a1,a2,a3\\n1,0,0,0,1,1\\n0,0,1,0,0,0\\n",
                "CSV           | SETTINGS | x1,x2,x3\\n1,0,0\\n0,0,1\\n",
                "QISKIT_MEMORY | ROUND    | [\\n\"110001\",\\n\"000100\"\\n]\\n",
            })
    void text(RoundsFormat format, RecordPart part, String expected) throws IOException {
        assertThat(new String(write(format, part, twoRounds()), StandardCharsets.US_ASCII))
                .isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    @DisplayName("b8: bit k is bit k mod 8 of byte k div 8 of its shot")
    void b8() throws IOException {
        assertThat(write(RoundsFormat.STIM_B8, RecordPart.ROUND, twoRounds())).containsExactly(0b110001, 0b000100);
    }

    @Test
    @DisplayName("ptb64: shot r is bit r mod 8 of byte r div 8 of the word of its bit")
    void ptb64() throws IOException {
        RoundChunk chunk = RoundChunk.allocate(1, 1);
        chunk.setSetting(0, 0, 0x0807060504030201L);
        chunk.setOutcome(0, 0, 0x80L << 56);
        assertThat(write(RoundsFormat.STIM_PTB64, RecordPart.ROUND, chunk))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0x80);
        assertThatThrownBy(() -> write(RoundsFormat.STIM_PTB64, RecordPart.ROUND, twoRounds()))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("expected whole groups of 64 rounds for ptb64, found 2 rounds");
    }

    @ParameterizedTest
    @DisplayName("Qiskit's memory: bit strings with registers, hexadecimal, whole result documents")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"110 001\", \"000 100\"]",
                "[\"0x31\", \"0x4\"]",
                "{\"results\": [{\"shots\": 1, \"data\": {\"memory\": [\"0x31\"]}}, {\"data\": {\"memory\": [\"0x4\"]}}]}",
                "{\"memory\": [\"110001\", \"000100\"], \"other\": [1, 2]}",
            })
    void memory(String json) throws IOException {
        Path file = folder.resolve("m.json");
        Files.writeString(file, json);
        try (RoundsStream stream = input(file, RoundsFormat.QISKIT_MEMORY).open()) {
            RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS);
            assertThat(stream.read(chunk)).isEqualTo(2);
            assertThat(chunk.settingsOf(0)).isEqualTo(0b001);
            assertThat(chunk.outcomesOf(0)).isEqualTo(0b110);
            assertThat(chunk.settingsOf(1)).isEqualTo(0b100);
            assertThat(chunk.outcomesOf(1)).isZero();
        }
    }

    @Test
    @DisplayName("CSV columns are found by name, in any order, and lines may end in CR LF")
    void csvOrder() throws IOException {
        Path file = folder.resolve("f.csv");
        Files.writeString(file, "a3,x1,a1,x3,a2,x2\r\n1,1,0,0,1,0\r\n0,0,0,1,0,0");
        try (RoundsStream stream = input(file, RoundsFormat.CSV).open()) {
            RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS);
            assertThat(stream.read(chunk)).isEqualTo(2);
            assertThat(chunk.settingsOf(0)).isEqualTo(0b001);
            assertThat(chunk.outcomesOf(0)).isEqualTo(0b110);
            assertThat(chunk.settingsOf(1)).isEqualTo(0b100);
        }
    }

    @ParameterizedTest
    @DisplayName("malformed text names line and fault")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STIM_01 | `100011\\n00100\\n`    | line 2: expected 6 characters, found 5",
                "STIM_01 | `100011\\n0010001\\n`  | line 2: expected 6 characters, found 7",
                "STIM_01 | `100011\\n\\n`         | line 2: expected 6 characters, found 0",
                "STIM_01 | `10 011\\n`            | line 1: expected only 0 and 1, found byte 32",
                "STIM_01 | `10x011\\n`            | line 1: expected only 0 and 1, found 'x'",
                "CSV | `x1,x2,x3,a1,a2\\n`        | line 1: expected a header with each of x1, ..., xn and a1, ..., an once",
                "CSV | `x1,x1,a1,a2\\n`           | line 1: expected a header with each of",
                "CSV | ``                         | line 1: expected a header",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,2,0,0,0,0\\n` | line 2: column a1: expected 0 or 1, found \"2\" (--values says what other values are)",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,1,0,0,0,0\\n0\\n` | line 3: expected 6 cells, found 1",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,1,0,0,0,0,1\\n` | line 2: expected 6 cells, found more",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,` | line 2: column a1: expected 0 or 1, found the end of the file",
                "CSV | `x1,a1\\n0,1\\n`           | expected 3 parties, found 1",
                "QISKIT_MEMORY | `[\"10001\"]`    | line 1: expected 6 bits a shot, found \"10001\"",
                "QISKIT_MEMORY | `[\"0x40\"]`     | line 1: expected at most 6 bits a shot, found \"0x40\"",
                "QISKIT_MEMORY | `[\"0xg\"]`      | line 1: expected a string of bits or 0x and hexadecimal digits",
                "QISKIT_MEMORY | `[\"100012\"]`   | line 1: expected a string of bits or 0x and hexadecimal digits",
                "QISKIT_MEMORY | `[\"-00011\"]`   | line 1: expected a string of bits or 0x and hexadecimal digits",
                "QISKIT_MEMORY | `[\"+00011\"]`   | line 1: expected a string of bits or 0x and hexadecimal digits",
                "QISKIT_MEMORY | `[\\n100011]`    | line 2: expected a string for each shot, found 100011",
                "QISKIT_MEMORY | `{\"counts\": 1}`| expected an array of shots or a field \"memory\", found none",
                "QISKIT_MEMORY | `[\"100011\"`    | line 1 column",
                "QISKIT_MEMORY | `hello`          | line 1 column",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,1,0,0,0,0\\n\\n0,1,0,0,0,0\\n` | line 3: expected 6 cells, found a blank line",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,,0,0,0,0\\n` | line 2: column a1: expected 0 or 1, found nothing (--no-click says",
                "CSV | `x1,a1,x2,a2,x3,a3\\n0,10000000000,0,0,0,0\\n` | line 2: column a1: expected 0 or 1, found \"10000000000\"",
                "STIM_HITS | `4,5\\n4,4\\n` | line 2: expected increasing numbers 0 to 5, found \"4\"",
                "STIM_HITS | `6\\n` | line 1: expected increasing numbers 0 to 5, found \"6\"",
                "STIM_HITS | `1,\\n` | line 1: expected increasing numbers 0 to 5, found \"\"",
                "STIM_HITS | `1,2` | line 1: expected the end of the line, found the end of the file",
                "STIM_DETS | `M1\\n` | line 1: expected \"shot\" at the beginning, found \"M1\"",
                "STIM_DETS | `shot D1\\n` | line 1: expected increasing numbers M0 to M5, found \"D1\"",
                "STIM_R8 | `\u0002` | offset 0: expected a shot of 6 bits, found the end of the file",
                "STIM_R8 | `\u0007` | offset 0: expected a shot of 6 bits, found a longer one",
                "JSON_LINES | `` | line 1: expected {\"x\": [settings], \"a\": [outcomes]}",
                "JSON_LINES | `{\"x\": [1, 0, 0], \"a\": [1, 0]}\\n` | line 1: expected \"a\" with 3 bits",
                "JSON_LINES | `{\"x\": [1, 0, 0], \"a\": [1, 0, null]}\\n` | line 1: expected \"a\" with 3 bits",
                "JSON_LINES | `{\"x\": [1, 0, 0], \"a\": [1, 0, 1]}\\n{` | line 2: expected more, found the end of the document",
                "RESULTS | `[[1, 0, 0, 1, 0]]` | expected 6 bits a shot, found 5",
                "RESULTS | `{\"counts\": {\"100000\": 1}}` | expected shots one by one, found only how often",
                "RESULTS | `{\"a\": 1}` | none among the fields \"a\"",
                "PARQUET | `PAR1 hello`           | cannot be read as Parquet",
            })
    void malformed(RoundsFormat format, String content, String message) throws IOException {
        Path file = folder.resolve("f");
        Files.writeString(file, content.replace("\\n", "\n"));
        assertThatThrownBy(() -> RoundsFormatContractTest.readAll(input(file, format)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "STIM_B8, 131, 'offset 2: expected zeros after bit 6 of the record, found 0x83'",
        "STIM_PTB64, 1, 'offset 0: expected a group of 64 shots in 48 bytes, found 3 bytes'"
    })
    void malformedBytes(RoundsFormat format, int last, String message) throws IOException {
        Path file = folder.resolve("f");
        Files.write(file, new byte[] {1, 2, (byte) last});
        assertThatThrownBy(() -> RoundsFormatContractTest.readAll(input(file, format)))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void partOfAFormatThatHoldsBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoundsOutput(
                        folder.resolve("f"), RoundsFormat.PARQUET, RecordPart.OUTCOMES, BitOrder.FIRST_BIT_FIRST))
                .withMessage("part: the format parquet holds settings and outcomes in one file, found outcomes");
    }

    @Test
    void formatsByName() {
        assertThat(RoundsFormat.ofName(Path.of("x/shots.B8"))).isEqualTo(RoundsFormat.STIM_B8);
        assertThat(RoundsFormat.ofName(Path.of("memory.json"))).isEqualTo(RoundsFormat.QISKIT_MEMORY);
        assertThatThrownBy(() -> RoundsFormat.ofName(Path.of("shots.bin")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "name one of rounds, 01, b8, ptb64, r8, hits, dets, csv, qiskit-memory, results, jsonl, parquet");
    }

    private static RoundsInput input(Path file, RoundsFormat format) {
        return new RoundsInput(file, format, OptionalInt.of(3), Optional.empty(), BitOrder.FIRST_BIT_LAST);
    }

    private byte[] write(RoundsFormat format, RecordPart part, RoundChunk chunk) throws IOException {
        Path file = folder.resolve("f");
        try (RoundsSink sink =
                new RoundsOutput(file, format, part, BitOrder.FIRST_BIT_LAST).create(chunk.parties(), false)) {
            sink.append(chunk);
            sink.commit();
        }
        return Files.readAllBytes(file);
    }
}
