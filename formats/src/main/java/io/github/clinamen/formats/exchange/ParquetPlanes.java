package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.RoundsStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Parquet whose columns are all plain and uncompressed truth values, as we write them: planes are copied. */
final class ParquetPlanes implements RoundsStream {
    private final Path file;
    private final FileChannel channel;
    private final List<ParquetPlane> planes = new ArrayList<>();
    private final long rounds;
    private final boolean simulated;

    /** @param columns the pages of the settings of party 1 to n, then those of the outcomes */
    ParquetPlanes(Path file, List<List<ParquetPlane.Page>> columns, long rounds, boolean simulated) {
        this.file = file;
        this.rounds = rounds;
        this.simulated = simulated;
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
        columns.forEach(pages -> planes.add(new ParquetPlane(file, channel, pages)));
    }

    @Override
    public int parties() {
        return planes.size() / 2;
    }

    @Override
    public boolean isSimulated() {
        return simulated;
    }

    @Override
    public long expectedRounds() {
        return rounds;
    }

    @Override
    public int read(RoundChunk into) {
        into.planes().fill((byte) 0);
        int read = -1;
        for (int k = 0; k < planes.size(); k++) {
            long plane = k < parties() ? into.settingOffset(k) : into.outcomeOffset(k - parties());
            int taken = planes.get(k).take(RoundChunk.ROUNDS, into.planes(), plane);
            if (read >= 0 && taken != read) {
                throw new InputException(
                        file + ": expected equally many values in each column, found " + read + " and " + taken);
            }
            read = taken;
        }
        return read;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }
}
