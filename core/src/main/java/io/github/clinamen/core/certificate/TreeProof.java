package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.math.BigInteger;
import java.util.Iterator;
import org.hipparchus.fraction.BigFraction;

/**
 * One round's factor f for every order of drawing, from the tree of its source bits. Call a functional admissible at a leaf x
 * when it is at least N_x and at least -N_x on non-signalling boxes, and at an inner node when it is at least
 * eps G_0 + (1 - eps) G_1 and at least (1 - eps) G'_0 + eps G'_1 for some functionals that are admissible at its children.
 * If f U is admissible at the root, Theorem A (I) holds with f: admissible functionals form convex sets, so every
 * conditional probability of the bit is served by a mixture.
 *
 * <p>The f that comes out is proven whatever the given numbers are ({@link Completion}).
 */
final class TreeProof {
    private final Game game;
    private final SettingRule rule;
    private final int bits;
    private final Completion completion;
    private final int scale;
    private final BigInteger light;
    private final BigInteger heavy;
    private final BigInteger denominator;
    private final Iterator<long[]> tables;

    private TreeProof(Game game, SettingRule rule, Epsilon epsilon, ApproximateTables given) {
        unless(rule.isOneToOne(game), "tree: %s does not reach each context once", rule.word());
        this.game = game;
        this.rule = rule;
        bits = rule.drawnBits(game);
        scale = given.scale();
        completion = new Completion(game, scale);
        denominator = epsilon.value().getDenominator();
        light = epsilon.value().getNumerator();
        heavy = denominator.subtract(light);
        tables = given.tables().iterator();
    }

    /**
     * f, at most 1; for this epsilon and all larger ones.
     *
     * @param given for each node of the tree and each of the two ways in which its bit may lean, the tables of its two
     *     children, that for bit 0 first, then a slack; for each leaf a "plus"
     *
     * @throws CertificateRejectedException when the tables are too few or too many, have a negative number or no such point
     */
    static BigFraction factor(Game game, SettingRule rule, Epsilon epsilon, ApproximateTables given) {
        TreeProof proof = new TreeProof(game, rule, epsilon, given);
        BigInteger[] root = proof.node(0, 0);
        unless(!proof.tables.hasNext(), "tree: more tables than the tree has");
        BigFraction proven = new BigFraction(
                proof.completion.bound(root),
                BigInteger.ONE.shiftLeft(proof.scale).multiply(proof.denominator.pow(proof.bits)));
        return proven.compareTo(BigFraction.ONE) > 0 ? BigFraction.ONE : proven;
    }

    /** An admissible functional, reduced, in units of 2^-k / q^(m - depth), q the denominator of epsilon. */
    private BigInteger[] node(int depth, int drawn) {
        if (depth == bits) {
            return completion.leaf(game.context(rule.setting(game, drawn)).orElseThrow(), BigInteger.ONE, next());
        }
        BigInteger[] first = leaning(depth, drawn, light, heavy);
        BigInteger[] second = leaning(depth, drawn, heavy, light);
        for (int i = 0; i < first.length; i++) {
            // At single points the larger coefficient is at least both.
            first[i] = first[i].max(second[i]);
        }
        return first;
    }

    private BigInteger[] leaning(int depth, int drawn, BigInteger zero, BigInteger one) {
        BigInteger[] sum = node(depth + 1, drawn);
        BigInteger[] other = node(depth + 1, drawn | 1 << depth);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i].multiply(zero).add(other[i].multiply(one));
        }
        completion.addSlack(sum, next(), denominator.pow(bits - depth));
        completion.reduce(sum);
        return sum;
    }

    private long[] next() {
        unless(tables.hasNext(), "tree: fewer tables than the tree has");
        return tables.next();
    }
}
