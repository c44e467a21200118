package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The claim and proof that no alpha below a bound is feasible in (D20), whatever beta. With a perfect box P and tables U_0,
 * U_1 in the span of non-signalling boxes, U_0^2 + U_1^2 <= P^2 in every entry: M_0.U_0 + M_1.U_1 = Gamma_0.U_0 +
 * Gamma_1.U_1 <= R.P = alpha.
 *
 * @param alpha M_0.U_0 + M_1.U_1
 */
public record ConeBoundCertificate(
        MerminGame game,
        OutcomeFunction function,
        int setting,
        List<PartyGroup> groups,
        BigFraction alpha,
        OrbitTable zero,
        OrbitTable one,
        OrbitTable box)
        implements Certificate {
    public ConeBoundCertificate {
        groups = List.copyOf(groups);
    }
}
