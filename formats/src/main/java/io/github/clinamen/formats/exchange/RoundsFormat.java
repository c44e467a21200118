package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that hold one record a round. */
public enum RoundsFormat {
    /** Our own, {@link io.github.clinamen.formats.RoundsFile}. */
    ROUNDS("rounds", true),
    STIM_01("01", false),
    STIM_B8("b8", false),
    STIM_PTB64("ptb64", false),
    CSV("csv", true),
    QISKIT_MEMORY("qiskit-memory", false),
    PARQUET("parquet", true);

    private final String word;
    private final boolean knowsParties;

    RoundsFormat(String word, boolean knowsParties) {
        this.word = word;
        this.knowsParties = knowsParties;
    }

    /** The word used in commands. */
    public String word() {
        return word;
    }

    /** Whether the number of parties can be read from a file, else it must be given. */
    public boolean knowsParties() {
        return knowsParties;
    }

    public static String words() {
        return Arrays.stream(values()).map(RoundsFormat::word).collect(Collectors.joining(", "));
    }

    /** @throws IllegalArgumentException when no format has this word */
    public static RoundsFormat parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "format: expected one of " + words() + ", found \"" + word + "\""));
    }

    /** The format of an existing file, by its first bytes where they tell, else by its name. */
    public static RoundsFormat ofInput(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
            return start.equals("clinamen") ? ROUNDS : start.startsWith("PAR1") ? PARQUET : ofName(file);
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    /** The format of a file with one part of each record, where the end of its name tells. */
    static Optional<RoundsFormat> ofPart(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(STIM_01, STIM_B8, STIM_PTB64, CSV, QISKIT_MEMORY)
                .filter(format -> name.endsWith("." + (format == QISKIT_MEMORY ? "json" : format.word)))
                .findFirst();
    }

    /** The format that the end of a name stands for: {@code .rounds}, {@code .csv}, {@code .json} (memory), ... */
    public static RoundsFormat ofName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String end = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> end.equals(format == QISKIT_MEMORY ? "json" : format.word))
                .findFirst()
                .orElseThrow(
                        () -> new InputException(file + ": the name does not tell its format, name one of " + words()));
    }
}
