package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;

/**
 * The claim and proof of Theorem 1's kind: how well the contributed bit of one setting can be predicted when the boxes
 * never lose the game.
 *
 * @param setting x0, a tested setting, packed as in {@link MerminGame}; for a function of fewer than n outcomes the value
 *     is the same at every tested setting ({@link Relabelling})
 * @param groups the symmetry that the tables use; the setting is constant on each
 * @param zero the proof for P(f = 0 | x0)
 * @param one the proof for P(f = 1 | x0)
 */
public record PredictabilityCertificate(
        MerminGame game,
        OutcomeFunction function,
        int setting,
        List<PartyGroup> groups,
        OutcomeProof zero,
        OutcomeProof one)
        implements Certificate {
    public PredictabilityCertificate {
        groups = List.copyOf(groups);
    }
}
