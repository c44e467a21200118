package io.github.clinamen.formats.exchange;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FieldPath;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks over the footer and the page headers of a Parquet file before anything is read by them: all lengths are held against the file
 * first, so that none makes the reader allocate what is not there, or wait for bytes that never come.
 */
final class ParquetPages {
    /** No compression does better than deflate at its best. */
    private static final long BEST_COMPRESSION = 1032;

    /** PAR1. */
    private static final int MAGIC = 0x31524150;

    private static final int MAX_VALUES = 1 << 24;
    private static final int MAX_HEADER = 1 << 16;
    private static final int DATA_PAGE = 0;
    private static final int PLAIN = 0;

    /**
     * What the footer's lists hold: structs (12), whole numbers (5), texts (8). Schema, row groups and their columns, orders,
     * key-value pairs; of a column its encodings, its path, and what it says of geography.
     */
    private static final Map<String, Integer> FOOTER_LISTS = Map.of(
            "2", 12, "4", 12, "5", 12, "7", 12, "4/1", 12, "4/1/3/2", 5, "4/1/3/3", 8, "4/1/3/8", 12, "4/1/3/17/2", 5);

    private final Path file;
    private final FileChannel channel;
    private final List<ParquetPlane.Page> pages = new ArrayList<>();
    private boolean plain = true;
    private long values;

    private ParquetPages(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param leaves paths of all columns, as the schema has them in this order
     * @param columns of which the pages are to be read
     * @return for each column that is to be read its pages, if they are all plain and uncompressed, else nothing for it
     * @throws InputException when a length does not fit, or a group has other columns than the schema: the library goes by
     *     their places
     */
    static Map<String, List<ParquetPlane.Page>> check(
            Path file, FileMetaData data, List<String> leaves, Set<String> columns) {
        Map<String, List<ParquetPlane.Page>> plain = new HashMap<>();
        Set<String> others = new HashSet<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long rows = 0;
            for (RowGroup group : data.rowGroups()) {
                rows += group.numRows();
                List<String> found = group.columns().stream()
                        .map(chunk -> path(chunk.metaData().pathInSchema()))
                        .toList();
                if (!found.equals(leaves)) {
                    throw new InputException(file + ": expected the columns " + Shown.names(leaves)
                            + " in each group, found " + Shown.names(found));
                }
                for (ColumnChunk chunk : group.columns()) {
                    String column = path(chunk.metaData().pathInSchema());
                    if (columns.contains(column)) {
                        ParquetPages pages = new ParquetPages(file, channel);
                        pages.check(chunk.metaData(), group.numRows());
                        plain.computeIfAbsent(column, name -> new ArrayList<>()).addAll(pages.pages);
                        if (!pages.plain || chunk.metaData().codec() != CompressionCodec.UNCOMPRESSED) {
                            others.add(column);
                        }
                    }
                }
            }
            if (rows != data.numRows()) {
                throw new InputException(file + ": expected " + data.numRows() + " rows in its groups, found " + rows);
            }
            plain.keySet().removeAll(others);
            return plain;
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    /** A column's name after those of the groups that it is in, such as {@code box.x1}. */
    static String path(FieldPath path) {
        return String.join(".", path.elements());
    }

    /**
     * Walks over the footer, which says where everything is.
     *
     * @throws InputException when there is none, or a length in it does not fit
     */
    static void checkFooter(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            if (size >= 12) {
                fill(channel, tail, size - 8);
            }
            long length = Integer.toUnsignedLong(tail.getInt(0));
            if (tail.getInt(4) != MAGIC || length > size - 12) {
                throw new InputException(file + ": cannot be read as Parquet: expected a footer within the file's "
                        + size + " bytes, found none");
            }
            ByteBuffer footer = ByteBuffer.allocate((int) length);
            fill(channel, footer, size - 8 - length);
            ThriftReader reader = new ThriftReader(file, size - 8 - length, footer.flip());
            while (reader.nextField() != 0) {
                reader.skip(FOOTER_LISTS);
            }
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    private static void fill(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // Reads on: a channel may give less than was asked.
        }
    }

    private void check(ColumnMetaData column, long rows) throws IOException {
        Long dictionary = column.dictionaryPageOffset();
        long at = dictionary == null || dictionary <= 0
                ? column.dataPageOffset()
                : Math.min(dictionary, column.dataPageOffset());
        long size = column.totalCompressedSize();
        require(
                at,
                "a column within the file",
                at >= 4 && size > 0 && size <= channel.size() - 8 - at,
                size + " bytes");
        require(
                at,
                rows + " values for " + rows + " rows",
                rows >= 0 && column.numValues() == rows,
                column.numValues() + "");
        long end = at + size;
        while (at < end) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MAX_HEADER, end - at));
            fill(channel, bytes, at);
            at += page(new ThriftReader(file, at, bytes.flip()), at, end);
        }
        require(end, rows + " values in the pages", values == rows, Long.toString(values));
    }

    /** Returns the length of the page with its header. */
    private long page(ThriftReader header, long at, long end) {
        long unpacked = -1;
        long packed = -1;
        long count = 0;
        long kind = -1;
        long crc = ParquetPlane.Page.NO_CRC;
        boolean isPlain = false;
        for (int field = header.nextField(); field != 0; field = header.nextField()) {
            switch (field) {
                case 1 -> kind = header.integer();
                case 2 -> unpacked = header.integer();
                case 3 -> packed = header.integer();
                case 4 -> crc = header.integer() & 0xffff_ffffL;
                case 5 -> {
                    long[] numbers = header.integers(2);
                    count = numbers[0];
                    isPlain = numbers[1] == PLAIN;
                    values += count;
                }
                case 8 -> {
                    count = header.integers(1)[0];
                    values += count;
                }
                default -> header.skip();
            }
        }
        require(at, "a page within its column", packed >= 0 && packed <= end - at - header.length(), packed + " bytes");
        require(
                at,
                "a page that can be unpacked to what it says",
                unpacked >= 0 && unpacked <= BEST_COMPRESSION * (packed + 1),
                unpacked + " bytes from " + packed);
        require(
                at,
                "at most " + MAX_VALUES + " values a page",
                count >= 0 && count <= MAX_VALUES,
                Long.toString(count));
        if (kind == DATA_PAGE && isPlain && unpacked == packed) {
            pages.add(new ParquetPlane.Page(at + header.length(), (int) packed, (int) count, crc));
        } else {
            plain = false;
        }
        return header.length() + packed;
    }

    private void require(long at, String expected, boolean holds, String found) {
        if (!holds) {
            throw Malformed.at(file, at, expected, found);
        }
    }
}
