package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes Parquet: 2n required boolean columns {@code x1} to {@code xn} and {@code a1} to {@code an}, plain and
 * uncompressed. Parquet packs plain booleans as we pack planes, so a page is a plane and a round takes 2n bits.
 */
final class ParquetSink implements RoundsSink {
    static final String SIMULATED = "clinamen.simulated";

    /** Chunks a row group: 2^20 rounds. */
    private static final int GROUP_CHUNKS = 64;

    private static final int REQUIRED = 0;
    private static final int BOOLEAN = 0;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int UNCOMPRESSED = 0;

    private final ByteOutput out;
    private final int parties;
    private final boolean simulated;
    private final List<String> columns;
    private final byte[][] pages;
    private final List<ThriftCompact> groups = new ArrayList<>();
    private int groupRounds;
    private long rounds;

    private ParquetSink(ByteOutput out, int parties, boolean simulated) {
        this.out = out;
        this.parties = parties;
        this.simulated = simulated;
        this.columns = CsvRounds.columns(parties, RecordPart.ROUND);
        this.pages = new byte[2 * parties][GROUP_CHUNKS * RoundChunk.ROUNDS / 8];
    }

    static ParquetSink create(Path target, int parties, boolean simulated) {
        ParquetSink sink = new ParquetSink(new ByteOutput(target), parties, simulated);
        sink.out.put("PAR1");
        return sink;
    }

    @Override
    public void append(RoundChunk chunk) {
        if (chunk.parties() != parties || groupRounds % RoundChunk.ROUNDS != 0) {
            throw new IllegalArgumentException("chunk: expected full chunks of " + parties
                    + " parties before the last, found " + chunk.parties() + " parties after " + rounds + " rounds");
        }
        for (int p = 0; p < parties; p++) {
            for (int w = 0; w < chunk.usedWords(); w++) {
                int at = groupRounds / 8 + 8 * w;
                StimBytes.LONG.set(pages[p], at, chunk.setting(p, w) & chunk.validBits(w));
                StimBytes.LONG.set(pages[parties + p], at, chunk.outcome(p, w) & chunk.validBits(w));
            }
        }
        groupRounds += chunk.rounds();
        rounds += chunk.rounds();
        if (groupRounds == GROUP_CHUNKS * RoundChunk.ROUNDS) {
            endGroup();
        }
    }

    private void endGroup() {
        int pageBytes = (groupRounds + 7) / 8;
        long groupBytes = 0;
        List<ThriftCompact> chunks = new ArrayList<>();
        for (int c = 0; c < pages.length; c++) {
            long offset = out.offset();
            byte[] header = pageHeader(pages[c], pageBytes);
            out.put(header, header.length);
            out.put(pages[c], pageBytes);
            long size = out.offset() - offset;
            groupBytes += size;
            chunks.add(new ThriftCompact().int64(2, offset).struct(3, columnMetaData(columns.get(c), offset, size)));
        }
        groups.add(new ThriftCompact().structs(1, chunks).int64(2, groupBytes).int64(3, groupRounds));
        groupRounds = 0;
    }

    private byte[] pageHeader(byte[] page, int bytes) {
        CRC32 crc = new CRC32();
        crc.update(page, 0, bytes);
        ThriftCompact data = new ThriftCompact()
                .int32(1, groupRounds)
                .int32(2, PLAIN)
                .int32(3, RLE)
                .int32(4, RLE);
        return new ThriftCompact()
                .int32(1, 0)
                .int32(2, bytes)
                .int32(3, bytes)
                .int32(4, (int) crc.getValue())
                .struct(5, data)
                .end();
    }

    private ThriftCompact columnMetaData(String column, long offset, long size) {
        return new ThriftCompact()
                .int32(1, BOOLEAN)
                .int32s(2, PLAIN)
                .texts(3, column)
                .int32(4, UNCOMPRESSED)
                .int64(5, groupRounds)
                .int64(6, size)
                .int64(7, size)
                .int64(9, offset);
    }

    @Override
    public void commit() {
        if (groupRounds > 0) {
            endGroup();
        }
        List<ThriftCompact> schema = new ArrayList<>();
        schema.add(new ThriftCompact().text(4, "rounds").int32(5, columns.size()));
        for (String column : columns) {
            schema.add(new ThriftCompact().int32(1, BOOLEAN).int32(3, REQUIRED).text(4, column));
        }
        byte[] footer = new ThriftCompact()
                .int32(1, 1)
                .structs(2, schema)
                .int64(3, rounds)
                .structs(4, groups)
                .structs(5, List.of(new ThriftCompact().text(1, SIMULATED).text(2, Boolean.toString(simulated))))
                .text(6, "clinamen")
                .end();
        out.put(footer, footer.length);
        for (int shift = 0; shift < 32; shift += 8) {
            out.put(footer.length >>> shift);
        }
        out.put("PAR1");
        out.commit();
    }

    @Override
    public void close() {
        out.close();
    }
}
