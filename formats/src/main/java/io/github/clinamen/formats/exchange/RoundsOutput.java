package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.RoundsWriter;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A file of rounds to be written for others, or for us.
 *
 * @param part what each record holds; {@code rounds} and {@code parquet} always hold both
 * @param order at which end of a string bit 0 stands, for formats that hold strings
 */
public record RoundsOutput(Path target, RoundsFormat format, RecordPart part, BitOrder order) {
    public RoundsOutput {
        if (part != RecordPart.ROUND && format.codec().isEmpty()) {
            throw new IllegalArgumentException("part: the format " + format.word()
                    + " holds settings and outcomes in one file, found " + part.word());
        }
    }

    /**
     * Begins the file.
     *
     * @param simulated whether the outcomes were computed by a program, for formats that can say so
     * @throws io.github.clinamen.core.InputException when the target cannot be written
     */
    public RoundsSink create(int parties, boolean simulated) {
        return switch (format) {
            case ROUNDS -> RoundsWriter.create(target, parties, simulated);
            case PARQUET -> ParquetSink.create(target, parties, simulated);
            default ->
                new RecordSink(
                        parties,
                        part,
                        format.codec()
                                .orElseThrow()
                                .writer(target, new RecordLayout(OptionalInt.of(parties), part, order, Columns.PLAIN)));
        };
    }
}
