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
 */
public record RoundsInput(
        Path file, RoundsFormat format, OptionalInt parties, Optional<Path> settings, BitOrder order) {
    public RoundsInput {
        int n = parties.orElse(1);
        if (n < 1 || n > MerminGame.MAX_PARTIES) {
            throw new IllegalArgumentException("parties: expected 1 to " + MerminGame.MAX_PARTIES + ", found " + n);
        }
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
            case PARQUET -> ParquetStream.open(file);
            case CSV -> {
                CsvRounds.Reader csv = CsvRounds.Reader.open(file, RecordPart.ROUND);
                yield new RecordStream.Whole(csv.parties(), csv);
            }
            default -> new RecordStream.Whole(parties.getAsInt(), bits(file, format, 2 * parties.getAsInt()));
        };
    }

    private RoundsStream paired(Path asked) {
        if (format == RoundsFormat.ROUNDS || format == RoundsFormat.PARQUET) {
            throw new IllegalArgumentException(
                    "settings: the format " + format.word() + " holds settings and outcomes in one file");
        }
        RecordReader outcomes = part(file, format, RecordPart.OUTCOMES);
        try {
            RecordReader settings = part(asked, RoundsFormat.ofPart(asked).orElse(format), RecordPart.SETTINGS);
            int n = partiesOf(outcomes).orElse(parties.orElse(0));
            int m = partiesOf(settings).orElse(n);
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
        return its == RoundsFormat.CSV ? CsvRounds.Reader.open(path, part) : bits(path, its, parties.orElse(0));
    }

    private static OptionalInt partiesOf(RecordReader reader) {
        return reader instanceof CsvRounds.Reader csv ? OptionalInt.of(csv.parties()) : OptionalInt.empty();
    }

    private RecordReader bits(Path path, RoundsFormat its, int bits) {
        if (bits == 0) {
            throw new IllegalArgumentException(
                    "parties: the format " + its.word() + " does not tell them, expected a number");
        }
        return switch (its) {
            case STIM_01 -> new StimText.Reader(path, bits);
            case STIM_B8 -> new StimBytes.Reader(path, bits);
            case STIM_PTB64 -> new StimTables.Reader(path, bits);
            case QISKIT_MEMORY -> new QiskitMemory.Reader(path, bits, order);
            case ROUNDS, CSV, PARQUET -> throw new IllegalStateException(its.word());
        };
    }
}
