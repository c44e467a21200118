package io.github.clinamen.formats.exchange;

import java.util.OptionalInt;

/** A file with one record of at most 64 bits a round, read 64 rounds at a time. */
interface RecordReader extends AutoCloseable {
    /**
     * Reads the next 64 rounds as planes: bit r of {@code planes[k]} is bit k of the record of round r.
     *
     * @param planes 64 words; those beyond the record's bits are undefined
     * @return rounds read: less than 64 only at the end, 0 after it; bits of rounds that are not there are zero
     */
    int read(long[] planes);

    /** n, where the file tells. */
    default OptionalInt parties() {
        return OptionalInt.empty();
    }

    @Override
    void close();
}
