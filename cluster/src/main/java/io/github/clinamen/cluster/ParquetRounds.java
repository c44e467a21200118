package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RecordedRounds;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet recording, read by row groups, one held in memory at a time: best read in order, as a task does. Row groups
 * need not end where chunks do. For one thread.
 */
final class ParquetRounds implements RecordedRounds, AutoCloseable {
    private final ParquetIndex index;
    private final Configuration storage;
    private final RoundChunk chunk;
    private String opened = "";
    private @Nullable ParquetFileReader reader;
    private int held = -1;
    private List<BitColumn> columns = List.of();

    ParquetRounds(ParquetIndex index, Configuration storage) {
        this.index = index;
        this.storage = storage;
        this.chunk = RoundChunk.allocate(index.parties(), RoundChunk.WORDS);
    }

    @Override
    public String name() {
        return index.location();
    }

    @Override
    public int parties() {
        return index.parties();
    }

    @Override
    public long rounds() {
        return index.rounds();
    }

    @Override
    public boolean isSimulated() {
        return index.simulated();
    }

    /** Nobody says it of rounds in Parquet. */
    @Override
    public boolean settingsCameFirst() {
        return false;
    }

    @Override
    public InputFile input() {
        return InputDigest.of("rounds:" + name(), index.files(), Long.MAX_VALUE, storage);
    }

    /** Good until the next call. */
    @Override
    public RoundChunk chunk(long number) {
        long first = number * RoundChunk.ROUNDS;
        int rounds = (int) Math.min(RoundChunk.ROUNDS, rounds() - first);
        chunk.planes().fill((byte) 0);
        int filled = 0;
        while (filled < rounds) {
            int g = groupOf(first + filled);
            ParquetIndex.Group group = index.groups().get(g);
            hold(g);
            long from = first + filled - group.first();
            int count = (int) Math.min(rounds - filled, group.rows() - from);
            for (int c = 0; c < columns.size(); c++) {
                columns.get(c).copy(from, chunk.planes(), 8L * RoundChunk.WORDS * c, filled, count);
            }
            filled += count;
        }
        return chunk.withRounds(rounds);
    }

    /** The row group that holds a round: by bisection, the last that begins no later; empty groups are never it. */
    private int groupOf(long round) {
        int low = 0;
        int high = index.groups().size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (index.groups().get(middle).first() <= round) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void hold(int g) {
        if (held == g) {
            return;
        }
        ParquetIndex.Group group = index.groups().get(g);
        try (PageReadStore pages = reader(group.file()).readRowGroup(group.index())) {
            List<BitColumn> read = new ArrayList<>();
            for (ColumnDescriptor column : wanted(reader(group.file()))) {
                read.add(BitPages.read(column, pages.getPageReader(column), group.rows()));
            }
            columns = read;
            held = g;
        } catch (FileNotFoundException e) {
            throw new InputException(group.file() + ": no such file", e);
        } catch (IOException e) {
            throw new InputException(group.file() + ": cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw damaged(group.file(), e);
        }
    }

    private ParquetFileReader reader(String file) throws IOException {
        ParquetFileReader current = reader;
        if (current != null && opened.equals(file)) {
            return current;
        }
        close();
        current = ParquetFileReader.open(
                HadoopInputFile.fromPath(new Path(file), storage),
                HadoopReadOptions.builder(storage).usePageChecksumVerification().build());
        reader = current;
        opened = file;
        current.setRequestedSchema(wanted(current));
        return current;
    }

    private List<ColumnDescriptor> wanted(ParquetFileReader file) {
        return index.columns().stream()
                .map(column -> file.getFileMetaData().getSchema().getColumnDescription(new String[] {column}))
                .toList();
    }

    static InputException damaged(String file, RuntimeException e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new InputException(file + ": cannot be read as Parquet: " + reason, e);
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw new InputException(opened + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
