package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.Tally;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** How far a run has come, as a sealed JSON document, so that it can go on in another process. */
public final class CheckpointFile {
    private static final String FORMAT = "clinamen-checkpoint";
    private static final int VERSION = 3;

    private CheckpointFile() {}

    /**
     * A run that is not over.
     *
     * @param source textual form
     * @param device textual form
     * @param outputs what the run will write
     * @param prefix what is done; its rounds are the first of the run
     */
    public record Checkpoint(
            ProtocolPlan plan,
            String source,
            String device,
            long seed,
            KeptOutputs outputs,
            ParallelRun.Prefix prefix) {}

    record Document(
            String format,
            int version,
            PlanFile.Document plan,
            String source,
            String device,
            long seed,
            Map<String, String> outputs,
            String sourceDigest,
            long chunks,
            long rounds,
            long kept,
            long wrong,
            long firstWrong,
            long lastWrong,
            boolean parity,
            String digest,
            long valueBits,
            String values) {
        static Document of(Checkpoint c) {
            Tally tally = c.prefix().tally();
            return new Document(
                    FORMAT,
                    VERSION,
                    PlanFile.Document.of(c.plan()),
                    c.source(),
                    c.device(),
                    c.seed(),
                    c.outputs().files(),
                    c.prefix().sourceDigest(),
                    c.prefix().chunks(),
                    tally.rounds(),
                    tally.kept(),
                    tally.wrong(),
                    tally.firstWrong(),
                    tally.lastWrong(),
                    tally.parity(),
                    HexFormat.of().toHexDigits(tally.digest()),
                    tally.values().length(),
                    BitText.hex(tally.values()));
        }

        Checkpoint checkpoint() {
            Tally tally = new Tally(
                    rounds,
                    kept,
                    wrong,
                    firstWrong,
                    lastWrong,
                    parity,
                    HexFormat.fromHexDigitsToLong(digest),
                    BitText.bits(values, valueBits));
            return new Checkpoint(
                    plan.plan(),
                    source,
                    device,
                    seed,
                    new KeptOutputs(outputs),
                    new ParallelRun.Prefix(chunks, tally, sourceDigest));
        }
    }

    /** Replaces the checkpoint, whole or not at all: at every moment the file holds the old one or the new one. */
    public static void write(Path target, Checkpoint checkpoint) {
        CanonicalJson.writeSecret(target, Document.of(checkpoint));
    }

    /**
     * Reads a checkpoint whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, is from another version, or its fields make no sense
     */
    public static Checkpoint read(Path file) {
        byte[] bytes = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, bytes, FORMAT, VERSION);
        Document document = CanonicalJson.open(file, bytes, Document.class);
        try {
            Checkpoint checkpoint = document.checkpoint();
            CanonicalJson.requireSame(file, document, Document.of(checkpoint));
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
