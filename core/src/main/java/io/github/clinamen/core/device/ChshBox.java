package io.github.clinamen.core.device;

import io.github.clinamen.core.Rationals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** The boxes that quantum theory allows to win CHSH most often, with noise: all four correlations are (1 - noise)/sqrt 2. */
public final class ChshBox {
    /** 1/sqrt 2, rounded down. */
    private static final BigFraction TSIRELSON = new BigFraction(707_106_781_186L, 1_000_000_000_000L);

    private ChshBox() {}

    /** P(ab|xy) = (1 + (-1)^(a + b + xy) c)/4. @param noise 0 to 1 */
    public static BoxTable table(BigFraction noise) {
        if (noise.signum() < 0 || noise.compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("chsh: expected noise from 0 to 1, found " + Rationals.shortest(noise));
        }
        BigFraction c = BigFraction.ONE.subtract(noise).multiply(TSIRELSON);
        BigInteger q = c.getDenominator();
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int x = 0; x < 4; x++) {
            List<BigInteger> row = new ArrayList<>();
            for (int a = 0; a < 4; a++) {
                boolean lost = (Integer.bitCount(a) & 1) != (x == 3 ? 1 : 0);
                row.add(lost ? q.subtract(c.getNumerator()) : q.add(c.getNumerator()));
            }
            rows.add(row);
        }
        return new BoxTable(2, q.multiply(BigInteger.valueOf(4)), rows);
    }
}
