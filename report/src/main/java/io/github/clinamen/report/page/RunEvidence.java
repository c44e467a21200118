package io.github.clinamen.report.page;

import io.github.clinamen.core.transcript.Transcript;
import java.util.Optional;

/**
 * One transcript with what belongs to it.
 *
 * @param name of its file
 * @param certificate of the frontier, absent where the bound rests on none
 * @param rounds absent where they could not be had again
 * @param roundsMissing why not, empty when they are there
 */
public record RunEvidence(
        String name,
        Transcript transcript,
        Optional<CertificateNote> certificate,
        Optional<SeenRounds> rounds,
        String roundsMissing) {}
