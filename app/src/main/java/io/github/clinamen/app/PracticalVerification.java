package io.github.clinamen.app;

import io.github.clinamen.app.view.VerifyReport;
import io.github.clinamen.core.practical.PracticalTranscript;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.formats.practical.PracticalTranscriptFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A practical run computed again from its transcript, down to the output bits where their file is at hand. */
final class PracticalVerification {
    private PracticalVerification() {}

    static VerifyReport of(Path file, EngineOptions engine) {
        long started = System.nanoTime();
        PracticalTranscript recorded = PracticalTranscriptFile.read(file);
        PracticalSession.Outcome again = recompute(recorded, engine);
        List<String> differences = new ArrayList<>(recorded.differences(again.transcript()));
        Path output = Path.of(recorded.output());
        if (!recorded.output().isEmpty() && Files.exists(output)) {
            PackedFile bits = new PackedFile(output);
            long bytes = Math.ceilDiv(recorded.outputBits(), 8L);
            if (bits.length() != 8 * bytes
                    || !bits.read(0, recorded.outputBits()).equals(again.output())) {
                differences.add("output: " + output + " does not have the "
                        + again.output().length() + " bits that were computed");
            }
        }
        return new VerifyReport(
                differences.isEmpty(),
                differences,
                again.transcript().rounds(),
                again.transcript().accepted() ? "accepted" : "aborted",
                again.transcript().simulation(),
                (System.nanoTime() - started) / 1e9);
    }

    private static PracticalSession.Outcome recompute(PracticalTranscript t, EngineOptions engine) {
        PracticalSession.Job job = new PracticalSession.Job(
                t.plan(),
                t.provenance().source(),
                t.fresh(),
                t.provenance().device(),
                t.provenance().seed());
        try (PracticalSession session = PracticalSession.open(job);
                Progress progress = new Progress("verify", "rounds", t.plan().rounds())) {
            Tally tally = session.measure(
                    ParallelRun.Prefix.START,
                    engine.threads(),
                    prefix -> progress.update(prefix.tally().rounds()),
                    () -> false);
            Optional<Extractor> extractor = t.seedBits() > 0 ? PracticalExtraction.of(t.plan()) : Optional.empty();
            return session.conclude(tally, extractor, t.output());
        }
    }
}
