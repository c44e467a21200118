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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads Parquet with boolean columns {@code x1} to {@code xn} and {@code a1} to {@code an}, in any order, without nulls,
 * whoever wrote it; other columns are ignored.
 */
final class ParquetStream implements RoundsStream {
    private final Path file;
    private final int parties;
    private final ParquetFileReader reader;
    private final ColumnReaders columns;
    /** The current batch of each column, and how much of it was used. */
    private int batch;

    private int used;

    private ParquetStream(Path file, int parties, ParquetFileReader reader, ColumnReaders columns) {
        this.file = file;
        this.parties = parties;
        this.reader = reader;
        this.columns = columns;
    }

    static ParquetStream open(Path file) {
        requireReadable(file);
        ParquetPages.checkFooter(file);
        try {
            ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
            try {
                int parties = parties(file, reader.getFileSchema());
                List<String> names = CsvRounds.columns(parties, RecordPart.ROUND);
                List<String> leaves = reader.getFileSchema().getColumns().stream()
                        .map(column -> ParquetPages.path(column.fieldPath()))
                        .toList();
                ParquetPages.check(file, reader.getFileMetaData(), leaves, Set.copyOf(names));
                ColumnReaders columns = reader.buildColumnReaders(
                                ColumnProjection.columns(names.toArray(String[]::new)))
                        .batchSize(RoundChunk.ROUNDS)
                        .build();
                return new ParquetStream(file, parties, reader, columns);
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

    /** So that a file that is not there is told from one that is not Parquet. */
    private static void requireReadable(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            in.read();
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    private static int parties(Path file, FileSchema schema) {
        int n = 0;
        while (isBit(schema, "x" + (n + 1)) && isBit(schema, "a" + (n + 1))) {
            n++;
        }
        if (n < 1 || n > MerminGame.MAX_PARTIES || has(schema, "x" + (n + 1)) || has(schema, "a" + (n + 1))) {
            throw new InputException(file + ": expected boolean columns x1, ..., xn and a1, ..., an, n at most "
                    + MerminGame.MAX_PARTIES + ", found "
                    + schema.getColumns().stream()
                            .map(c -> c.name() + " " + c.type())
                            .toList());
        }
        return n;
    }

    private static boolean has(FileSchema schema, String name) {
        return schema.getColumns().stream().anyMatch(column -> column.name().equals(name));
    }

    private static boolean isBit(FileSchema schema, String name) {
        return schema.getColumns().stream()
                .anyMatch(column -> ParquetPages.path(column.fieldPath()).equals(name)
                        && column.type() == PhysicalType.BOOLEAN
                        && column.maxRepetitionLevel() == 0);
    }

    @Override
    public int parties() {
        return parties;
    }

    @Override
    public boolean isSimulated() {
        return "true".equals(reader.getFileMetaData().keyValueMetadata().get(ParquetSink.SIMULATED));
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
                for (int p = 0; p < parties; p++) {
                    pack(
                            columns.getColumnReader("x" + (p + 1)).getBooleans(),
                            step,
                            filled,
                            into,
                            into.settingOffset(p));
                    pack(
                            columns.getColumnReader("a" + (p + 1)).getBooleans(),
                            step,
                            filled,
                            into,
                            into.outcomeOffset(p));
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
        for (String name : CsvRounds.columns(parties, RecordPart.ROUND)) {
            if (columns.getColumnReader(name).getLeafValidity().hasNulls()) {
                throw new InputException(file + ": column " + name + ": expected no nulls, found one");
            }
        }
        return true;
    }

    private void pack(boolean[] bits, int step, int filled, RoundChunk into, long plane) {
        for (int i = 0; i < step; i++) {
            if (bits[used + i]) {
                int round = filled + i;
                long at = plane + 8L * (round >> 6);
                into.planes().set(RoundChunk.WORD, at, into.planes().get(RoundChunk.WORD, at) | 1L << round);
            }
        }
    }

    private static InputException damaged(Path file, Exception e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new InputException(file + ": cannot be read as Parquet: " + reason, e);
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
