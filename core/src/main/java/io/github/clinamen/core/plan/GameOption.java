package io.github.clinamen.core.plan;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;

/**
 * A game the planner may choose.
 *
 * @param function of at most as many outcomes as the game has parties
 * @param frontier certified pairs (alpha, beta) of (P1) for this game and function, the last one (1, 0)
 */
public record GameOption(MerminGame game, OutcomeFunction function, Frontier frontier) {
    /** The paper's game: five parties, majority of the first three. */
    public static final GameOption FIVE_PARTY_MAJORITY =
            new GameOption(new MerminGame(5), new OutcomeFunction.Majority(3), Frontier.FIVE_PARTY_MAJORITY);

    /** One party fewer: every setting is drawn with fewer source bits, so that q is greater. */
    public static final GameOption FOUR_PARTY_MAJORITY =
            new GameOption(new MerminGame(4), new OutcomeFunction.Majority(3), Frontier.FOUR_PARTY_MAJORITY);

    public GameOption {
        if (function.arity() > game.parties()) {
            throw new IllegalArgumentException("function: " + function.spec() + " needs " + function.arity()
                    + " parties, the game has " + game.parties());
        }
    }
}
