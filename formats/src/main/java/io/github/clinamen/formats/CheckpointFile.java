package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How far a run has come, as a sealed JSON document, so that it can go on in another process. Secret, like a transcript. */
public final class CheckpointFile {
    private static final String FORMAT = "clinamen-checkpoint";
    private static final int VERSION = 4;

    private CheckpointFile() {}

    /**
     * A run that is not over.
     *
     * @param job the run
     * @param inputs what was read, so that nobody goes on with other bits
     * @param outputs what the run will write
     * @param prefix what is done; its rounds are the first of the run
     * @param rawSha256 of the raw outcomes of an expansion, which are kept in a packed file beside it and not in {@code prefix};
     *     else empty
     */
    public record Checkpoint(
            Job job, List<InputFile> inputs, KeptOutputs outputs, ParallelRun.Prefix prefix, String rawSha256) {
        public Checkpoint {
            inputs = List.copyOf(inputs);
        }
    }

    record Document(
            String format,
            int version,
            Protocol plan,
            String source,
            String device,
            String fresh,
            long seed,
            boolean sourceIsBlind,
            List<InputFile> inputs,
            Map<String, String> outputs,
            long chunks,
            long rounds,
            long kept,
            long wrong,
            long firstWrong,
            long lastWrong,
            boolean parity,
            BitString values,
            String rawSha256) {
        static Document of(Checkpoint c) {
            Tally tally = c.prefix().tally();
            return new Document(
                    FORMAT,
                    VERSION,
                    c.job().protocol(),
                    c.job().source(),
                    c.job().device(),
                    c.job().fresh(),
                    c.job().seed(),
                    c.job().sourceIsBlind(),
                    c.inputs(),
                    c.outputs().files(),
                    c.prefix().chunks(),
                    tally.rounds(),
                    tally.kept(),
                    tally.wrong(),
                    tally.firstWrong(),
                    tally.lastWrong(),
                    tally.parity(),
                    c.rawSha256().isEmpty() ? tally.values() : BitString.EMPTY,
                    c.rawSha256());
        }

        Checkpoint checkpoint() {
            Tally tally = new Tally(rounds, kept, wrong, firstWrong, lastWrong, parity, values);
            return new Checkpoint(
                    new Job(plan, source, device, fresh, seed, sourceIsBlind),
                    inputs,
                    new KeptOutputs(outputs),
                    new ParallelRun.Prefix(chunks, tally),
                    rawSha256);
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
