package io.github.clinamen.report.page;

import io.github.clinamen.core.transcript.Transcript;
import java.util.Optional;

/**
 * One transcript with what belongs to it.
 *
 * @param name of its file
 * @param verified whether everything was computed again for the page and agrees with the transcript
 * @param certificate that the claim rests on, absent where there is none
 * @param certificateMissing why there is none, empty where there is
 * @param rounds absent where they could not be had again
 * @param roundsMissing why not, empty when they are there
 */
public record RunEvidence(
        String name,
        Transcript transcript,
        boolean verified,
        Optional<CertificateNote> certificate,
        String certificateMissing,
        Optional<SeenRounds> rounds,
        String roundsMissing) {}
