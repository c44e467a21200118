package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.formats.RecordedRounds;
import io.github.clinamen.formats.RoundsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetRoundsTest {
    private static final Configuration STORAGE = new Configuration(false);
    private static final Job JOB = new Job(Plans.blocks(35_001, 0, SettingRule.PARITY_COMPLETION), "biased", "ghz", 3);

    @TempDir
    private static Path folder;

    private static Path planar;
    private static Path own;

    @BeforeAll
    static void record() {
        planar = Recordings.record(JOB, folder.resolve("boxes.rounds"));
        own = Recordings.record(JOB, folder.resolve("boxes.parquet"));
    }

    @Test
    @DisplayName("Our own Parquet holds the rounds of our own file, and says like it that they are simulated")
    void ownFileIsReadBack() {
        assertSame(own);
        assertThat(index(own).simulated()).isTrue();
        assertThat(ParquetIndex.ofDevice("rounds:" + planar, STORAGE)).isEmpty();
        assertThat(ParquetIndex.ofDevice("ghz", STORAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "required, PARQUET_1_0, UNCOMPRESSED, 1000000",
        "optional, PARQUET_1_0, GZIP, 3000",
        "optional, PARQUET_1_0, SNAPPY, 100000",
        "required, PARQUET_2_0, SNAPPY, 3000",
        "optional, PARQUET_2_0, ZSTD, 100000",
    })
    @DisplayName("Files by others, with other columns and encodings, in parts that end anywhere")
    void othersFilesAreRead(String repetition, WriterVersion version, CompressionCodecName codec, long groupBytes)
            throws IOException {
        Path parts = Files.createDirectory(folder.resolve(repetition + version + codec + groupBytes));
        Files.createFile(parts.resolve("_SUCCESS"));
        write(parts.resolve("part-00002.parquet"), 17_333, 35_001, repetition, version, codec, groupBytes);
        write(parts.resolve("part-00000.parquet"), 0, 7, repetition, version, codec, groupBytes);
        write(parts.resolve("part-00001.parquet"), 7, 17_333, repetition, version, codec, groupBytes);
        assertSame(parts);
        assertThat(index(parts).simulated()).isFalse();
        assertThat(index(parts).groups().size()).isGreaterThan(groupBytes < 10_000 ? 10 : 2);
    }

    private static void assertSame(Path parquet) {
        ParquetIndex index = index(parquet);
        try (RoundsFile expected = RoundsFile.open(planar);
                ParquetRounds found = new ParquetRounds(index, STORAGE)) {
            assertThat(found.rounds()).isEqualTo(expected.rounds());
            assertThat(found.parties()).isEqualTo(5);
            // Backwards as well: any chunk can be asked for.
            for (long c : LongStream.of(0, 1, 2, 0).toArray()) {
                assertThat(planes(found, c)).isEqualTo(planes(expected, c));
            }
        }
    }

    /** All settings and outcomes of a chunk, and how many rounds they are of. */
    private static List<Long> planes(RecordedRounds rounds, long c) {
        RoundChunk chunk = rounds.chunk(c);
        List<Long> words = new ArrayList<>(List.of((long) chunk.rounds()));
        for (int w = 0; w < chunk.usedWords(); w++) {
            long used = w < chunk.rounds() >> 6 ? -1 : (1L << (chunk.rounds() & 63)) - 1;
            for (int p = 0; p < chunk.parties(); p++) {
                words.add(chunk.setting(p, w) & used);
                words.add(chunk.outcome(p, w) & used);
            }
        }
        return words;
    }

    @Test
    @DisplayName("A changed bit in a page is found by its checksum")
    void aChangedBitIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(own);
        bytes[bytes.length / 2] ^= 4;
        Path changed = Files.write(folder.resolve("changed.parquet"), bytes);
        try (ParquetRounds rounds = new ParquetRounds(index(changed), STORAGE)) {
            assertThatThrownBy(() -> rounds.chunk(0))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("changed.parquet: cannot be read")
                    .hasMessageContaining("verification failed");
        }
    }

    @Test
    void nullsAreRefused() throws IOException {
        MessageType schema = schema("optional", "boolean");
        for (WriterVersion version : WriterVersion.values()) {
            Path file = folder.resolve("nulls" + version + ".parquet");
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                    .withConf(STORAGE)
                    .withType(schema)
                    .withWriterVersion(version)
                    .build()) {
                Group row = new SimpleGroupFactory(schema).newGroup();
                for (int p = 1; p <= 5; p++) {
                    row.add("x" + p, true);
                }
                writer.write(row);
            }
            try (ParquetRounds rounds = new ParquetRounds(index(file), STORAGE)) {
                assertThatThrownBy(() -> rounds.chunk(0))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("column a1: expected no nulls, found one");
            }
        }
    }

    @Test
    void whatIsNoRecordingIsRefused() throws IOException {
        Path cut = Files.write(folder.resolve("cut.parquet"), "PAR1 and no more".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> index(cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be read as Parquet");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> index(empty)).hasMessageContaining("expected Parquet files with rounds, found none");
        assertThatThrownBy(() -> index(folder.resolve("nowhere")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("nowhere: no such file");
        Path integers = folder.resolve("integers.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(integers.toUri()))
                .withConf(STORAGE)
                .withType(schema("required", "int32"))
                .build()) {
            assertThat(writer).isNotNull();
        }
        assertThatThrownBy(() -> index(integers))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected boolean columns x1, ..., xn and a1, ..., an");
    }

    private static ParquetIndex index(Path path) {
        return ParquetIndex.ofDevice("rounds:" + path, STORAGE).orElseThrow();
    }

    private static MessageType schema(String repetition, String type) {
        StringBuilder text = new StringBuilder("message m { required int64 time;");
        // Outcomes before settings, and the last party first: order does not matter.
        for (String kind : List.of("a", "x")) {
            IntStream.rangeClosed(1, 5).forEach(p -> text.append(repetition + " " + type + " " + kind + (6 - p) + ";"));
        }
        return MessageTypeParser.parseMessageType(text.append("}").toString());
    }

    private static void write(
            Path target,
            int from,
            int to,
            String repetition,
            WriterVersion version,
            CompressionCodecName codec,
            long groupBytes)
            throws IOException {
        MessageType schema = schema(repetition, "boolean");
        SimpleGroupFactory rows = new SimpleGroupFactory(schema);
        try (RoundsFile file = RoundsFile.open(planar);
                ParquetWriter<Group> writer = ExampleParquetWriter.builder(
                                new org.apache.hadoop.fs.Path(target.toUri()))
                        .withConf(STORAGE)
                        .withType(schema)
                        .withWriterVersion(version)
                        .withCompressionCodec(codec)
                        .withRowGroupSize(groupBytes)
                        .withPageSize(100)
                        .withMinRowCountForPageSizeCheck(100)
                        .build()) {
            for (int round = from; round < to; round++) {
                RoundChunk chunk = file.chunk(round / RoundChunk.ROUNDS);
                int settings = chunk.settingsOf(round % RoundChunk.ROUNDS);
                int outcomes = chunk.outcomesOf(round % RoundChunk.ROUNDS);
                Group row = rows.newGroup().append("time", (long) round);
                for (int p = 0; p < 5; p++) {
                    row.append("x" + (p + 1), (settings >> p & 1) == 1);
                    row.append("a" + (p + 1), (outcomes >> p & 1) == 1);
                }
                writer.write(row);
            }
        }
    }
}
