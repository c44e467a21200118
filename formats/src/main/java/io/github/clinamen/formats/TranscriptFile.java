package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A private transcript as a sealed JSON document, specified in docs/formats.md: secret until its output is used. A document
 * in which a single bit was changed, or that contradicts itself, is not read; whether what it says is true takes
 * {@code verify}, which computes it again.
 */
public final class TranscriptFile {
    private static final String FORMAT = "clinamen-transcript";
    private static final int VERSION = 2;

    private TranscriptFile() {}

    /**
     * The fields of a transcript, in the order of the document.
     *
     * @param reason empty when accepted
     * @param output empty when aborted, and of an expansion
     * @param digest the published rows of the code, empty for most plans
     * @param claim what is proven of the plan, in one line
     */
    record Document(
            String format,
            int version,
            Protocol plan,
            String source,
            String device,
            long seed,
            List<InputFile> inputs,
            long rounds,
            long kept,
            long wrong,
            long firstWrong,
            long lastWrong,
            String verdict,
            String reason,
            BitString output,
            BitString digest,
            List<Extraction> extraction,
            String claim,
            boolean mayPrecedeSource,
            List<Assumption> assumptions,
            boolean simulation) {
        static Document of(Transcript t) {
            Optional<Verdict.Accepted> accepted =
                    t.verdict() instanceof Verdict.Accepted a ? Optional.of(a) : Optional.empty();
            return new Document(
                    FORMAT,
                    VERSION,
                    t.protocol(),
                    t.provenance().source(),
                    t.provenance().device(),
                    t.provenance().seed(),
                    t.provenance().inputs(),
                    t.counts().rounds(),
                    t.counts().kept(),
                    t.counts().wrong(),
                    t.counts().firstWrong(),
                    t.counts().lastWrong(),
                    Verdicts.word(t.verdict()),
                    Verdicts.reason(t.verdict()),
                    accepted.map(Verdict.Accepted::output).orElse(BitString.EMPTY),
                    accepted.map(Verdict.Accepted::digest).orElse(BitString.EMPTY),
                    t.extraction().stream().toList(),
                    t.claim().describe(),
                    t.mayPrecedeSource(),
                    t.assumptions(),
                    t.simulation());
        }

        /** Held against what follows from the other fields. */
        Transcript transcript() {
            if (extraction.size() > 1) {
                throw new IllegalArgumentException("extraction: expected one at most, found " + extraction.size());
            }
            Optional<AbortReason> why = Verdicts.parse(verdict, reason);
            Transcript t = new Transcript(
                    plan,
                    new Provenance(source, device, seed, inputs),
                    new Tally(rounds, kept, wrong, firstWrong, lastWrong, false, BitString.EMPTY),
                    why.isPresent() ? new Verdict.Aborted(why.get()) : new Verdict.Accepted(output, digest),
                    mayPrecedeSource,
                    extraction.stream().findFirst(),
                    simulation);
            if (why.isPresent() && output.length() + digest.length() > 0) {
                throw new IllegalArgumentException("output: expected none of an aborted run, found " + output.length()
                        + " and " + digest.length() + " bits");
            }
            if (!simulation && (Sources.isSimulated(source) || Devices.isSimulated(device))) {
                throw new IllegalArgumentException(
                        "simulation: expected true with source " + source + " and device " + device);
            }
            if (!t.claim().describe().equals(claim)) {
                throw new IllegalArgumentException(
                        "claim: the plan has \"" + t.claim().describe() + "\", found \"" + claim + "\"");
            }
            if (!t.assumptions().equals(assumptions)) {
                throw new IllegalArgumentException(
                        "assumptions: the plan has " + t.assumptions() + ", found " + assumptions);
            }
            return t;
        }
    }

    /** Writes the transcript, whole or not at all, for its owner alone to read. */
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
