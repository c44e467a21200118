package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
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
 * @param settings a second file of the same format, with the settings alone
 * @param order at which end of a string bit 0 stands, for formats that hold strings
 */
public record RoundsInput(
        Path file, RoundsFormat format, OptionalInt parties, Optional<Path> settings, BitOrder order) {
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
            default -> new RecordStream.Whole(parties.getAsInt(), bits(file, 2 * parties.getAsInt()));
        };
    }

    private RoundsStream paired(Path asked) {
        String names = asked + " and " + file;
        return switch (format) {
            case ROUNDS, PARQUET ->
                throw new IllegalArgumentException(
                        "settings: the format " + format.word() + " holds settings and outcomes in one file");
            case CSV -> {
                CsvRounds.Reader settingsCsv = CsvRounds.Reader.open(asked, RecordPart.SETTINGS);
                CsvRounds.Reader outcomesCsv = CsvRounds.Reader.open(file, RecordPart.OUTCOMES);
                if (settingsCsv.parties() != outcomesCsv.parties()) {
                    throw new InputException(names + ": expected equally many parties, found " + settingsCsv.parties()
                            + " and " + outcomesCsv.parties());
                }
                yield new RecordStream.Paired(settingsCsv.parties(), settingsCsv, outcomesCsv, names);
            }
            default -> {
                int n = parties.getAsInt();
                yield new RecordStream.Paired(n, bits(asked, n), bits(file, n), names);
            }
        };
    }

    private RecordReader bits(Path path, int bits) {
        return switch (format) {
            case STIM_01 -> new StimText.Reader(path, bits);
            case STIM_B8 -> new StimBytes.Reader(path, bits);
            case STIM_PTB64 -> new StimTables.Reader(path, bits);
            case QISKIT_MEMORY -> new QiskitMemory.Reader(path, bits, order);
            case ROUNDS, CSV, PARQUET -> throw new IllegalStateException(format.word());
        };
    }
}
