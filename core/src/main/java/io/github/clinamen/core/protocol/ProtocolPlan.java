package io.github.clinamen.core.protocol;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.Epsilon;
import java.math.BigInteger;

/**
 * All that fixes a run before its first bit is drawn.
 *
 * @param game the Mermin game of n parties
 * @param function what each distilled round contributes, of the first m parties, m at most n
 * @param epsilon the promise of the source
 * @param layout which rounds are tested and which distilled
 * @param settingChoice how settings are made from source bits; scattered needs parity completion, since a picked round
 *     must be in X
 * @param distillation how the contributed bits become the output
 * @param wrongAllowed how many tested rounds may be wrong (W of (P5)), 0 for the paper's rule
 * @param frontier certified pairs (alpha, beta) of (P1) for this game and function, on which the bound rests
 */
public record ProtocolPlan(
        MerminGame game,
        OutcomeFunction function,
        Epsilon epsilon,
        Layout layout,
        SettingChoice settingChoice,
        Distillation distillation,
        long wrongAllowed,
        Frontier frontier) {
    public ProtocolPlan {
        if (function.arity() > game.parties()) {
            throw new IllegalArgumentException("function: " + function.spec() + " needs " + function.arity()
                    + " parties, the game has " + game.parties());
        }
        if (layout instanceof Layout.Scattered && settingChoice != SettingChoice.PARITY_COMPLETION) {
            throw new IllegalArgumentException(
                    "settings: the scattered layout needs parity-completion, found " + settingChoice.word());
        }
        if (wrongAllowed < 0) {
            throw new IllegalArgumentException("wrongAllowed: expected 0 or more, found " + wrongAllowed);
        }
        if (layout instanceof Layout.Blocks && wrongAllowed > 0) {
            throw new IllegalArgumentException(
                    "wrongAllowed: the blocks layout has no bound with noise, expected 0, found " + wrongAllowed);
        }
        if (distillation instanceof Distillation.Code coded && coded.code().length() != layout.distilledRounds()) {
            throw new IllegalArgumentException(
                    "distillation: expected a code of length Nd = " + layout.distilledRounds() + ", found length "
                            + coded.code().length());
        }
    }

    /** N, the number of rounds that are measured: Nd Nb, or three times that when rounds are discarded (Box 1 step 2). */
    public BigInteger measuredRounds() {
        BigInteger arranged = layout.arrangedRounds();
        return settingChoice == SettingChoice.DISCARD ? arranged.multiply(BigInteger.valueOf(3)) : arranged;
    }
}
