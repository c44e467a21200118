package io.github.clinamen.core.audit;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * What is won by betting on a predictor against an epsilon-source. The bet with factor c, 0 &lt;= c &lt; 1, multiplies its wealth by
 * (1 - c eps)/(1 - eps) when the predictor is right and by c when it is wrong: fair if the next bit is missed with probability eps,
 * and losing if with more. So the wealth is a supermartingale, and exceeds w with probability at most 1/w, ever (Ville). It depends on the
 * numbers of hits and misses alone.
 */
final class Bets {
    /** How many bets are made on each predictor: c = 0, 2^-1 to 2^-16, and 1 - 2^-2 to 1 - 2^-16. */
    static final int COUNT = 32;

    private static final int FINEST = 16;

    private static final double[] FACTORS = IntStream.range(0, COUNT)
            .mapToDouble(bet -> factor(bet).doubleValue())
            .toArray();

    private Bets() {}

    /** c. */
    static BigFraction factor(int bet) {
        if (bet == 0) {
            return BigFraction.ZERO;
        }
        BigFraction power = new BigFraction(1, 1 << (bet <= FINEST ? bet : bet - FINEST + 1));
        return bet <= FINEST ? power : BigFraction.ONE.subtract(power);
    }

    /** log2 of the wealth of the best bet, in plain arithmetic, for searches. */
    static double approximate(long hits, long misses, double epsilon) {
        double best = Double.NEGATIVE_INFINITY;
        for (int bet = misses == 0 ? 0 : 1; bet < COUNT; bet++) {
            double c = FACTORS[bet];
            double won = hits * Math.log1p((1 - c) * epsilon / (1 - epsilon));
            best = Math.max(best, won + (misses == 0 ? 0 : misses * Math.log(c)));
        }
        return best / Math.log(2);
    }

    /** At most log2 of the wealth of the best bet. */
    static BigDecimal wealth(long hits, long misses, Epsilon epsilon) {
        BigFraction eps = epsilon.value();
        BigDecimal best = null;
        for (int bet = misses == 0 ? 0 : 1; bet < COUNT; bet++) {
            BigFraction c = factor(bet);
            Log2 right = Log2.of(BigFraction.ONE.subtract(c.multiply(eps)).divide(BigFraction.ONE.subtract(eps)));
            BigDecimal here = right.power(hits).lower();
            if (misses > 0) {
                here = here.add(Log2.of(c).power(misses).lower());
            }
            best = best == null ? here : best.max(here);
        }
        return java.util.Objects.requireNonNull(best);
    }
}
