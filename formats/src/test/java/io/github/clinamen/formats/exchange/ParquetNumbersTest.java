package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parquet as data frames write it: whole numbers, packed by zstd. */
class ParquetNumbersTest {
    private static final int INT32 = 1;
    private static final int INT64 = 2;
    private static final int UNCOMPRESSED = 0;
    private static final int ZSTD = 6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 6", "2, 0", "2, 6"})
    @DisplayName("numbers of 32 and 64 bits, uncompressed and zstd: every bit of three chunks")
    void numbers(int type, int codec) throws IOException {
        int rounds = 2 * RoundChunk.ROUNDS + 77;
        long[] x = new long[rounds];
        long[] a = new long[rounds];
        for (int r = 0; r < rounds; r++) {
            x[r] = r / 3 % 2;
            a[r] = r * 7 / 5 % 2;
        }
        Path file = write(type, codec, x, a);
        int done = 0;
        try (RoundsStream stream = input(file, Columns.PLAIN).open()) {
            assertThat(stream.parties()).isEqualTo(1);
            RoundChunk chunk = RoundChunk.allocate(1, RoundChunk.WORDS);
            for (int read = stream.read(chunk); read > 0; read = stream.read(chunk)) {
                for (int r = 0; r < read; r++, done++) {
                    if (chunk.settingsOf(r) != x[done] || chunk.outcomesOf(r) != a[done]) {
                        throw new AssertionError("round " + done);
                    }
                }
            }
        }
        assertThat(done).isEqualTo(rounds);
    }

    @Test
    @DisplayName("other numbers are what one says, and refused when nothing is said")
    void values() throws IOException {
        Path file = write(INT32, UNCOMPRESSED, new long[] {0, 1}, new long[] {-1, 1});
        assertThatThrownBy(() -> RoundsFormatContractTest.readAll(input(file, Columns.PLAIN)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("column a1: expected 0 or 1, found -1 (--values says what other values are)");
        Columns signs =
                new Columns(Map.of(), Map.of("1", 0, "-1", 1), Columns.PLAIN.settings(), OptionalInt.empty(), 1);
        try (RoundsStream stream = input(file, signs).open()) {
            RoundChunk chunk = RoundChunk.allocate(1, RoundChunk.WORDS);
            assertThat(stream.read(chunk)).isEqualTo(2);
            assertThat(chunk.outcome(0, 0)).isEqualTo(0b01);
            assertThat(chunk.setting(0, 0)).isEqualTo(0b10);
        }
    }

    @Test
    @DisplayName("a huge number is refused, not cut to its lowest bit")
    void huge() throws IOException {
        Path file = write(INT64, ZSTD, new long[] {1L << 32}, new long[] {0});
        assertThatThrownBy(() -> RoundsFormatContractTest.readAll(input(file, Columns.PLAIN)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("column x1: expected 0 or 1, found 4294967296");
    }

    @Test
    @DisplayName("planes are copied, and a changed bit in one of them is found")
    void changedBit() throws IOException {
        Path file = folder.resolve("planes.parquet");
        RoundsFormatContractTest.write(file, RoundsFormat.PARQUET, RecordPart.ROUND, 20_000, 3);
        try (RoundsStream stream = input(file, Columns.PLAIN).open()) {
            assertThat(stream).isInstanceOf(ParquetPlanes.class);
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[1000] ^= 4;
        Files.write(file, bytes);
        assertThatThrownBy(() -> RoundsFormatContractTest.readAll(input(file, Columns.PLAIN)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected a page with the checksum of its header, found other bytes");
    }

    private static RoundsInput input(Path file, Table table) {
        return new RoundsInput(
                file, RoundsFormat.PARQUET, OptionalInt.empty(), Optional.empty(), BitOrder.FIRST_BIT_FIRST, table);
    }

    /** One row group, one plain page a column. */
    private Path write(int type, int codec, long[] x, long[] a) throws IOException {
        Path file = folder.resolve("f.parquet");
        ByteBuffer out = ByteBuffer.allocate(4096 + 20 * (x.length + a.length)).order(ByteOrder.LITTLE_ENDIAN);
        out.put("PAR1".getBytes(StandardCharsets.US_ASCII));
        List<ThriftCompact> chunks = new ArrayList<>();
        List<ThriftCompact> schema = new ArrayList<>();
        schema.add(new ThriftCompact().text(4, "schema").int32(5, 2));
        for (String name : List.of("x1", "a1")) {
            long[] values = name.equals("x1") ? x : a;
            ByteBuffer plain = ByteBuffer.allocate(values.length * 4 * type).order(ByteOrder.LITTLE_ENDIAN);
            for (long value : values) {
                if (type == INT32) {
                    plain.putInt((int) value);
                } else {
                    plain.putLong(value);
                }
            }
            byte[] page = codec == ZSTD ? Zstd.compress(plain.array()) : plain.array();
            byte[] header = new ThriftCompact()
                    .int32(1, 0)
                    .int32(2, plain.capacity())
                    .int32(3, page.length)
                    .struct(
                            5,
                            new ThriftCompact()
                                    .int32(1, values.length)
                                    .int32(2, 0)
                                    .int32(3, 3)
                                    .int32(4, 3))
                    .end();
            long offset = out.position();
            out.put(header).put(page);
            ThriftCompact column = new ThriftCompact()
                    .int32(1, type)
                    .int32s(2, 0)
                    .texts(3, name)
                    .int32(4, codec)
                    .int64(5, values.length)
                    .int64(6, header.length + plain.capacity())
                    .int64(7, header.length + page.length)
                    .int64(9, offset);
            chunks.add(new ThriftCompact().int64(2, offset).struct(3, column));
            schema.add(new ThriftCompact().int32(1, type).int32(3, 0).text(4, name));
        }
        ThriftCompact group =
                new ThriftCompact().structs(1, chunks).int64(2, out.position()).int64(3, x.length);
        byte[] footer = new ThriftCompact()
                .int32(1, 1)
                .structs(2, schema)
                .int64(3, x.length)
                .structs(4, List.of(group))
                .end();
        out.put(footer).putInt(footer.length).put("PAR1".getBytes(StandardCharsets.US_ASCII));
        return Files.write(file, java.util.Arrays.copyOf(out.array(), out.position()));
    }
}
