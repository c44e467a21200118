package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Cell C3: three source bits set four rounds of a game with four contexts, so that a cell costs Eve of the order of eps
 * where independent settings cost her eps^2.
 *
 * <p>With b_1 b_2 b_3 drawn one after the other, round i = 0..3 has context number (b_2 b_3) xor (b_1 ? i : 0). Four of the
 * eight values of b are <em>rainbow</em> when in some round they have all four contexts. For a distribution pi of b, sets S
 * with y_S &gt;= 0 and the sum of y_S over the rainbow sets with b at most pi(b), put R_x(b) with weight y_S / pi(b) in the
 * round where S is rainbow, U in the others, and the rest on U: the sum over b of pi(b) times that is at most
 * (1 - L nu) U, nu the sum of all y_S. A source's pi is a mixture of those of the 128 extreme trees, so the least nu of
 * these serves.
 *
 * <p>The bits of a cell must be consecutive: hypothesis (S) of Theorem A. Rounds are counted by cells: D &lt;= f^cells.
 */
public final class CertifiedCell {
    private static final int BITS = 3;
    private static final int ROUNDS = 4;

    /** Checked when first asked for. */
    private static final class Shipped {
        static final CertifiedCell C3 = new CertifiedCell(CertifiedGauge.a3());
    }

    private final CertifiedGauge round;
    private final FractionalPacking packing;

    private CertifiedCell(CertifiedGauge round) {
        this.round = round;
        packing = FractionalPacking.ofSets(1 << BITS, rainbows());
    }

    /** Four rounds of three parties, majority of three. */
    public static CertifiedCell c3() {
        return Shipped.C3;
    }

    /** The game that every round of the cell plays. */
    public Game game() {
        return round.game();
    }

    /** How many rounds a cell has. */
    public int rounds() {
        return ROUNDS;
    }

    /** How many source bits a cell takes. */
    public int drawnBits() {
        return BITS;
    }

    /**
     * The packed joint setting of one round of the cell.
     *
     * @param i the round, from 0
     * @param drawn b_1 b_2 b_3, b_1 lowest
     */
    public int setting(int i, int drawn) {
        return game().contexts().get(context(i, drawn)).setting();
    }

    private static int context(int i, int drawn) {
        return drawn >> 1 ^ ((drawn & 1) == 1 ? i : 0);
    }

    /** The sets of four values of b that have four contexts in some round: 46. */
    static List<Integer> rainbows() {
        List<Integer> found = new ArrayList<>();
        for (int set = 0; set < 1 << (1 << BITS); set++) {
            if (Integer.bitCount(set) != ROUNDS) {
                continue;
            }
            boolean rainbow = false;
            for (int i = 0; i < ROUNDS; i++) {
                int seen = 0;
                for (int b = 0; b < 1 << BITS; b++) {
                    seen |= (set >> b & 1) << context(i, b);
                }
                rainbow |= seen == (1 << ROUNDS) - 1;
            }
            if (rainbow) {
                found.add(set);
            }
        }
        return found;
    }

    /** nu, the least over all sources of the largest packing of rainbow sets, exactly. */
    public BigFraction packing(Epsilon epsilon) {
        return ExtremeSources.least(epsilon, BITS, packing::largest);
    }

    /** f = 1 - L nu, for a whole cell. */
    public BigFraction factor(Epsilon epsilon) {
        return BigFraction.ONE.subtract(round.loss().multiply(packing(epsilon)));
    }
}
