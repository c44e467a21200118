package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;

/**
 * How a source steers one round's settings to where a box pays best.
 *
 * @param box what is hidden
 * @param contexts by the drawn bits, the first in bit 0
 * @param steering over the drawn bits
 * @param pays the largest expected payoff
 */
record Hiding(RoundBox box, List<Game.Context> contexts, SteeredTree steering, BigFraction pays) {
    /** Of a payoff at each context. */
    static Hiding of(Game game, Epsilon epsilon, RoundBox box, Function<Game.Context, BigFraction> payoff) {
        List<Game.Context> contexts = contexts(game);
        SteeredTree steering = SteeredTree.most(
                epsilon, SettingRule.of(game).drawnBits(game), drawn -> payoff.apply(contexts.get(drawn)));
        return new Hiding(box, contexts, steering, steering.value());
    }

    /** Of |N_x|: what an accepted round of Theorem A without noise is worth. */
    static Hiding predictable(Game game, Epsilon epsilon, RoundBox box) {
        return of(game, epsilon, box, x -> box.lean(x, false).abs());
    }

    /** Of being right. */
    static Hiding passing(Game game, Epsilon epsilon, RoundBox box) {
        return of(game, epsilon, box, x -> BigFraction.ONE.subtract(box.wrong(x)));
    }

    /** The classical box that a steering source hides best. */
    static RoundBox bestLocal(Game game, Epsilon epsilon) {
        if (game.parties() > 5) {
            throw new IllegalArgumentException(
                    "parties: expected at most 5 to search classical boxes, found " + game.parties());
        }
        return RoundBox.allLocal(game.parties()).stream()
                .max(Comparator.comparing(box -> passing(game, epsilon, box).pays()))
                .orElseThrow();
    }

    /** The contexts by the bits that are drawn for them. */
    static List<Game.Context> contexts(Game game) {
        SettingRule rule = SettingRule.of(game);
        List<Game.Context> contexts = new ArrayList<>();
        for (int drawn = 0; drawn < 1 << rule.drawnBits(game); drawn++) {
            contexts.add(game.context(rule.setting(game, drawn)).orElseThrow());
        }
        return contexts;
    }

    /** By the drawn bits, the value that is likelier in a right round, or in a wrong one. */
    BitSet guesses(boolean wrong) {
        return where(x -> box.lean(x, wrong).signum() < 0);
    }

    /** By the drawn bits. */
    BitSet where(Predicate<Game.Context> condition) {
        BitSet where = new BitSet();
        for (int drawn = 0; drawn < contexts.size(); drawn++) {
            where.set(drawn, condition.test(contexts.get(drawn)));
        }
        return where;
    }

    /** Another payoff under the same steering. */
    BigFraction expectation(Epsilon epsilon, Function<Game.Context, BigFraction> payoff) {
        return steering.expectation(epsilon, drawn -> payoff.apply(contexts.get(drawn)));
    }
}
