package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.transcript.Receipt;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A public receipt as a sealed JSON document, specified in docs/formats.md. */
public final class ReceiptFile {
    private static final String FORMAT = "clinamen-receipt";
    private static final int VERSION = 1;

    private ReceiptFile() {}

    /** The fields of a receipt, in the order of the document. */
    record Document(
            String format,
            int version,
            Protocol plan,
            String source,
            String device,
            long rounds,
            List<Long> wrong,
            String settingsSha256,
            String verdict,
            String reason,
            BitString digest,
            String claim,
            boolean mayPrecedeSource,
            List<Assumption> assumptions,
            boolean simulation) {
        static Document of(Receipt r) {
            return new Document(
                    FORMAT,
                    VERSION,
                    r.plan(),
                    r.source(),
                    r.device(),
                    r.rounds(),
                    r.wrong(),
                    r.settingsSha256(),
                    r.reason().isPresent() ? "aborted" : "accepted",
                    r.reason().map(reason -> reason.word()).orElse(""),
                    r.digest(),
                    r.plan().claim().describe(),
                    r.mayPrecedeSource(),
                    r.assumptions(),
                    r.simulation());
        }

        Receipt receipt() {
            if (!(plan instanceof Amplification amplification)) {
                throw new IllegalArgumentException(
                        "plan: expected one of an amplification, found one of " + plan.name());
            }
            Receipt r = new Receipt(
                    amplification,
                    source,
                    device,
                    mayPrecedeSource,
                    simulation,
                    rounds,
                    wrong,
                    settingsSha256,
                    Verdicts.parse(verdict, reason),
                    digest);
            if (!amplification.claim().describe().equals(claim)) {
                throw new IllegalArgumentException(
                        "claim: the plan has \"" + amplification.claim().describe() + "\", found \"" + claim + "\"");
            }
            if (!r.assumptions().equals(assumptions)) {
                throw new IllegalArgumentException(
                        "assumptions: the plan has " + r.assumptions() + ", found " + assumptions);
            }
            return r;
        }
    }

    /** Whether the file says that it is a receipt. */
    public static boolean isOne(Path file) {
        JsonNode format = StrictJson.parse(file, StrictJson.bytesOf(file)).get("format");
        return format != null && format.isString() && format.stringValue().equals(FORMAT);
    }

    /** Writes the receipt, whole or not at all. */
    public static void write(Path target, Receipt receipt) {
        CanonicalJson.write(target, Document.of(receipt));
    }

    /** The whole sealed document. */
    public static String text(Receipt receipt) {
        return CanonicalJson.seal(Document.of(receipt));
    }

    /**
     * Reads a receipt whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, or its fields contradict each other
     */
    public static Receipt read(Path file) {
        byte[] utf8 = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, utf8, FORMAT, VERSION);
        Document document = CanonicalJson.open(file, utf8, Document.class);
        try {
            return document.receipt();
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
