package io.github.clinamen.formats.exchange;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.FileSchema;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.RoundsStream;
import io.github.clinamen.formats.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads Parquet with columns of truth values or whole numbers {@code x1} to {@code xn} and {@code a1} to {@code an}, in any order,
 * without nulls, whoever wrote it; other columns are ignored.
 */
final class ParquetStream implements RoundsStream {
    private final Path file;
    /** Settings of party 1 to n, then outcomes. */
    private final List<ParquetBits> bits;

    private final ParquetFileReader reader;
    private final ColumnReaders columns;
    /** The current batch of each column, and how much of it was used. */
    private int batch;

    private int used;

    private ParquetStream(Path file, List<ParquetBits> bits, ParquetFileReader reader, ColumnReaders columns) {
        this.file = file;
        this.bits = bits;
        this.reader = reader;
        this.columns = columns;
    }

    static RoundsStream open(Path file, Table table) {
        if (!(table instanceof Columns named)) {
            throw new IllegalArgumentException("windows: the format parquet has columns of its own");
        }
        requireReadable(file);
        ParquetPages.checkFooter(file);
        try {
            ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
            try {
                List<ParquetBits> bits = bits(file, reader.getFileSchema(), named);
                List<String> names = bits.stream().map(ParquetBits::column).toList();
                List<String> leaves = reader.getFileSchema().getColumns().stream()
                        .map(column -> ParquetPages.path(column.fieldPath()))
                        .toList();
                Map<String, List<ParquetPlane.Page>> plain =
                        ParquetPages.check(file, reader.getFileMetaData(), leaves, Set.copyOf(names));
                if (isPlanes(reader.getFileSchema(), names, plain)) {
                    RoundsStream planes = new ParquetPlanes(
                            file,
                            names.stream()
                                    .map(name -> plain.getOrDefault(name, List.of()))
                                    .toList(),
                            reader.getFileMetaData().numRows(),
                            isSimulated(reader));
                    reader.close();
                    return planes;
                }
                ColumnReaders columns = reader.buildColumnReaders(
                                ColumnProjection.columns(names.toArray(String[]::new)))
                        .batchSize(RoundChunk.ROUNDS)
                        .build();
                return new ParquetStream(file, bits, reader, columns);
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /** Whether the columns are planes already: truth values that must be there, plain and uncompressed. */
    private static boolean isPlanes(FileSchema schema, List<String> names, Map<String, List<ParquetPlane.Page>> plain) {
        return plain.keySet().containsAll(names)
                && schema.getColumns().stream()
                        .filter(column -> names.contains(ParquetPages.path(column.fieldPath())))
                        .allMatch(column -> column.type() == PhysicalType.BOOLEAN && column.maxDefinitionLevel() == 0);
    }

    private static boolean isSimulated(ParquetFileReader reader) {
        return "true".equals(reader.getFileMetaData().keyValueMetadata().get(ParquetSink.SIMULATED));
    }

    /** So that a file that is not there is told from one that is not Parquet. */
    private static void requireReadable(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            in.read();
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    private static List<ParquetBits> bits(Path file, FileSchema schema, Columns named) {
        int n = 0;
        while (isBit(schema, named.name("x" + (n + 1))) && isBit(schema, named.name("a" + (n + 1)))) {
            n++;
        }
        if (n < 1
                || n > MerminGame.MAX_PARTIES
                || has(schema, named.name("x" + (n + 1)))
                || has(schema, named.name("a" + (n + 1)))) {
            throw new InputException(file + ": expected columns x1, ..., xn and a1, ..., an of truth values or whole"
                    + " numbers, n at most " + MerminGame.MAX_PARTIES + " (--columns says which they are), found "
                    + Shown.names(schema.getColumns().stream()
                            .map(c -> c.name() + " " + c.type())
                            .toList()));
        }
        List<ParquetBits> bits = new ArrayList<>();
        for (String ours : CsvRounds.columns(n, RecordPart.ROUND)) {
            bits.add(new ParquetBits(
                    file, named.name(ours), ours.startsWith("x") ? named.settings() : named.outcomes()));
        }
        return bits;
    }

    private static boolean has(FileSchema schema, String name) {
        return schema.getColumns().stream().anyMatch(column -> column.name().equals(name));
    }

    private static boolean isBit(FileSchema schema, String name) {
        return schema.getColumns().stream()
                .anyMatch(column -> ParquetPages.path(column.fieldPath()).equals(name)
                        && ParquetBits.TYPES.contains(column.type())
                        && column.maxRepetitionLevel() == 0);
    }

    @Override
    public int parties() {
        return bits.size() / 2;
    }

    @Override
    public boolean isSimulated() {
        return isSimulated(reader);
    }

    @Override
    public long expectedRounds() {
        return reader.getFileMetaData().numRows();
    }

    @Override
    public int read(RoundChunk into) {
        int filled = 0;
        into.planes().fill((byte) 0);
        try {
            while (filled < RoundChunk.ROUNDS && (used < batch || nextBatch())) {
                int step = Math.min(batch - used, RoundChunk.ROUNDS - filled);
                for (int k = 0; k < bits.size(); k++) {
                    long plane = k < parties() ? into.settingOffset(k) : into.outcomeOffset(k - parties());
                    bits.get(k).pack(columns, used, step, into.planes(), plane, filled);
                }
                used += step;
                filled += step;
            }
            return filled;
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private boolean nextBatch() {
        if (!columns.nextBatch()) {
            return false;
        }
        batch = columns.getRecordCount();
        used = 0;
        for (ParquetBits column : bits) {
            if (columns.getColumnReader(column.column()).getLeafValidity().hasNulls()) {
                throw new InputException(
                        file + ": column " + Shown.cut(column.column()) + ": expected no nulls, found one");
            }
        }
        return true;
    }

    private static InputException damaged(Path file, Exception e) {
        return new InputException(
                file + ": cannot be read as Parquet: damaged, or packed by other means than gzip, snappy or zstd", e);
    }

    @Override
    public void close() {
        try (reader) {
            columns.close();
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }
}
