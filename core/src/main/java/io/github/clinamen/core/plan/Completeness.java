package io.github.clinamen.core.plan;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * A lower bound on the probability that honest boxes pass.
 *
 * @param least from 0 to 1, never above the truth
 */
public record Completeness(double least) {
    /** 2 pi lies between these. */
    private static final BigFraction TWO_PI_DOWN = new BigFraction(6_283_185_307L, 1_000_000_000L);

    public Completeness {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("completeness: expected 0 to 1, found " + least);
        }
    }

    /** That at most {@code allowed} of so many events happen, of which each has this probability given those before, or less. */
    public static Completeness ofAllowance(BigInteger events, BigFraction probability, long allowed) {
        return new Completeness(atMost(events, probability, allowed));
    }

    /** About the least number that more than so many of the events exceed with probability {@code failure}; a search, not a claim. */
    public static long allowance(long events, BigFraction probability, double failure) {
        return (long) Binomial.quantile(events, probability.doubleValue(), failure);
    }

    /** A lower bound on the probability that at most w of n events of probability p happen. */
    static double atMost(BigInteger n, BigFraction p, long w) {
        BigInteger allowed = BigInteger.valueOf(w);
        if (p.signum() == 0 || n.compareTo(allowed) <= 0) {
            return 1;
        }
        BigFraction q = BigFraction.ONE.subtract(p);
        if (w == 0) {
            return down(Log2.of(q).power(new BigFraction(n)).lowerDecimal());
        }
        BigInteger k = allowed.add(BigInteger.ONE);
        // Terms fall by at least this ratio from k on.
        BigFraction ratio =
                new BigFraction(n.subtract(k)).multiply(p).divide(q.multiply(new BigFraction(k.add(BigInteger.ONE))));
        if (ratio.compareTo(BigFraction.ONE) >= 0) {
            return 0;
        }
        Log2 tail = term(n, p, k).dividedBy(Log2.of(BigFraction.ONE.subtract(ratio)));
        return Math.max(0, down(BigDecimal.ONE.subtract(tail.upperDecimal())));
    }

    /**
     * Above the probability of exactly k of n. Stirling's formula with Robbins' error terms: k! = sqrt(2 pi k) (k/e)^k e^r,
     * 0 < r < 1/(12k), so that the term is at most (np/k)^k (nq/(n-k))^(n-k) sqrt(n/(2 pi k (n-k))) e^(1/(12n)).
     */
    private static Log2 term(BigInteger n, BigFraction p, BigInteger k) {
        BigInteger rest = n.subtract(k);
        if (rest.signum() == 0) {
            return Log2.of(p).power(new BigFraction(n));
        }
        BigFraction mean = p.multiply(n);
        BigFraction other = BigFraction.ONE.subtract(p).multiply(n);
        Log2 root = Log2.of(new BigFraction(n, k.multiply(rest)).divide(TWO_PI_DOWN))
                .power(BigFraction.ONE_HALF);
        // e^(1/(12n)) <= 1 + 1/(11n)
        Log2 robbins =
                Log2.of(BigFraction.ONE.add(new BigFraction(BigInteger.ONE, n.multiply(BigInteger.valueOf(11)))));
        return Log2.of(mean.divide(k))
                .power(new BigFraction(k))
                .times(Log2.of(other.divide(rest)).power(new BigFraction(rest)))
                .times(root)
                .times(robbins);
    }

    private static double down(BigDecimal value) {
        double nearest =
                value.round(new java.math.MathContext(30, RoundingMode.FLOOR)).doubleValue();
        return new BigDecimal(nearest).compareTo(value) > 0 ? Math.nextDown(nearest) : nearest;
    }
}
