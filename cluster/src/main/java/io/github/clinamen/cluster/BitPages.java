package io.github.clinamen.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;

/**
 * Decodes the pages of one boolean column, page by page instead of value by value: plain pages hold the bits as our planes
 * do, the first in the lowest bit. Nulls are an error; columns that could hold some are read when they do not.
 */
final class BitPages {
    private final ColumnDescriptor column;
    private final BitColumn bits;

    private BitPages(ColumnDescriptor column, BitColumn bits) {
        this.column = column;
        this.bits = bits;
    }

    /**
     * Reads a whole column of a row group.
     *
     * @throws IllegalArgumentException when there are nulls, too few or too many values, or an encoding that Parquet does
     *     not have for booleans
     */
    static BitColumn read(ColumnDescriptor column, PageReader pages, long rows) throws IOException {
        BitColumn bits = new BitColumn(rows);
        BitPages reader = new BitPages(column, bits);
        while (bits.filled() < rows) {
            switch (pages.readPage()) {
                case null ->
                    throw new IllegalArgumentException(
                            reader.name() + ": expected " + rows + " values, found " + bits.filled());
                case DataPageV1 page -> reader.append(page);
                case DataPageV2 page -> reader.append(page);
                case DataPage other ->
                    throw new IllegalArgumentException(
                            reader.name() + ": unknown page " + other.getClass().getSimpleName());
            }
        }
        return bits;
    }

    private void append(DataPageV1 page) throws IOException {
        ByteBuffer bytes = bytes(page.getBytes());
        if (column.getMaxDefinitionLevel() > 0) {
            if (page.getDlEncoding() != Encoding.RLE) {
                throw new IllegalArgumentException(name() + ": unknown encoding of nulls " + page.getDlEncoding());
            }
            requireNoNulls(section(bytes), page.getValueCount());
        }
        append(bytes, page.getValueEncoding(), page.getValueCount());
    }

    private void append(DataPageV2 page) throws IOException {
        if (page.getNullCount() > 0) {
            throw nulls();
        }
        append(bytes(page.getData()), page.getDataEncoding(), page.getValueCount());
    }

    private void append(ByteBuffer bytes, Encoding encoding, int values) throws IOException {
        switch (encoding) {
            case PLAIN -> plain(bytes, values);
            case RLE -> runs(section(bytes), values);
            default -> throw new IllegalArgumentException(name() + ": unknown encoding of booleans " + encoding);
        }
    }

    private void plain(ByteBuffer bytes, int values) {
        int left = values;
        while (left >= 64) {
            bits.append(bytes.getLong(), 64);
            left -= 64;
        }
        for (; left > 0; left -= 8) {
            bits.append(bytes.get(), Math.min(left, 8));
        }
    }

    private void runs(InputStream bytes, int values) throws IOException {
        RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(1, bytes);
        for (int left = values; left > 0; left -= 64) {
            int count = Math.min(left, 64);
            long word = 0;
            for (int i = 0; i < count; i++) {
                word |= (long) decoder.readInt() << i;
            }
            bits.append(word, count);
        }
    }

    private void requireNoNulls(InputStream levels, int values) throws IOException {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(column.getMaxDefinitionLevel());
        RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(width, levels);
        for (int i = 0; i < values; i++) {
            if (decoder.readInt() != column.getMaxDefinitionLevel()) {
                throw nulls();
            }
        }
    }

    /** Takes a section that begins with its length from the buffer. */
    private static InputStream section(ByteBuffer bytes) {
        byte[] section = new byte[bytes.getInt()];
        bytes.get(section);
        return new ByteArrayInputStream(section);
    }

    private static ByteBuffer bytes(BytesInput input) throws IOException {
        return input.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private IllegalArgumentException nulls() {
        return new IllegalArgumentException(name() + ": expected no nulls, found one");
    }

    private String name() {
        return "column " + String.join(".", column.getPath());
    }
}
