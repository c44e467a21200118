package io.github.clinamen.session;

import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.PackedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A transcript, computed again from its plan, its seed and the files that it names.
 *
 * @param again what was computed
 * @param differences one line for each thing that does not agree
 * @param unchecked one line for each thing that could not be looked at
 */
public record Verification(Transcript again, List<String> differences, List<String> unchecked) {
    public Verification {
        differences = List.copyOf(differences);
        unchecked = List.copyOf(unchecked);
    }

    /**
     * Computes everything again, down to the output bits where their file is at hand.
     *
     * @param reached told of how many rounds are done
     */
    public static Verification of(Transcript recorded, Session.Driver driver, LongConsumer reached) {
        try (Session session = Session.open(jobOf(recorded))) {
            Tally tally = driver.finish(
                    session.run(),
                    jobOf(recorded),
                    ParallelRun.Prefix.START,
                    prefix -> reached.accept(prefix.tally().rounds()),
                    () -> false);
            Optional<Extractor> extractor =
                    recorded.extraction().flatMap(e -> PlannedExtractor.of(recorded.protocol()));
            String output = recorded.extraction().map(Extraction::output).orElse("");
            Session.Finished again = session.conclude(tally, extractor, output);
            List<String> differences = new ArrayList<>(recorded.differences(again.transcript()));
            List<String> unchecked = new ArrayList<>();
            recorded.extraction().ifPresent(e -> compareOutput(e, again, differences, unchecked));
            return new Verification(again.transcript(), differences, unchecked);
        }
    }

    /** The run of a transcript, as texts. */
    public static Job jobOf(Transcript t) {
        return new Job(
                t.protocol(),
                t.provenance().source(),
                t.provenance().device(),
                t.extraction().map(Extraction::fresh).orElse(t.provenance().source()),
                t.provenance().seed(),
                t.mayPrecedeSource());
    }

    private static void compareOutput(
            Extraction extraction, Session.Finished again, List<String> differences, List<String> unchecked) {
        Path file = Path.of(extraction.output());
        if (!Files.exists(file)) {
            unchecked.add("output: " + file + " is not there, so its bits were not compared with those computed");
            return;
        }
        PackedFile bits = new PackedFile(file);
        long bytes = Math.ceilDiv(extraction.outputBits(), 8L);
        if (bits.length() != 8 * bytes || !bits.read(0, extraction.outputBits()).equals(again.output())) {
            differences.add(
                    "output: " + file + " does not have the " + again.output().length() + " bits that were computed");
        }
    }
}
