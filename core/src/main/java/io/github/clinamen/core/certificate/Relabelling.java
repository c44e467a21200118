package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The symmetry of the game that exchanges its tested settings. For a word s of even weight and a word c, let
 *
 * <p>x' = x xor s, a'_i = a_i xor (x_i and s_i) xor c_i.
 *
 * <p>Every party relabels on its own, so non-signalling boxes become non-signalling boxes. The parity of a' is that of a
 * plus |x and s| + |c|, and the parity required at x' is that at x plus |x and s| + |s|/2: so (a,x) and (a',x') are wrong
 * together whenever |c| = |s|/2 modulo 2. Given tested settings x0 and x0', take s = x0 xor x0' and c = x0 and s on the
 * parties that a function looks at: their outcomes at x0 do not change. Only the parity of c on the other parties
 * matters, so one party that is not looked at suffices, and what holds at one tested setting holds at all.
 */
public final class Relabelling {
    private Relabelling() {}

    /**
     * Checks the identity behind it for all x and s, of which only the numbers of parties with (x_i,s_i) = (0,1), (1,0),
     * (1,1) matter.
     *
     * @throws CertificateRejectedException if it fails
     */
    static void require(MerminGame game) {
        require(game.parties(), game::tests, game::requiredParity);
    }

    /** The same of any game that counts ones: which settings it tests, and the parity of the outcomes that it requires there. */
    static void require(int n, IntPredicate tests, IntUnaryOperator requiredParity) {
        for (int both = 0; both <= n; both++) {
            for (int onlyX = 0; both + onlyX <= n; onlyX++) {
                for (int onlyS = both % 2; both + onlyX + onlyS <= n; onlyS += 2) {
                    int x = ones(both + onlyX);
                    int moved = ones(onlyX + onlyS);
                    boolean preserved = tests.test(x) == tests.test(moved)
                            && (!tests.test(x)
                                    || (requiredParity.applyAsInt(x) ^ requiredParity.applyAsInt(moved))
                                            == (((both + onlyS) / 2 + both) & 1));
                    CertificateRejectedException.unless(preserved, "the game is not symmetric under relabelling");
                }
            }
        }
    }

    private static int ones(int count) {
        return (1 << count) - 1;
    }
}
