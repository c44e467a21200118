package io.github.clinamen.formats.exchange;

/** A file with one record of at most 64 bits a round, written 64 rounds at a time. */
interface RecordWriter extends AutoCloseable {
    /**
     * Writes rounds given as planes: bit r of {@code planes[k]} is bit k of the record of round r.
     *
     * @param planes 64 words, which may be overwritten
     * @param rounds 1 to 64, less than 64 only at the end
     */
    void write(long[] planes, int rounds);

    void commit();

    @Override
    void close();
}
