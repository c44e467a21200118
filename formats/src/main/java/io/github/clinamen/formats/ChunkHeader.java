package io.github.clinamen.formats;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The 64 bytes before the planes of each chunk: which chunk it is, how many rounds it has, and their checksum. */
final class ChunkHeader {
    static final int BYTES = 64;

    private ChunkHeader() {}

    static ByteBuffer encode(long index, int rounds, MemorySegment planes) {
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, index);
        header.putInt(8, rounds);
        header.putInt(12, crc(planes));
        header.putInt(60, RoundsHeader.crc(header, 60));
        return header;
    }

    /** Checks a header and the planes it covers against the place in the file where they were found. */
    static void check(Path file, long offset, ByteBuffer header, long index, int rounds, MemorySegment planes) {
        int own = RoundsHeader.crc(header, 60);
        RoundsHeader.require(
                file,
                offset + 60,
                "checksum " + RoundsHeader.hex(own) + " of the header of chunk " + index,
                header.getInt(60) == own,
                header.getInt(60));
        RoundsHeader.require(file, offset, "chunk " + index, header.getLong(0) == index, header.getLong(0));
        RoundsHeader.require(
                file, offset + 8, rounds + " rounds in chunk " + index, header.getInt(8) == rounds, header.getInt(8));
        RoundsHeader.requireZero(file, offset, header, 16);
        int crc = crc(planes);
        RoundsHeader.require(
                file,
                offset + 12,
                "checksum " + RoundsHeader.hex(crc) + " of the planes of chunk " + index,
                header.getInt(12) == crc,
                header.getInt(12));
    }

    private static int crc(MemorySegment planes) {
        CRC32C crc = new CRC32C();
        crc.update(planes.asByteBuffer());
        return (int) crc.getValue();
    }
}
