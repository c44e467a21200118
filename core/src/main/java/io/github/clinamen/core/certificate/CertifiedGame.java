package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import org.hipparchus.fraction.BigFraction;

/**
 * A game with proof of how much one round of it costs Eve, whatever the order in which the source bits of all rounds are
 * drawn: hypothesis (I) of Theorem A. Only checkers make one, so whoever holds one holds a theorem.
 */
public sealed interface CertifiedGame permits CertifiedGauge, CertifiedTree {
    Game game();

    /**
     * f: the distance from ideal is at most f^N after N rounds without a wrong one.
     *
     * @return from 0 to 1, and 1 when nothing is proven
     * @throws IllegalArgumentException when the rule's bits do not reach each context of the game exactly once, or not in the
     *     order that the proof is for
     */
    BigFraction factor(Epsilon epsilon, SettingRule rule);
}
