package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.Malformed;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A column of truth values in plain, uncompressed pages: Parquet packs them as we pack planes, so that its bits are moved as they are, not
 * each by itself.
 */
final class ParquetPlane {
    /**
     * One page.
     *
     * @param offset of its values in the file
     * @param crc of its bytes, {@link #NO_CRC} when there is none
     */
    record Page(long offset, int bytes, int values, long crc) {
        static final long NO_CRC = -1;
    }

    /** Room for a word that begins in the last byte. */
    private static final int MARGIN = 9;

    private final Path file;
    private final FileChannel channel;
    private final Iterator<Page> pages;
    private byte[] bits = new byte[MARGIN];
    private int used;
    private int available;

    ParquetPlane(Path file, FileChannel channel, List<Page> pages) {
        this.file = file;
        this.channel = channel;
        this.pages = pages.iterator();
    }

    /** Puts the next bits into the beginning of a plane of zeros; returns how many there were, less than asked only at the end. */
    int take(int most, MemorySegment planes, long plane) {
        int filled = 0;
        while (filled < most && (used < available || nextPage())) {
            int step = Math.min(Math.min(available - used, most - filled), 64 - (filled & 63));
            long word = (long) StimBytes.LONG.get(bits, used >>> 3) >>> (used & 7);
            if ((used & 7) != 0) {
                word |= (long) bits[(used >>> 3) + 8] << (64 - (used & 7));
            }
            word &= -1L >>> (64 - step);
            long at = plane + 8L * (filled >> 6);
            planes.set(RoundChunk.WORD, at, planes.get(RoundChunk.WORD, at) | word << (filled & 63));
            used += step;
            filled += step;
        }
        return filled;
    }

    private boolean nextPage() {
        while (pages.hasNext()) {
            Page page = pages.next();
            if (page.bytes() < (page.values() + 7) / 8) {
                throw Malformed.at(
                        file, page.offset(), (page.values() + 7) / 8 + " bytes for as many bits", page.bytes() + "");
            }
            if (bits.length < page.bytes() + MARGIN) {
                bits = new byte[page.bytes() + MARGIN];
            }
            read(page);
            used = 0;
            available = page.values();
            if (available > 0) {
                return true;
            }
        }
        return false;
    }

    private void read(Page page) {
        ByteBuffer into = ByteBuffer.wrap(bits, 0, page.bytes());
        try {
            while (into.hasRemaining() && channel.read(into, page.offset() + into.position()) >= 0) {
                // Reads on: a channel may give less than was asked.
            }
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
        CRC32 crc = new CRC32();
        crc.update(bits, 0, page.bytes());
        if (into.hasRemaining() || page.crc() != Page.NO_CRC && crc.getValue() != page.crc()) {
            throw Malformed.at(file, page.offset(), "a page with the checksum of its header", "other bytes");
        }
    }
}
