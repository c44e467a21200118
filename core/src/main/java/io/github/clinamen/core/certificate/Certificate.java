package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;

/** A claim with its proof in exact rational numbers; {@link CertificateChecker} decides whether it is one. */
public sealed interface Certificate permits PredictabilityCertificate, FrontierCertificate {
    MerminGame game();

    OutcomeFunction function();
}
