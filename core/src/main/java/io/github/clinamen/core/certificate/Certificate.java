package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;

/** A claim with its proof in exact rational numbers; {@link CertificateChecker} decides whether it is one. */
public sealed interface Certificate
        permits PredictabilityCertificate, FrontierCertificate, ConeCertificate, ConeBoundCertificate {
    MerminGame game();

    OutcomeFunction function();

    /** The tested setting x0, packed as in {@link MerminGame}. */
    int setting();

    /** The symmetry that the tables use. */
    List<PartyGroup> groups();
}
