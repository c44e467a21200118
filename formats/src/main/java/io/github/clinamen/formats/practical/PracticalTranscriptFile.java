package io.github.clinamen.formats.practical;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.practical.PracticalAssumption;
import io.github.clinamen.core.practical.PracticalTranscript;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.StrictJson;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A practical transcript as a sealed JSON document, specified in docs/formats.md. A document in which a single bit was changed is
 * not read; whether what it says is true takes {@code verify}, which computes it again.
 */
public final class PracticalTranscriptFile {
    private static final String FORMAT = "clinamen-practical-transcript";
    private static final int VERSION = 1;

    private PracticalTranscriptFile() {}

    /**
     * The fields of a transcript, in the order of the document.
     *
     * @param digest hexadecimal
     */
    record Document(
            String format,
            int version,
            PracticalPlanFile.Document plan,
            String source,
            String fresh,
            String device,
            long seed,
            List<Provenance.Input> inputs,
            long rounds,
            long lost,
            String digest,
            boolean accepted,
            long minEntropy,
            long seedBits,
            long outputBits,
            String output,
            List<PracticalAssumption> assumptions,
            boolean simulation) {
        static Document of(PracticalTranscript t) {
            return new Document(
                    FORMAT,
                    VERSION,
                    PracticalPlanFile.Document.of(t.plan()),
                    t.provenance().source(),
                    t.fresh(),
                    t.provenance().device(),
                    t.provenance().seed(),
                    t.provenance().inputs(),
                    t.rounds(),
                    t.lost(),
                    HexFormat.of().toHexDigits(t.digest()),
                    t.accepted(),
                    t.minEntropy(),
                    t.seedBits(),
                    t.outputBits(),
                    t.output(),
                    t.assumptions(),
                    t.simulation());
        }

        PracticalTranscript transcript() {
            return new PracticalTranscript(
                    plan.plan(),
                    new Provenance(source, device, seed, inputs),
                    fresh,
                    rounds,
                    lost,
                    HexFormat.fromHexDigitsToLong(digest),
                    accepted,
                    minEntropy,
                    seedBits,
                    outputBits,
                    output,
                    assumptions,
                    simulation);
        }
    }

    /** Whether the file says that it is such a transcript. */
    public static boolean isOne(Path file) {
        JsonNode format = StrictJson.parse(file, StrictJson.bytesOf(file)).get("format");
        return format != null && format.isString() && format.stringValue().equals(FORMAT);
    }

    /** Writes the transcript, whole or not at all. */
    public static void write(Path target, PracticalTranscript transcript) {
        CanonicalJson.writeSecret(target, Document.of(transcript));
    }

    /**
     * Reads a transcript whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, or its fields make no transcript
     */
    public static PracticalTranscript read(Path file) {
        byte[] bytes = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, bytes, FORMAT, VERSION);
        Document document = CanonicalJson.open(file, bytes, Document.class);
        try {
            PracticalTranscript transcript = document.transcript();
            CanonicalJson.requireSame(file, document, Document.of(transcript));
            return transcript;
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
