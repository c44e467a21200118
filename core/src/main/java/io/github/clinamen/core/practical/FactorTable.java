package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A general probability estimation factor for two parties with two settings and outcomes each: a number F(ab|xy) for each of 16
 * cases. A value of this type has been checked exactly: E[F P(ab|xy)^b] &lt;= 1 for every box of the model and every
 * epsilon-source. That mean is convex in the box and linear in the source's distribution, so it is enough to check it at all vertices.
 *
 * @param model what the boxes must obey; QC here means the non-signalling boxes with S at most 2 sqrt 2
 * @param epsilon the promise of the source, of whose two bits one follows the other
 * @param power b, above 0, at most 1
 * @param factors F at index 4 x + a, each above 0
 */
public record FactorTable(BoxModel model, Epsilon epsilon, BigFraction power, List<BigFraction> factors) {
    private static final MathContext DOWN = new MathContext(40, RoundingMode.FLOOR);

    public FactorTable {
        factors = List.copyOf(factors);
        if (factors.size() != 16 || factors.stream().anyMatch(f -> f.signum() <= 0)) {
            throw new IllegalArgumentException("factors: expected 16 numbers above 0, found " + factors);
        }
        if (model.hasQuantumAdversary()) {
            throw new IllegalArgumentException("model: expected nc or qc, found " + model.word()
                    + "; factors say nothing to an adversary who keeps a quantum system");
        }
        if (power.signum() <= 0 || power.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("power: expected above 0 and at most 1, found " + power.doubleValue());
        }
        BigFraction worst = worst(model, epsilon, power, factors);
        if (worst.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException(
                    "factors: expected a mean of at most 1 at every vertex, found " + worst.doubleValue());
        }
    }

    /** These numbers, divided by what they give at the worst vertex. */
    public static FactorTable scaled(BoxModel model, Epsilon epsilon, BigFraction power, List<BigFraction> numbers) {
        BigFraction worst = worst(model, epsilon, power, numbers);
        return new FactorTable(
                model,
                epsilon,
                power,
                numbers.stream().map(f -> f.divide(worst)).toList());
    }

    /** An upper bound on the largest mean over all vertices, exact but for the powers, which are rounded upward. */
    private static BigFraction worst(BoxModel model, Epsilon epsilon, BigFraction power, List<BigFraction> factors) {
        Map<BigFraction, BigFraction> powers = new HashMap<>();
        List<BigFraction> means = new ArrayList<>();
        List<BigFraction[]> sources = ChshPolytope.settings(epsilon);
        for (BigFraction[] box : ChshPolytope.boxes(model)) {
            BigFraction[] mean = new BigFraction[4];
            for (int x = 0; x < 4; x++) {
                mean[x] = BigFraction.ZERO;
                for (int a = 0; a < 4; a++) {
                    BigFraction raised = powers.computeIfAbsent(box[4 * x + a], p -> raised(p, power));
                    mean[x] = mean[x].add(factors.get(4 * x + a).multiply(raised));
                }
            }
            for (BigFraction[] source : sources) {
                BigFraction sum = BigFraction.ZERO;
                for (int x = 0; x < 4; x++) {
                    sum = sum.add(source[x].multiply(mean[x]));
                }
                means.add(sum);
            }
        }
        return Collections.max(means);
    }

    /** At least p^(1 + b). */
    private static BigFraction raised(BigFraction p, BigFraction power) {
        if (p.signum() == 0 || p.equals(BigFraction.ONE)) {
            return p;
        }
        BigDecimal up = Log2.of(p).power(power.add(1)).upperDecimal().setScale(24, RoundingMode.CEILING);
        return new BigFraction(up.unscaledValue(), BigInteger.TEN.pow(24));
    }

    /**
     * Bits k such that, but for a probability of at most the error, the outcomes had a probability of at most 2^-k given settings and
     * side information: (sum of counts log2 F - log2 1/error) / b, rounded downward.
     *
     * @param counts how many rounds there were of each case, in the order of the factors
     * @param error above 0 and below 1
     */
    public BigDecimal entropy(long[] counts, BigFraction error) {
        if (counts.length != 16 || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "counts: expected 16 numbers of rounds, found " + Arrays.toString(counts));
        }
        FailureProbability.require("error", error);
        BigDecimal sum = Log2.of(error).lower();
        for (int i = 0; i < 16; i++) {
            sum = sum.add(Log2.of(factors.get(i)).power(counts[i]).lower());
        }
        BigFraction bits = ExactDecimal.fraction(sum).divide(power);
        return new BigDecimal(bits.getNumerator()).divide(new BigDecimal(bits.getDenominator()), DOWN);
    }
}
