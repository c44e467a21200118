package io.github.clinamen.formats.assess;

import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.game.Frontier;
import org.hipparchus.fraction.BigFraction;

/**
 * How well Eve can guess what one round contributes, if all that is known of the boxes is how often they are wrong:
 * against every non-signalling adversary, by a certified frontier.
 *
 * @param function what the round contributes, such as {@code majority:3}
 * @param atEstimate at the estimated wrong fraction, 1/2 to 1
 * @param atUpperLimit at the upper end of its interval, 1/2 to 1
 */
public record Predictability(String function, double atEstimate, double atUpperLimit) {
    static Predictability of(FrontierGame option, BigFraction wrong, double upperLimit) {
        return new Predictability(
                option.function().spec(),
                bound(option, wrong).doubleValue(),
                bound(option, new BigFraction(upperLimit)).doubleValue());
    }

    /**
     * The least (1 + alpha + beta I)/2 over the frontier of (P1), I being the sum of P(wrong | x) over the settings x in X;
     * linear between breakpoints, so that these are enough.
     */
    static BigFraction bound(FrontierGame option, BigFraction wrong) {
        BigFraction sum = wrong.multiply(option.game().testedSettings());
        BigFraction least = BigFraction.ONE;
        for (Frontier.Point point : option.frontier().points()) {
            BigFraction guess = BigFraction.ONE
                    .add(point.alpha())
                    .add(point.beta().multiply(sum))
                    .divide(2);
            least = guess.compareTo(least) < 0 ? guess : least;
        }
        return least;
    }
}
