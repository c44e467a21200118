package io.github.clinamen.lab;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.Epsilon;
import org.hipparchus.fraction.BigFraction;

/**
 * How a source steers one round's settings away from those where a box is wrong. The settings are made by parity
 * completion: n - 1 source bits, party 1's first, the last party's setting following.
 *
 * @param box what is hidden
 * @param steering over the n - 1 bits; its value is the least probability of a wrong round
 */
public record Hiding(RoundBox box, SteeredTree steering) {
    public static Hiding of(MerminGame game, Epsilon epsilon, RoundBox box) {
        int bits = game.parties() - 1;
        return new Hiding(
                box,
                SteeredTree.least(
                        epsilon,
                        bits,
                        drawn -> box.isWrong(game, completed(game, drawn)) ? BigFraction.ONE : BigFraction.ZERO));
    }

    /** The probability that the round is wrong, the least that an epsilon-source can make it. */
    public BigFraction wrongProbability() {
        return steering.value();
    }

    /** The tested setting that the first n - 1 settings are completed to. */
    static int completed(MerminGame game, int drawn) {
        return game.tests(drawn) ? drawn : drawn | 1 << game.parties() - 1;
    }
}
