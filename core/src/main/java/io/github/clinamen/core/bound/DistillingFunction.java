package io.github.clinamen.core.bound;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * Lemma 4, repaired: a function f: {0,1}^Nd -> {0,1} exists with
 *
 * <p>|sum over w of (delta(k,f(w)) - 1/2) prod Gamma| <= c sqrt(Nd) prod Omega
 *
 * <p>for both k and every sequence of entries. For a fair f the signs F_w = delta - 1/2 are independent, so Hoeffding's
 * E exp(s F_w) = cosh(s/2) <= exp(s^2/8) gives P(|sum| >= mu prod Omega) <= 2 exp(-2 mu^2) for every mu: (D28), gamma and
 * Nd >= 130 are not needed. Both sides have the same degree in Gamma, so the union runs over sequences of distinct rays
 * (Gamma_0 : Gamma_1), those of all settings x0 among them; k = 1 only turns the sign.
 *
 * @param rays r, their number, 1 to 2^20
 */
public record DistillingFunction(int rays) {
    private static final int STEPS = 1000;
    private static final int SCALE = 64;
    private static final int MAX_RAYS = 1 << 20;

    public DistillingFunction {
        if (rays < 1 || rays > MAX_RAYS) {
            throw new IllegalArgumentException("rays: expected 1 to " + MAX_RAYS + ", found " + rays);
        }
    }

    /**
     * Whether 2 r^Nd exp(-2 c^2 Nd) < 1, so that f exists, decided with a rational lower bound of the exponential: false
     * may also mean that the two sides are too close. What holds for Nd holds for every larger one.
     *
     * @param c positive, at most 4
     * @param distilledRounds Nd, 1 to 1000
     */
    public boolean exists(BigFraction c, int distilledRounds) {
        if (c.signum() <= 0 || c.compareTo(new BigFraction(4)) > 0) {
            throw new IllegalArgumentException("c: expected above 0 and at most 4, found " + c);
        }
        if (distilledRounds < 1 || distilledRounds > 1000) {
            throw new IllegalArgumentException("distilledRounds: expected 1 to 1000, found " + distilledRounds);
        }
        // exp(2 c^2)^Nd > 2 r^Nd, both sides times 2^(64 Nd).
        BigInteger scaledRays = BigInteger.valueOf(rays).shiftLeft(SCALE);
        BigInteger perRound = exponential(c.multiply(c).multiply(2));
        return perRound.pow(distilledRounds)
                        .compareTo(scaledRays.pow(distilledRounds).shiftLeft(1))
                > 0;
    }

    /** The least multiple of 1/1000 with which {@link #exists} proves f, for this Nd and every larger one. */
    public BigFraction leastConstant(int distilledRounds) {
        int low = 0;
        int high = 4 * STEPS;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (exists(new BigFraction(middle, STEPS), distilledRounds)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new BigFraction(high, STEPS);
    }

    /** At most 2^64 e^t, t at least 0: the series, each term rounded down, until nothing is left of them. */
    private static BigInteger exponential(BigFraction t) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger term = BigInteger.ONE.shiftLeft(SCALE);
        for (int k = 1; term.signum() > 0; k++) {
            sum = sum.add(term);
            term = term.multiply(t.getNumerator()).divide(t.getDenominator().multiply(BigInteger.valueOf(k)));
        }
        return sum;
    }
}
