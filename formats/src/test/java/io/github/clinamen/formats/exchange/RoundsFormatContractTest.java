package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RandomRounds;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.RoundsStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every format. */
class RoundsFormatContractTest {
    @TempDir
    Path folder;

    static Stream<Arguments> formatsAndLengths() {
        return Stream.of(RoundsFormat.values())
                .flatMap(format -> Stream.of(1, 63, 64, 65, 127, 4097, 16384, 16384 * 65 + 100)
                        .filter(rounds -> format != RoundsFormat.STIM_PTB64 || rounds % 64 == 0)
                        .filter(rounds -> rounds < 1_000_000 || format == RoundsFormat.PARQUET)
                        .flatMap(rounds -> Stream.of(3, 5, 25)
                                .filter(n -> n == 5 || rounds < 128)
                                .map(n -> Arguments.of(format, rounds, n))));
    }

    @ParameterizedTest
    @MethodSource("formatsAndLengths")
    @DisplayName("what is written is read: every bit of every round")
    void roundTrip(RoundsFormat format, int rounds, int parties) {
        Path file = folder.resolve("f");
        write(file, format, RecordPart.ROUND, rounds, parties);
        assertSame(
                new RoundsInput(file, format, OptionalInt.of(parties), Optional.empty(), BitOrder.FIRST_BIT_LAST),
                rounds,
                parties);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ROUNDS", "PARQUET"}) // which hold both in one file
    @DisplayName("settings and outcomes in two files are the same rounds")
    void twoFiles(RoundsFormat format) {
        int rounds = 64 * 300;
        write(folder.resolve("a"), format, RecordPart.OUTCOMES, rounds, 5);
        write(folder.resolve("x"), format, RecordPart.SETTINGS, rounds, 5);
        RoundsInput input = new RoundsInput(
                folder.resolve("a"),
                format,
                OptionalInt.of(5),
                Optional.of(folder.resolve("x")),
                BitOrder.FIRST_BIT_LAST);
        assertSame(input, rounds, 5);
        write(folder.resolve("x"), format, RecordPart.SETTINGS, rounds - 64, 5);
        assertThatThrownBy(() -> readAll(input))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("expected as many settings as outcomes, found fewer settings");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a missing file is one clear line")
    void missing(RoundsFormat format) {
        RoundsInput input = new RoundsInput(
                folder.resolve("none"), format, OptionalInt.of(5), Optional.empty(), BitOrder.FIRST_BIT_LAST);
        assertThatThrownBy(input::open)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none")
                .message()
                .endsWith("cannot be read: no such file or directory")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a file cut one byte before its end is rejected, or at least does not give the same rounds silently")
    void truncated(RoundsFormat format) throws IOException {
        Path file = folder.resolve("f");
        write(file, format, RecordPart.ROUND, 128, 5);
        byte[] bytes = Files.readAllBytes(file);
        // Text that lacks only its last line feed lacks nothing.
        int cut = switch (format) {
            case STIM_01, CSV, JSON_LINES -> 2;
            case QISKIT_MEMORY, RESULTS -> 3;
            default -> 1;
        };
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut));
        RoundsInput input = new RoundsInput(file, format, OptionalInt.of(5), Optional.empty(), BitOrder.FIRST_BIT_LAST);
        assertThatThrownBy(() -> readAll(input))
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(file.toString())
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a sink that is not committed leaves no file")
    void uncommitted(RoundsFormat format) throws IOException {
        try (RoundsSink sink = new RoundsOutput(folder.resolve("f"), format, RecordPart.ROUND, BitOrder.FIRST_BIT_LAST)
                .create(5, true)) {
            sink.append(RandomRounds.chunk(5, RoundChunk.ROUNDS, 1));
        }
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STIM_B8", "STIM_PTB64", "STIM_HITS", "STIM_DETS"}) // which have nothing to tell it by
    @DisplayName("another number of parties than asked for is an error")
    void otherParties(RoundsFormat format) {
        Path file = folder.resolve("f");
        write(file, format, RecordPart.ROUND, 64, 5);
        RoundsInput input = new RoundsInput(file, format, OptionalInt.of(7), Optional.empty(), BitOrder.FIRST_BIT_LAST);
        assertThatThrownBy(() -> readAll(input)).isInstanceOf(InputException.class);
        if (!format.knowsParties()) {
            RoundsInput unknown =
                    new RoundsInput(file, format, OptionalInt.empty(), Optional.empty(), BitOrder.FIRST_BIT_LAST);
            assertThatIllegalArgumentException()
                    .isThrownBy(unknown::open)
                    .withMessage("parties: the format " + format.word() + " does not tell them, expected a number");
        }
    }

    static void write(Path file, RoundsFormat format, RecordPart part, int rounds, int parties) {
        try (RoundsSink sink = new RoundsOutput(file, format, part, BitOrder.FIRST_BIT_LAST).create(parties, true)) {
            for (int i = 0; i * RoundChunk.ROUNDS < rounds; i++) {
                sink.append(
                        RandomRounds.chunk(parties, Math.min(RoundChunk.ROUNDS, rounds - i * RoundChunk.ROUNDS), i));
            }
            sink.commit();
        }
    }

    static long readAll(RoundsInput input) {
        try (RoundsStream stream = input.open()) {
            RoundChunk chunk = RoundChunk.allocate(stream.parties(), RoundChunk.WORDS);
            long total = 0;
            for (int read = stream.read(chunk); read > 0; read = stream.read(chunk)) {
                total += read;
            }
            return total;
        }
    }

    private static void assertSame(RoundsInput input, int rounds, int parties) {
        try (RoundsStream stream = input.open()) {
            RoundChunk chunk = RoundChunk.allocate(parties, RoundChunk.WORDS);
            int done = 0;
            for (int i = 0; done < rounds; i++) {
                int read = stream.read(chunk);
                assertThat(read).isEqualTo(Math.min(RoundChunk.ROUNDS, rounds - done));
                RoundChunk written = RandomRounds.chunk(parties, read, i);
                for (int r = 0; r < read; r++) {
                    if (chunk.settingsOf(r) != written.settingsOf(r) || chunk.outcomesOf(r) != written.outcomesOf(r)) {
                        throw new AssertionError("round " + (done + r) + " differs");
                    }
                }
                done += read;
            }
            assertThat(stream.read(chunk)).isZero();
            if (input.format() == RoundsFormat.ROUNDS || input.format() == RoundsFormat.PARQUET) {
                assertThat(stream.isSimulated()).isTrue();
                assertThat(stream.expectedRounds()).isEqualTo(rounds);
            }
        }
    }
}
