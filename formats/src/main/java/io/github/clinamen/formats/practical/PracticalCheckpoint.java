package io.github.clinamen.formats.practical;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.practical.PracticalPlan;
import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.StrictJson;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/**
 * How far a practical run has come. The outcomes so far are in a packed file beside it, which may hold more than the checkpoint says.
 *
 * @param source textual form
 * @param fresh textual form of the source of the extractor's seed
 * @param device textual form
 * @param outputs what the run will write
 * @param chunks how many chunks are done
 * @param rounds how many rounds these are
 * @param lost how many of them were lost
 * @param firstLost position of the first of these, -1 for none
 * @param lastLost position of the last of these, -1 for none
 * @param digest of all planes of these rounds
 * @param sourceDigest SHA-256 of the bytes that a source of bytes gave for these rounds, else empty
 * @param rawDigest SHA-256 of these rounds' outcomes, packed
 */
public record PracticalCheckpoint(
        PracticalPlan plan,
        String source,
        String fresh,
        String device,
        long seed,
        KeptOutputs outputs,
        long chunks,
        long rounds,
        long lost,
        long firstLost,
        long lastLost,
        long digest,
        String sourceDigest,
        String rawDigest) {
    private static final String FORMAT = "clinamen-practical-checkpoint";
    private static final int VERSION = 2;

    record Document(
            String format,
            int version,
            PracticalPlanFile.Document plan,
            String source,
            String fresh,
            String device,
            long seed,
            Map<String, String> outputs,
            long chunks,
            long rounds,
            long lost,
            long firstLost,
            long lastLost,
            String digest,
            String sourceDigest,
            String rawDigest) {}

    /** Replaces the checkpoint, whole or not at all. */
    public void write(Path target) {
        CanonicalJson.writeSecret(target, document());
    }

    private Document document() {
        return new Document(
                FORMAT,
                VERSION,
                PracticalPlanFile.Document.of(plan),
                source,
                fresh,
                device,
                seed,
                outputs.files(),
                chunks,
                rounds,
                lost,
                firstLost,
                lastLost,
                HexFormat.of().toHexDigits(digest),
                sourceDigest,
                rawDigest);
    }

    /**
     * Reads a checkpoint whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, is from another version, or its fields make no sense
     */
    public static PracticalCheckpoint read(Path file) {
        byte[] bytes = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, bytes, FORMAT, VERSION);
        Document d = CanonicalJson.open(file, bytes, Document.class);
        try {
            PracticalCheckpoint checkpoint = new PracticalCheckpoint(
                    d.plan().plan(),
                    d.source(),
                    d.fresh(),
                    d.device(),
                    d.seed(),
                    new KeptOutputs(d.outputs()),
                    d.chunks(),
                    d.rounds(),
                    d.lost(),
                    d.firstLost(),
                    d.lastLost(),
                    HexFormat.fromHexDigitsToLong(d.digest()),
                    d.sourceDigest(),
                    d.rawDigest());
            CanonicalJson.requireSame(file, d, checkpoint.document());
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
