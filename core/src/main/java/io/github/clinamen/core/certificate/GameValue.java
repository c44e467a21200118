package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * How often the Mermin game can be won when its tested settings are equally likely (Appendix A). Quantum and
 * non-signalling boxes win always: the GHZ correlations, right parity and otherwise uniform, are non-signalling and have
 * I.P = 0.
 */
public final class GameValue {
    private GameValue() {}

    /** The least I.P over local boxes, (A1): 6 for five parties; by trying all deterministic strategies. */
    public static BigInteger localInequality(MerminGame game) {
        int n = game.parties();
        BigInteger least = BigInteger.ONE.shiftLeft(n);
        // j parties always say 0, k always say 1, l repeat their setting, the others say its opposite.
        for (int j = 0; j <= n; j++) {
            for (int k = 0; j + k <= n; k++) {
                for (int l = 0; j + k + l <= n; l++) {
                    least = least.min(wrongSettings(game, j + k, k, l));
                }
            }
        }
        return least;
    }

    /** The largest local probability of winning; 1 is the quantum and the non-signalling one. */
    public static BigFraction local(MerminGame game) {
        return BigFraction.ONE.subtract(
                new BigFraction(localInequality(game), BigInteger.valueOf(game.testedSettings())));
    }

    private static BigInteger wrongSettings(MerminGame game, int constant, int ones, int repeat) {
        int opposite = game.parties() - constant - repeat;
        BigInteger wrong = BigInteger.ZERO;
        for (int u = 0; u <= constant; u++) {
            for (int w = 0; w <= repeat; w++) {
                for (int v = 0; v <= opposite; v++) {
                    int setting = (1 << (u + w + v)) - 1;
                    int parity = (ones + w + opposite - v) & 1;
                    if (game.isWrong(parity, setting)) {
                        wrong = wrong.add(GroupOrbits.choose(constant, u)
                                .multiply(GroupOrbits.choose(repeat, w))
                                .multiply(GroupOrbits.choose(opposite, v)));
                    }
                }
            }
        }
        return wrong;
    }
}
