package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that hold one record a round. A new one is a {@link RecordCodec} and a line here. */
public enum RoundsFormat {
    /** Our own, {@link io.github.clinamen.formats.RoundsFile}. */
    ROUNDS("rounds", List.of("rounds"), Optional.empty()),
    STIM_01("01", List.of("01"), Optional.of(new StimText())),
    STIM_B8("b8", List.of("b8"), Optional.of(new StimBytes())),
    STIM_PTB64("ptb64", List.of("ptb64"), Optional.of(new StimTables())),
    STIM_R8("r8", List.of("r8"), Optional.of(new StimRunLengths())),
    STIM_HITS("hits", List.of("hits"), Optional.of(StimHits.hits())),
    STIM_DETS("dets", List.of("dets"), Optional.of(StimHits.dets())),
    CSV("csv", List.of("csv", "tsv", "txt"), Optional.of(new CsvRounds())),
    QISKIT_MEMORY("qiskit-memory", List.of("json"), Optional.of(new QiskitMemory())),
    RESULTS("results", List.of(), Optional.of(new ResultShots())),
    JSON_LINES("jsonl", List.of("jsonl", "ndjson"), Optional.of(new JsonLines())),
    PARQUET("parquet", List.of("parquet"), Optional.empty());

    private static final int FIRST_BYTES = 1 << 12;

    private final String word;
    private final List<String> endings;
    private final Optional<RecordCodec> codec;

    RoundsFormat(String word, List<String> endings, Optional<RecordCodec> codec) {
        this.word = word;
        this.endings = endings;
        this.codec = codec;
    }

    /** The word used in commands. */
    public String word() {
        return word;
    }

    /** Whether the number of parties can be read from a file, else it must be given. */
    public boolean knowsParties() {
        return codec.map(RecordCodec::knowsParties).orElse(true);
    }

    /** How its records are written; empty for formats that hold settings and outcomes in planes of their own. */
    Optional<RecordCodec> codec() {
        return codec;
    }

    public static String words() {
        return Arrays.stream(values()).map(RoundsFormat::word).collect(Collectors.joining(", "));
    }

    /** @throws IllegalArgumentException when no format has this word */
    public static RoundsFormat parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format: expected one of " + words() + ", found "
                        + Shown.quoted(word)
                        + Shown.meant(
                                word,
                                Arrays.stream(values()).map(RoundsFormat::word).toList())));
    }

    /** The format of an existing file, by its first bytes where they tell, else by its name. */
    public static RoundsFormat ofInput(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1);
            if (start.startsWith("clinamen")) {
                return ROUNDS;
            }
            if (start.startsWith("PAR1")) {
                return PARQUET;
            }
            RoundsFormat named = ofName(file);
            boolean strings =
                    start.contains("\"memory\"") || start.replaceAll("\\s+", "").startsWith("[\"");
            return named == QISKIT_MEMORY && !strings && !start.isBlank() ? RESULTS : named;
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    /** The format of a file with one part of each record, where the end of its name tells. */
    static Optional<RoundsFormat> ofPart(Path file) {
        return named(file).filter(format -> format.codec.isPresent());
    }

    /** The format that the end of a name stands for: {@code .rounds}, {@code .csv}, {@code .json} (memory), ... */
    public static RoundsFormat ofName(Path file) {
        return named(file)
                .orElseThrow(
                        () -> new InputException(file + ": the name does not tell its format, name one of " + words()));
    }

    private static Optional<RoundsFormat> named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String end = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(end))
                .findFirst();
    }
}
