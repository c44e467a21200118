package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.security.Assumption;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A transcript as it stands in its file; docs/formats.md describes the fields.
 *
 * @param verdict {@code accepted} or {@code aborted}
 * @param reason why the run was aborted, {@code none} when it was accepted
 * @param output the bits of k, first bit first; empty when the run was aborted
 */
public record TranscriptDocument(
        String schema,
        int version,
        String verdict,
        String reason,
        String output,
        boolean simulation,
        String analysis,
        String log2Excess,
        PlanFile.Document plan,
        Provenance provenance,
        Totals totals,
        List<Assumption> assumptions) {
    private static final String SCHEMA = "clinamen/transcript";
    private static final int VERSION = 1;
    private static final String ACCEPTED = "accepted";
    private static final String ABORTED = "aborted";
    private static final String NO_REASON = "none";

    /** {@link Transcript.Totals} with the digest as 16 hexadecimal digits. */
    public record Totals(
            long rounds, long kept, long tested, long wrong, long firstWrong, long lastWrong, String digest) {}

    /** Writes the transcript as a sealed document, whole or not at all. */
    public static void write(Path target, Transcript transcript) {
        CanonicalJson.write(target, of(transcript));
    }

    /**
     * Reads a transcript. What it says is not yet verified; only that it is as it was written.
     *
     * @throws InputException when it is not a transcript of this version, sealed and canonical
     */
    public static Transcript read(Path file) {
        TranscriptDocument document = CanonicalJson.read(file, TranscriptDocument.class);
        try {
            Transcript transcript = document.toTranscript();
            if (!of(transcript).equals(document)) {
                throw new InputException(file + ": fields are not written the canonical way");
            }
            return transcript;
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    static TranscriptDocument of(Transcript transcript) {
        boolean accepted = transcript.verdict() instanceof Verdict.Accepted;
        Transcript.Totals totals = transcript.totals();
        return new TranscriptDocument(
                SCHEMA,
                VERSION,
                accepted ? ACCEPTED : ABORTED,
                transcript.verdict() instanceof Verdict.Aborted(AbortReason why) ? why.word() : NO_REASON,
                transcript.verdict() instanceof Verdict.Accepted(BitString bits) ? text(bits) : "",
                transcript.simulation(),
                transcript.analysis(),
                transcript.log2Excess(),
                PlanFile.Document.of(transcript.plan()),
                transcript.provenance(),
                new Totals(
                        totals.rounds(),
                        totals.kept(),
                        totals.tested(),
                        totals.wrong(),
                        totals.firstWrong(),
                        totals.lastWrong(),
                        String.format("%016x", totals.digest())),
                transcript.assumptions());
    }

    private Transcript toTranscript() {
        if (!schema.equals(SCHEMA) || version != VERSION) {
            throw unknown("schema", SCHEMA + " version " + VERSION, schema + " version " + version);
        }
        return new Transcript(
                plan.plan(),
                provenance,
                new Transcript.Totals(
                        totals.rounds,
                        totals.kept,
                        totals.tested,
                        totals.wrong,
                        totals.firstWrong,
                        totals.lastWrong,
                        digest(totals.digest)),
                toVerdict(),
                analysis,
                log2Excess,
                assumptions,
                simulation);
    }

    private Verdict toVerdict() {
        return switch (verdict) {
            case ACCEPTED -> new Verdict.Accepted(bits(output));
            case ABORTED ->
                new Verdict.Aborted(Arrays.stream(AbortReason.values())
                        .filter(why -> why.word().equals(reason))
                        .findFirst()
                        .orElseThrow(() -> unknown(
                                "reason",
                                "one of "
                                        + Arrays.stream(AbortReason.values())
                                                .map(AbortReason::word)
                                                .collect(Collectors.joining(", ")),
                                reason)));
            default -> throw unknown("verdict", "accepted or aborted", verdict);
        };
    }

    private static String text(BitString bits) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < bits.length(); i++) {
            text.append(bits.get(i) ? '1' : '0');
        }
        return text.toString();
    }

    private static BitString bits(String text) {
        long[] words = new long[(text.length() + 63) / 64];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '0' && c != '1') {
                throw unknown("output", "characters 0 and 1", String.valueOf(c));
            }
            words[i >> 6] |= (long) (c - '0') << i;
        }
        return BitString.of(words, text.length());
    }

    private static long digest(String text) {
        try {
            return Long.parseUnsignedLong(text, 16);
        } catch (NumberFormatException e) {
            throw unknown("digest", "16 hexadecimal digits", text);
        }
    }

    private static IllegalArgumentException unknown(String field, String expected, String found) {
        return new IllegalArgumentException(field + ": expected " + expected + ", found \"" + found + "\"");
    }
}
