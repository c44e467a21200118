package io.github.clinamen.core.bound;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;

/**
 * A game of the paper's protocol with the frontier on which (P3) rests.
 *
 * @param function of at most as many outcomes as the game has parties
 * @param frontier certified pairs (alpha, beta) of (P1) for this game and function, the last one (1, 0)
 */
public record FrontierGame(MerminGame game, OutcomeFunction function, Frontier frontier) {
    /** The paper's game: five parties, majority of the first three. */
    public static final FrontierGame FIVE_PARTY_MAJORITY =
            new FrontierGame(new MerminGame(5), new OutcomeFunction.Majority(3), Frontier.FIVE_PARTY_MAJORITY);

    /** One party fewer: every setting is drawn with fewer source bits, so that q is greater. */
    public static final FrontierGame FOUR_PARTY_MAJORITY =
            new FrontierGame(new MerminGame(4), new OutcomeFunction.Majority(3), Frontier.FOUR_PARTY_MAJORITY);

    public FrontierGame {
        if (function.arity() > game.parties()) {
            throw new IllegalArgumentException("function: " + function.spec() + " needs " + function.arity()
                    + " parties, the game has " + game.parties());
        }
    }
}
