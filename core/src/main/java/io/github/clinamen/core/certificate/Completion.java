package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import io.github.clinamen.core.game.Game;
import java.math.BigInteger;

/**
 * Makes proofs of numbers that are only nearly one. Nothing is assumed of the given numbers but that they are not negative:
 * what an equation then lacks is added at single points, which are not negative on boxes and at most U. So a bound that comes
 * out is proven by construction, and good numbers make it small. Functionals are integers in units of 2^-k.
 *
 * <p>A table is point, number, point, number, ... For R &gt;= N and R &gt;= -N, "plus" is given and "minus" is it with all outcomes
 * flipped: good for games in which that flips the value and keeps right what is right, as with an even number of parties.
 */
final class Completion {
    private final Game game;
    private final Points points;
    private final BigInteger unit;

    /** @param scale k */
    Completion(Game game, int scale) {
        this.game = game;
        points = new Points(game);
        unit = BigInteger.ONE.shiftLeft(scale);
    }

    BigInteger[] zero() {
        return points.zero();
    }

    void reduce(BigInteger[] functional) {
        points.reduce(functional);
    }

    /**
     * A functional that is at least w N_x and -w N_x on non-signalling boxes, reduced.
     *
     * @throws CertificateRejectedException when the table has a negative number or no such point
     */
    BigInteger[] leaf(Game.Context x, BigInteger weight, long[] plus) {
        BigInteger[] above = points.zero();
        BigInteger[] difference = points.zero();
        points.addGap(difference, x, unit.multiply(weight).shiftLeft(1));
        for (int i = 0; i < plus.length; i += 2) {
            int at = point(plus[i]);
            BigInteger value = notNegative(plus[i + 1]);
            above[at] = above[at].add(value);
            difference[at] = difference[at].add(value);
            int opposite = opposite(at);
            difference[opposite] = difference[opposite].subtract(value);
        }
        // N + plus - (-N + minus): what is too little is added to plus, what is too much to minus.
        points.reduce(difference);
        points.addGap(above, x, unit.multiply(weight));
        for (int i = 0; i < above.length; i++) {
            above[i] = above[i].add(difference[i].negate().max(BigInteger.ZERO));
        }
        points.reduce(above);
        return above;
    }

    /** Adds points in pairs of opposite outcomes, which are not negative. */
    void addSlack(BigInteger[] functional, long[] slack, BigInteger factor) {
        for (int i = 0; i < slack.length; i += 2) {
            int at = point(slack[i]);
            BigInteger value = notNegative(slack[i + 1]).multiply(factor);
            functional[at] = functional[at].add(value);
            int opposite = opposite(at);
            functional[opposite] = functional[opposite].add(value);
        }
    }

    /** Adds factor times a table of numbers that are not negative. */
    void addTable(BigInteger[] functional, long[] table, BigInteger factor) {
        for (int i = 0; i < table.length; i += 2) {
            int at = point(table[i]);
            functional[at] = functional[at].add(notNegative(table[i + 1]).multiply(factor));
        }
    }

    /** Adds factor times N_x. */
    void addGap(BigInteger[] functional, Game.Context x, BigInteger factor) {
        points.addGap(functional, x, unit.multiply(factor));
    }

    /** A number c with functional &lt;= c U on non-signalling boxes; exact when it is c U. The functional is used up. */
    BigInteger bound(BigInteger[] functional) {
        points.reduce(functional);
        BigInteger bound = functional[0];
        points.addUnit(functional, bound.negate());
        points.reduce(functional);
        for (BigInteger rest : functional) {
            bound = bound.add(rest.max(BigInteger.ZERO));
        }
        return bound;
    }

    private static BigInteger notNegative(long value) {
        unless(value >= 0, "table: negative number");
        return BigInteger.valueOf(value);
    }

    private int point(long index) {
        unless(index >= 0 && index < points.count(), "table: no point %s", index);
        return (int) index;
    }

    /** The point with all outcomes flipped. */
    private int opposite(int index) {
        PointTable.Point point = points.point(index);
        return points.index(new PointTable.Point(point.outcomes() ^ (1 << game.parties()) - 1, point.setting()));
    }
}
