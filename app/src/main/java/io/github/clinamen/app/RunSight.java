package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.source.SourceExhaustedException;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import io.github.clinamen.report.page.CertificateNote;
import io.github.clinamen.report.page.RunEvidence;
import io.github.clinamen.report.page.SeenRounds;
import java.util.List;
import java.util.Optional;

/** What can be shown of a transcript: its certificate, checked anew, and its rounds, made again where that can be done. */
final class RunSight {
    private RunSight() {}

    /**
     * @param name of the transcript's file
     * @param most rounds to make again at most, 0 for none
     */
    static RunEvidence of(String name, Transcript transcript, long most) {
        String missing = reason(transcript, most);
        Optional<SeenRounds> rounds = Optional.empty();
        if (missing.isEmpty()) {
            try {
                rounds = Optional.of(Replay.of(transcript, most));
            } catch (InputException | SourceExhaustedException e) {
                missing = "the rounds could not be made again (" + e.getMessage() + ")";
            }
        }
        return new RunEvidence(name, transcript, certificate(transcript), rounds, missing);
    }

    private static String reason(Transcript transcript, long most) {
        if (most == 0) {
            return "the rounds were not asked for";
        }
        String source = transcript.provenance().source();
        if (source.equals("os") || source.equals("stdin")) {
            return "the bits of the source \"" + source + "\" are gone and so the rounds cannot be made again";
        }
        return "";
    }

    private static Optional<CertificateNote> certificate(Transcript transcript) {
        if (transcript.analysis().equals("paper")) {
            return Optional.empty();
        }
        int parties = transcript.plan().game().parties();
        String function = transcript.plan().function().spec();
        return CertifiedFrontiers.file(
                        transcript.plan().game(), transcript.plan().function())
                .map(file -> new CertificateNote(
                        file.name(),
                        file.sha256(),
                        true,
                        List.of(
                                "clinamen certify --parties " + parties + " --function " + function + " --distil --out "
                                        + file.name(),
                                "clinamen certify --check " + file.name())));
    }
}
