package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

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
 * <p>Nothing is assumed of the given numbers but that they are not negative. What an equation then lacks is added at
 * single points, which are not negative on boxes and at most U; so the f that comes out is proven by construction, and good
 * numbers make it small. At a leaf "plus" is given and "minus" is it with all outcomes flipped: good for games in
 * which that flips the value and keeps right what is right, as with an even number of parties.
 */
final class TreeProof {
    private final Game game;
    private final SettingRule rule;
    private final int bits;
    private final Points points;
    private final BigInteger unit;
    private final BigInteger light;
    private final BigInteger heavy;
    private final BigInteger denominator;
    private final Iterator<long[]> tables;

    private TreeProof(Game game, SettingRule rule, TreeTables given) {
        unless(rule.isOneToOne(game), "tree: %s does not reach each context once", rule.word());
        this.game = game;
        this.rule = rule;
        bits = rule.drawnBits(game);
        points = new Points(game);
        unit = BigInteger.ONE.shiftLeft(given.scale());
        denominator = given.epsilon().value().getDenominator();
        light = given.epsilon().value().getNumerator();
        heavy = denominator.subtract(light);
        tables = given.tables().iterator();
    }

    /**
     * f, at most 1; for the tables' epsilon and all larger ones.
     *
     * @throws CertificateRejectedException when the tables are too few or too many, have a negative number or no such point
     */
    static BigFraction factor(Game game, SettingRule rule, TreeTables given) {
        TreeProof proof = new TreeProof(game, rule, given);
        BigInteger[] root = proof.node(0, 0);
        unless(!proof.tables.hasNext(), "tree: more tables than the tree has");
        // root = f U + single points, each of which is at most U where it counts positively.
        BigInteger f = root[0];
        proof.points.addUnit(root, f.negate());
        proof.points.reduce(root);
        for (BigInteger rest : root) {
            f = f.add(rest.max(BigInteger.ZERO));
        }
        BigFraction proven = new BigFraction(f, proof.unit.multiply(proof.denominator.pow(proof.bits)));
        return proven.compareTo(BigFraction.ONE) > 0 ? BigFraction.ONE : proven;
    }

    /** An admissible functional, reduced, in units of 2^-k / q^(m - depth), q the denominator of epsilon. */
    private BigInteger[] node(int depth, int drawn) {
        if (depth == bits) {
            return leaf(game.context(rule.setting(game, drawn)).orElseThrow());
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
        long[] slack = next();
        BigInteger scale = denominator.pow(bits - depth);
        for (int i = 0; i < slack.length; i += 2) {
            int at = point(slack[i]);
            BigInteger value = BigInteger.valueOf(slack[i + 1]).multiply(scale);
            sum[at] = sum[at].add(value);
            int opposite = opposite(at);
            sum[opposite] = sum[opposite].add(value);
        }
        points.reduce(sum);
        return sum;
    }

    private BigInteger[] leaf(Game.Context x) {
        long[] plus = next();
        BigInteger[] above = points.zero();
        BigInteger[] difference = points.zero();
        points.addGap(difference, x, unit.shiftLeft(1));
        for (int i = 0; i < plus.length; i += 2) {
            int at = point(plus[i]);
            BigInteger value = BigInteger.valueOf(plus[i + 1]);
            above[at] = above[at].add(value);
            difference[at] = difference[at].add(value);
            int opposite = opposite(at);
            difference[opposite] = difference[opposite].subtract(value);
        }
        // N + plus - (-N + minus), minus the flipped plus: what is too little is added to plus, what is too much to
        // minus.
        points.reduce(difference);
        points.addGap(above, x, unit);
        for (int i = 0; i < above.length; i++) {
            above[i] = above[i].add(difference[i].negate().max(BigInteger.ZERO));
        }
        points.reduce(above);
        return above;
    }

    private long[] next() {
        unless(tables.hasNext(), "tree: fewer tables than the tree has");
        long[] table = tables.next();
        for (int i = 1; i < table.length; i += 2) {
            unless(table[i] >= 0, "tree: negative number");
        }
        return table;
    }

    private int point(long index) {
        unless(index >= 0 && index < points.count(), "tree: no point %s", index);
        return (int) index;
    }

    /** The point with all outcomes flipped. */
    private int opposite(int index) {
        PointTable.Point point = points.point(index);
        return points.index(new PointTable.Point(point.outcomes() ^ (1 << game.parties()) - 1, point.setting()));
    }
}
