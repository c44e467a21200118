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
import java.util.HexFormat;
import java.util.List;

/**
 * A transcript as a sealed JSON document, specified in docs/formats.md. A document in which a single bit was changed is
 * not read; whether what it says is true takes {@code verify}, which computes it again.
 */
public final class TranscriptFile {
    private static final String FORMAT = "clinamen-transcript";
    private static final int VERSION = 1;

    private TranscriptFile() {}

    /**
     * The fields of a transcript, in the order of the document.
     *
     * @param output hexadecimal, first bit lowest in the first byte, empty when aborted
     * @param reason empty when accepted
     * @param digest hexadecimal
     */
    record Document(
            String format,
            int version,
            PlanFile.Document plan,
            String source,
            String device,
            long seed,
            List<Provenance.Input> inputs,
            long rounds,
            long kept,
            long tested,
            long wrong,
            long firstWrong,
            long lastWrong,
            String digest,
            String verdict,
            String reason,
            long outputBits,
            String output,
            String analysis,
            String log2Excess,
            List<Assumption> assumptions,
            boolean simulation) {
        static Document of(Transcript t) {
            BitString output = t.verdict() instanceof Verdict.Accepted accepted ? accepted.output() : BitString.EMPTY;
            return new Document(
                    FORMAT,
                    VERSION,
                    PlanFile.Document.of(t.plan()),
                    t.provenance().source(),
                    t.provenance().device(),
                    t.provenance().seed(),
                    t.provenance().inputs(),
                    t.totals().rounds(),
                    t.totals().kept(),
                    t.totals().tested(),
                    t.totals().wrong(),
                    t.totals().firstWrong(),
                    t.totals().lastWrong(),
                    HexFormat.of().toHexDigits(t.totals().digest()),
                    t.verdict() instanceof Verdict.Accepted ? "accepted" : "aborted",
                    t.verdict() instanceof Verdict.Aborted aborted
                            ? aborted.reason().word()
                            : "",
                    output.length(),
                    BitText.hex(output),
                    t.analysis(),
                    t.log2Excess(),
                    t.assumptions(),
                    t.simulation());
        }

        Transcript transcript() {
            return new Transcript(
                    plan.plan(),
                    new Provenance(source, device, seed, inputs),
                    new Transcript.Totals(
                            rounds, kept, tested, wrong, firstWrong, lastWrong, HexFormat.fromHexDigitsToLong(digest)),
                    parsedVerdict(),
                    analysis,
                    log2Excess,
                    assumptions,
                    simulation);
        }

        private Verdict parsedVerdict() {
            if (verdict.equals("accepted") && reason.isEmpty()) {
                return new Verdict.Accepted(BitText.bits(output, outputBits));
            }
            AbortReason why = Arrays.stream(AbortReason.values())
                    .filter(r -> r.word().equals(reason))
                    .findFirst()
                    .orElse(null);
            if (!verdict.equals("aborted") || why == null || outputBits != 0 || !output.isEmpty()) {
                throw new IllegalArgumentException(
                        "verdict: expected accepted with an output or aborted with a reason, found " + verdict
                                + " with reason \"" + reason + "\" and " + outputBits + " output bits");
            }
            return new Verdict.Aborted(why);
        }
    }

    /** Writes the transcript, whole or not at all. */
    public static void write(Path target, Transcript transcript) {
        CanonicalJson.writeSecret(target, Document.of(transcript));
    }

    /** The whole sealed document. */
    public static String text(Transcript transcript) {
        return CanonicalJson.seal(Document.of(transcript));
    }

    /**
     * Reads a transcript whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, or its fields make no transcript
     */
    public static Transcript read(Path file) {
        return open(file, StrictJson.bytesOf(file));
    }

    /** Like {@link #read}, for bytes already at hand; the file is only named in errors. */
    public static Transcript open(Path file, byte[] utf8) {
        StrictJson.requireFormat(file, utf8, FORMAT, VERSION);
        Document document = CanonicalJson.open(file, utf8, Document.class);
        try {
            Transcript transcript = document.transcript();
            CanonicalJson.requireSame(file, document, Document.of(transcript));
            return transcript;
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
