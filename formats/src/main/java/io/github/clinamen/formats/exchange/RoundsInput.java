package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsFile;
import io.github.clinamen.formats.RoundsStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file of rounds that someone recorded, and what must be known to read it.
 *
 * @param file one record a round, or only the outcomes when {@code settings} is given
 * @param parties n; needed where the format does not tell, checked where it does
 * @param settings a second file with the settings alone, in the format that its name tells, else in the same format
 * @param order at which end of a string bit 0 stands, for formats that hold strings
 * @param table which columns of a table are which, for formats that hold tables
 */
public record RoundsInput(
        Path file, RoundsFormat format, OptionalInt parties, Optional<Path> settings, BitOrder order, Table table) {
    public RoundsInput {
        int n = parties.orElse(1);
        if (n < 1 || n > MerminGame.MAX_PARTIES) {
            throw new IllegalArgumentException("parties: expected 1 to " + MerminGame.MAX_PARTIES + ", found " + n);
        }
    }

    /** With our own names of columns. */
    public RoundsInput(Path file, RoundsFormat format, OptionalInt parties, Optional<Path> settings, BitOrder order) {
        this(file, format, parties, settings, order, Columns.PLAIN);
    }

    /**
     * Opens for reading in a stream.
     *
     * @throws InputException when a file cannot be read or its beginning is not of this format
     * @throws IllegalArgumentException when the number of parties is needed and not given, or settings are given for a
     *     format that always holds both
     */
    public RoundsStream open() {
        if (parties.isEmpty() && !format.knowsParties()) {
            throw new IllegalArgumentException(
                    "parties: the format " + format.word() + " does not tell them, expected a number");
        }
        RoundsStream stream = settings.isPresent() ? paired(settings.get()) : whole();
        if (parties.isPresent() && parties.getAsInt() != stream.parties()) {
            stream.close();
            throw new InputException(file + ": expected " + parties.getAsInt() + " parties, found " + stream.parties());
        }
        return stream;
    }

    private RoundsStream whole() {
        return switch (format) {
            case ROUNDS -> new PlanarStream(RoundsFile.open(file));
            case PARQUET -> ParquetStream.open(file, table);
            default -> {
                RecordReader rounds = part(file, format, RecordPart.ROUND);
                yield new RecordStream.Whole(rounds.parties().orElseGet(parties::orElseThrow), rounds);
            }
        };
    }

    private RoundsStream paired(Path asked) {
        RecordReader outcomes = part(file, format, RecordPart.OUTCOMES);
        try {
            RecordReader settings = part(asked, RoundsFormat.ofPart(asked).orElse(format), RecordPart.SETTINGS);
            int n = outcomes.parties().orElse(parties.orElse(0));
            int m = settings.parties().orElse(n);
            if (n != m) {
                settings.close();
                throw new InputException(
                        asked + " and " + file + ": expected equally many parties, found " + m + " and " + n);
            }
            return new RecordStream.Paired(n, settings, outcomes, asked + " and " + file);
        } catch (RuntimeException e) {
            outcomes.close();
            throw e;
        }
    }

    private RecordReader part(Path path, RoundsFormat its, RecordPart part) {
        RecordCodec codec = its.codec()
                .orElseThrow(() -> new IllegalArgumentException(
                        "settings: the format " + its.word() + " holds settings and outcomes in one file"));
        if (parties.isEmpty() && !its.knowsParties()) {
            throw new IllegalArgumentException(
                    "parties: the format " + its.word() + " does not tell them, expected a number");
        }
        return codec.reader(path, new RecordLayout(parties, part, order, table));
    }
}
