package io.github.clinamen.core.bound;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * Theorem A (docs/theory.md): every round tested, every round used, against non-signalling adversaries who measure last.
 *
 * <p>With f the factor of a round and f_z = 1 - (1-z)(1-f), one bit has D &lt;= z^-W f_z^N for every z in (0,1], D &lt;= f^N
 * for W = 0; the bits of a code have D at most the sum of z^-W f_z^weight over its nonzero codewords. The trace distance is
 * D/2, and so many attempts cost so many times that.
 *
 * @param game how theorems call it: {@code A3} for three parties, {@code A2} for CHSH, {@code A} for any other
 * @param factor f, from 0 to 1: what Eve keeps of her advantage in a round
 * @param code whose length N is the number of rounds; all of its rows count, published ones too
 * @param wrongAllowed W, 0 or more
 * @param attempts the greatest number of runs of the plan, at least 1
 */
public record TheoremA(String game, BigFraction factor, LinearCode code, long wrongAllowed, long attempts) {
    private static final int U_BITS = 60;
    private static final double SMALLEST = 0x1p-50;
    private static final double LOG_SMALLEST = Math.log(SMALLEST);
    private static final double LOG_LARGEST = Math.log1p(-SMALLEST);
    private static final double LN2 = Math.log(2);

    public TheoremA {
        if (factor.signum() < 0 || factor.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("factor: expected 0 to 1, found " + factor);
        }
        if (wrongAllowed < 0) {
            throw new IllegalArgumentException("wrongAllowed: expected 0 or more, found " + wrongAllowed);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: expected 1 or more, found " + attempts);
        }
    }

    /** 1 - f: how much of her advantage a round costs Eve. */
    public BigFraction loss() {
        return BigFraction.ONE.subtract(factor);
    }

    /** An upper bound on the trace distance, attempts included, for the best z found. */
    public Log2 traceDistance() {
        Log2 scale = Log2.of(new BigFraction(attempts, 2));
        if (wrongAllowed == 0) {
            return scale.times(code.weightSum(factorAt(BigFraction.ONE)));
        }
        // u = 1 - z; any u in (0, 1) is valid.
        double best = bestComplement(loss().doubleValue(), wrongAllowed, code::estimateWeightSum);
        long scaled = Math.clamp(Math.round(StrictMath.scalb(best, U_BITS)), 1, (1L << U_BITS) - 1);
        BigFraction u = new BigFraction(scaled, 1L << U_BITS);
        return scale.times(Log2.of(BigFraction.ONE.subtract(u)).power(-wrongAllowed))
                .times(code.weightSum(factorAt(u)));
    }

    private Log2 factorAt(BigFraction u) {
        BigFraction factorAt = BigFraction.ONE.subtract(u.multiply(loss()));
        // A game without randomness left at some eps has f = 0; any number above it bounds it.
        return Log2.of(factorAt.signum() == 0 ? new BigFraction(1, 1L << U_BITS) : factorAt);
    }

    /**
     * Where, nearly, z^-W times the weight sum at f_z is least, as 1 - z; in plain arithmetic.
     *
     * @param loss 1 - f
     * @param logSum log2 of the weight sum from log2 f
     */
    public static double bestComplement(double loss, double wrong, DoubleUnaryOperator logSum) {
        return Math.exp(GoldenSection.minimise(LOG_SMALLEST, LOG_LARGEST, logU -> {
            double u = Math.exp(logU);
            return -wrong * Math.log1p(-u) / LN2 + logSum.applyAsDouble(logFactor(loss, u));
        }));
    }

    /** log2 of f_z at 1 - z = u, in plain arithmetic; below 0. */
    public static double logFactor(double loss, double u) {
        return Math.min(Math.log1p(-Math.min(loss * u, 1 - SMALLEST)) / LN2, -Double.MIN_NORMAL);
    }

    /** The theorem by name, as docs/machine-checked.md has it: {@code A3}, {@code A3-noise}, {@code A3-bits}, {@code A3-bits-noise}. */
    public String name() {
        return game + (code instanceof ParityCode ? "" : "-bits") + (wrongAllowed == 0 ? "" : "-noise");
    }

    public Claim.Distance claim(String promise) {
        String noise = wrongAllowed > 0 ? ", W = " + wrongAllowed : "";
        String bits = code instanceof ParityCode ? "" : ", code " + code.spec();
        String many = attempts > 1 ? ", attempts = " + attempts : "";
        return new Claim.Distance(name(), traceDistance(), promise + ", N = " + code.length() + noise + bits + many);
    }
}
