package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.source.SourceExhaustedException;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import io.github.clinamen.report.page.CertificateNote;
import io.github.clinamen.report.page.RunEvidence;
import io.github.clinamen.report.page.SeenRounds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        boolean verified = rounds.map(seen -> seen.agreement() == SeenRounds.Agreement.WHOLE)
                .orElse(false);
        Optional<CertificateNote> certificate = certificate(transcript.protocol());
        return new RunEvidence(
                name,
                transcript,
                verified,
                certificate,
                certificate.isPresent() ? "" : certificateMissing(transcript.protocol()),
                rounds,
                missing);
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

    private static String certificateMissing(Protocol protocol) {
        return switch (protocol) {
            case BoxOne b -> "the bound is the paper's, with its constants as printed";
            case Expansion e -> "the guessing curve is proved by hand or cited (docs/practical.md)";
            case Amplification a -> "there is none";
        };
    }

    private static Optional<CertificateNote> certificate(Protocol protocol) {
        return switch (protocol) {
            case Amplification a -> Optional.of(gauge(a));
            case BoxOne b when b.distillation() instanceof Distillation.Parity -> frontier(b);
            case BoxOne b -> Optional.empty();
            case Expansion e -> Optional.empty();
        };
    }

    private static CertificateNote gauge(Amplification plan) {
        String game = plan.game().name();
        return new CertificateNote(
                "No non-signalling box of this game is predictable at all of its settings at once: Eve keeps at most the factor"
                        + " f = 1 - eps^" + plan.settings().drawnBits(plan.game()) + " * "
                        + Rationals.format(plan.gauge().loss()) + " = "
                        + Rationals.shortest(plan.gauge().factor(plan.epsilon(), plan.settings()))
                        + " of her advantage in every round.",
                "the certificate of " + game + ", inside the program",
                "inside the program",
                true,
                List.of(
                        "clinamen certify --gauge --game " + game + " --out gauge.json",
                        "clinamen certify --check gauge.json"));
    }

    private static Optional<CertificateNote> frontier(BoxOne plan) {
        int parties = plan.mermin().parties();
        String function = plan.function().spec();
        String points = plan.frontier().points().stream()
                .map(p -> "(" + Rationals.format(p.alpha()) + ", " + Rationals.format(p.beta()) + ")")
                .collect(Collectors.joining(", "));
        return CertifiedFrontiers.file(plan.mermin(), plan.function())
                .map(file -> new CertificateNote(
                        "Every non-signalling box of the game has bias at most alpha + beta I, for each (alpha, beta) of "
                                + points + " and between them (P1).",
                        file.name(),
                        file.sha256(),
                        true,
                        List.of(
                                "clinamen certify --parties " + parties + " --function " + function + " --distil --out "
                                        + file.name(),
                                "clinamen certify --check " + file.name())));
    }
}
