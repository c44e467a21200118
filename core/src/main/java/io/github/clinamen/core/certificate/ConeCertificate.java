package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The claim and proof of Lemma 3's kind: the triple (alpha, beta, gamma) is feasible in (D20) and (D21).
 *
 * @param gamma at most 1, and the least with its denominator; with 1, (D21) says nothing
 * @param zero Gamma_0 = M_0 + Lambda_0
 * @param one Gamma_1 = M_1 + Lambda_1
 * @param radius R = alpha C + beta I + Lambda_2, with Gamma_0^2 + Gamma_1^2 <= R^2 in every entry
 */
public record ConeCertificate(
        MerminGame game,
        OutcomeFunction function,
        int setting,
        List<PartyGroup> groups,
        BigFraction alpha,
        BigFraction beta,
        BigFraction gamma,
        OrbitTable zero,
        OrbitTable one,
        OrbitTable radius)
        implements Certificate {
    public ConeCertificate {
        groups = List.copyOf(groups);
    }
}
