package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.Game;
import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The claim and proof that no box is predictable at all contexts of an XOR game at once, which is what Theorem A needs of a
 * game: functionals R_x with R_x &gt;= N_x and R_x &gt;= -N_x on non-signalling boxes and sum of w_x R_x &lt;= (|w| - L) U.
 * N_x is P(right and k_x = 0) - P(right and k_x = 1) at context x, U the total probability, |w| the sum of the weights.
 *
 * <p>With d the denominator, R_x = N_x + plus_x / d = -N_x + minus_x / d and sum of w_x R_x + slack / d = (|w| - L) U on
 * every non-signalling box.
 *
 * @param weights w_x, 0 or more and not all 0, one for each context in the game's order
 * @param loss L
 * @param denominator d, above 0
 * @param plus d (R_x - N_x), one table for each context, no negative number
 * @param minus d (R_x + N_x), likewise
 * @param slack d ((|w| - L) U - sum of w_x R_x), no negative number
 */
public record GaugeCertificate(
        Game game,
        List<BigInteger> weights,
        BigFraction loss,
        BigInteger denominator,
        List<PointTable> plus,
        List<PointTable> minus,
        PointTable slack) {
    public GaugeCertificate {
        weights = List.copyOf(weights);
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator: expected a number above 0, found " + denominator);
        }
    }
}
