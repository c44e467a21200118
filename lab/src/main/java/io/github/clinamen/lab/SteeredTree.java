package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * The most that an epsilon-source can make of a payoff that depends on its next bits, and how: backward induction over the
 * tree of the bits. At every node the payoff is linear in the probability of a one, so an extreme of [eps, 1-eps] is best,
 * and the best strategy is one lean for each node.
 *
 * @param depth how many bits, 0 to 20; the first drawn is bit 0 of a leaf's index
 * @param value the largest expected payoff, exactly
 * @param leans for each inner node whether the source leans to one; the root is node 1, and after bit b node i becomes 2 i + b
 */
public record SteeredTree(int depth, BigFraction value, BitSet leans) {
    public static final int MAX_DEPTH = 20;

    /** The source that makes the expected payoff as large as it may. */
    public static SteeredTree most(Epsilon epsilon, int depth, IntFunction<BigFraction> payoff) {
        requireDepth(depth);
        BigFraction[] pays = new BigFraction[1 << depth];
        BigInteger common = BigInteger.ONE;
        for (int leaf = 0; leaf < pays.length; leaf++) {
            pays[leaf] = payoff.apply(leaf);
            BigInteger d = pays[leaf].getDenominator();
            if (!common.mod(d).equals(BigInteger.ZERO)) {
                common = common.multiply(d).divide(common.gcd(d));
            }
        }
        // All values of one level share the denominator common * q^(levels below), eps being p / q.
        BigInteger p = epsilon.value().getNumerator();
        BigInteger q = epsilon.value().getDenominator();
        BigInteger rest = q.subtract(p);
        BigInteger[] values = new BigInteger[1 << depth];
        for (int path = 0; path < values.length; path++) {
            int leaf = depth == 0 ? 0 : Integer.reverse(path) >>> 32 - depth;
            values[path] = pays[leaf].getNumerator().multiply(common.divide(pays[leaf].getDenominator()));
        }
        BitSet leans = new BitSet();
        for (int level = depth - 1; level >= 0; level--) {
            for (int i = 0; i < 1 << level; i++) {
                BigInteger zero = values[2 * i];
                BigInteger one = values[2 * i + 1];
                boolean toOne = one.compareTo(zero) > 0;
                leans.set((1 << level) + i, toOne);
                values[i] = zero.multiply(toOne ? p : rest).add(one.multiply(toOne ? rest : p));
            }
        }
        return new SteeredTree(depth, new BigFraction(values[0], common.multiply(q.pow(depth))), leans);
    }

    /** The source that makes the expected payoff as small as it may. */
    public static SteeredTree least(Epsilon epsilon, int depth, IntFunction<BigFraction> payoff) {
        SteeredTree most = most(epsilon, depth, leaf -> payoff.apply(leaf).negate());
        return new SteeredTree(depth, most.value().negate(), most.leans());
    }

    /**
     * Whether the source leans to one after some bits.
     *
     * @param drawn how many bits are drawn, below the depth
     * @param bits these bits, the first in bit 0
     */
    public boolean leansToOne(int drawn, int bits) {
        int node = 1;
        for (int i = 0; i < drawn; i++) {
            node = 2 * node + (bits >> i & 1);
        }
        return leans.get(node);
    }

    /** The probability of a leaf under the strategy. */
    public BigFraction probability(Epsilon epsilon, int leaf) {
        BigFraction probability = BigFraction.ONE;
        for (int i = 0; i < depth; i++) {
            boolean likely = leansToOne(i, leaf) == ((leaf >> i & 1) == 1);
            probability = probability.multiply(likely ? BigFraction.ONE.subtract(epsilon.value()) : epsilon.value());
        }
        return probability;
    }

    /** Another payoff's expectation under the strategy. */
    public BigFraction expectation(Epsilon epsilon, IntFunction<BigFraction> payoff) {
        BigFraction sum = BigFraction.ZERO;
        for (int leaf = 0; leaf < 1 << depth; leaf++) {
            sum = sum.add(probability(epsilon, leaf).multiply(payoff.apply(leaf)));
        }
        return sum;
    }

    private static void requireDepth(int depth) {
        if (depth < 0 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth: expected 0 to " + MAX_DEPTH + " bits, found " + depth);
        }
    }
}
