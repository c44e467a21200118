package io.github.clinamen.formats.exchange;

import java.nio.file.Path;

/** How a format writes records of bits, one a round. */
interface RecordCodec {
    RecordReader reader(Path file, RecordLayout layout);

    RecordWriter writer(Path target, RecordLayout layout);

    /** Whether a file tells its number of parties, else the layout must. */
    default boolean knowsParties() {
        return false;
    }
}
