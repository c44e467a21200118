package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Counts of rounds, and what their order shows.
 *
 * @param rounds how many there are
 * @param settingRepeats rounds whose joint setting is that of the round before
 * @param outcomeRepeats rounds whose outcomes are those of the last round with the same joint setting
 */
public record RoundsTally(BoxCounts counts, long rounds, long settingRepeats, long outcomeRepeats) {
    private static final int MOST_TABLE_BITS = 20;

    /** Reads all rounds of a stream. */
    public static RoundsTally of(RoundsStream rounds, LongConsumer progress) {
        int n = rounds.parties();
        Cells cells = 2 * n <= MOST_TABLE_BITS ? new Table(n) : new Sparse();
        Order order = new Order(n);
        RoundChunk chunk = RoundChunk.allocate(n, RoundChunk.WORDS);
        long[] records = new long[64];
        long done = 0;
        for (int read = rounds.read(chunk); read > 0; read = rounds.read(chunk)) {
            for (int w = 0; w < (read + 63) / 64; w++) {
                for (int p = 0; p < n; p++) {
                    records[p] = chunk.setting(p, w);
                    records[n + p] = chunk.outcome(p, w);
                }
                Arrays.fill(records, 2 * n, 64, 0);
                BitMatrix.transpose(records);
                int most = Math.min(64, read - 64 * w);
                for (int r = 0; r < most; r++) {
                    cells.add(records[r]);
                    order.add(records[r]);
                }
            }
            done += read;
            progress.accept(done);
        }
        BoxCounts.Builder builder = new BoxCounts.Builder(n);
        cells.each((record, count) -> builder.add((int) (record & (1L << n) - 1), (int) (record >>> n), count));
        return new RoundsTally(builder.build(), done, order.settingRepeats, order.outcomeRepeats);
    }

    private static final class Order {
        private final int n;
        private final int[] lastOutcome;
        private long settingRepeats;
        private long outcomeRepeats;
        private long setting = -1;

        Order(int n) {
            this.n = n;
            this.lastOutcome = new int[n <= MOST_TABLE_BITS ? 1 << n : 0];
            Arrays.fill(lastOutcome, -1);
        }

        void add(long record) {
            long now = record & (1L << n) - 1;
            settingRepeats += now == setting ? 1 : 0;
            setting = now;
            if (lastOutcome.length > 0) {
                int outcome = (int) (record >>> n);
                outcomeRepeats += lastOutcome[(int) now] == outcome ? 1 : 0;
                lastOutcome[(int) now] = outcome;
            }
        }
    }

    private interface Cell {
        void count(long record, long count);
    }

    private interface Cells {
        void add(long record);

        void each(Cell cell);
    }

    private record Table(long[] counts) implements Cells {
        Table(int n) {
            this(new long[1 << 2 * n]);
        }

        @Override
        public void add(long record) {
            counts[(int) record]++;
        }

        @Override
        public void each(Cell cell) {
            for (int record = 0; record < counts.length; record++) {
                if (counts[record] > 0) {
                    cell.count(record, counts[record]);
                }
            }
        }
    }

    private record Sparse(Map<Long, long[]> counts) implements Cells {
        Sparse() {
            this(new HashMap<>());
        }

        @Override
        public void add(long record) {
            counts.computeIfAbsent(record, key -> new long[1])[0]++;
        }

        @Override
        public void each(Cell cell) {
            counts.forEach((record, count) -> cell.count(record, count[0]));
        }
    }
}
