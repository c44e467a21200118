package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import io.github.clinamen.core.game.Game;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The points (a, y) of a game's boxes, numbered, and which functionals over them are zero on every non-signalling box.
 *
 * <p>A party with s settings has 2 s local points. Its box has P(0|y) + P(1|y) the same for all y, so P(0|y), y &gt; 0, can
 * be replaced by P(0|0) + P(1|0) - P(1|y). Done for one party after the other, this leaves coefficients of s + 1 numbers
 * a party that are independent on non-signalling boxes: the functional vanishes exactly when none is left.
 */
public final class Points {
    /** Tables of BigIntegers of this size still fit. */
    static final int MAX = 1 << 22;

    private final Game game;
    private final int count;

    /** @throws CertificateRejectedException when there are too many points */
    public Points(Game game) {
        this.game = game;
        long product = 1;
        for (int alphabet : game.settings()) {
            product *= 2L * alphabet;
            unless(
                    product <= MAX,
                    "game: expected at most %s points (outcomes and settings of all parties), found more",
                    MAX);
        }
        count = (int) product;
    }

    /** How many points there are. */
    public int count() {
        return count;
    }

    /** @throws CertificateRejectedException when it is no point of the game */
    public int index(PointTable.Point point) {
        int index = 0;
        int scale = 1;
        int setting = point.setting();
        for (int p = 0; p < game.parties(); p++) {
            int alphabet = game.settings().get(p);
            int y = setting & (1 << game.settingBits(p)) - 1;
            setting >>>= game.settingBits(p);
            unless(y < alphabet, "table: %s is no point of the game", point);
            index += scale * (2 * y + (point.outcomes() >> p & 1));
            scale *= 2 * alphabet;
        }
        unless(setting == 0 && point.outcomes() >>> game.parties() == 0, "table: %s is no point of the game", point);
        return index;
    }

    /** The point of a number from 0. */
    public PointTable.Point point(int index) {
        int rest = index;
        int outcomes = 0;
        int setting = 0;
        int shift = 0;
        for (int p = 0; p < game.parties(); p++) {
            int local = rest % (2 * game.settings().get(p));
            rest /= 2 * game.settings().get(p);
            outcomes |= (local & 1) << p;
            setting |= local >> 1 << shift;
            shift += game.settingBits(p);
        }
        return new PointTable.Point(outcomes, setting);
    }

    /** The functional that is zero, by the numbers of the points. */
    public BigInteger[] zero() {
        BigInteger[] functional = new BigInteger[count];
        Arrays.fill(functional, BigInteger.ZERO);
        return functional;
    }

    /** Adds factor times the table. */
    public void add(BigInteger[] functional, PointTable table, BigInteger factor) {
        for (PointTable.Entry e : table.entries()) {
            int i = index(e.point());
            functional[i] = functional[i].add(e.value().multiply(factor));
        }
    }

    /** Adds factor times N_x: right and value 0, less right and value 1. */
    public void addGap(BigInteger[] functional, Game.Context x, BigInteger factor) {
        for (int a = 0; a < 1 << game.parties(); a++) {
            if (!x.isWrong(a)) {
                int i = index(new PointTable.Point(a, x.setting()));
                functional[i] = functional[i].add(x.value().value(a) ? factor.negate() : factor);
            }
        }
    }

    /** Adds factor times U, the total probability, at the setting where everyone has setting 0. */
    public void addUnit(BigInteger[] functional, BigInteger factor) {
        for (int a = 0; a < 1 << game.parties(); a++) {
            int i = index(new PointTable.Point(a, 0));
            functional[i] = functional[i].add(factor);
        }
    }

    /** Whether the functional is zero on every non-signalling box. It is used up. */
    boolean vanishes(BigInteger[] functional) {
        reduce(functional);
        return Arrays.stream(functional).allMatch(c -> c.signum() == 0);
    }

    /** Replaces the functional by the same one with coefficients only where y = 0 or b = 1, for every party. */
    public void reduce(BigInteger[] functional) {
        int scale = 1;
        for (int alphabet : game.settings()) {
            for (int low = 0; low < scale; low++) {
                for (int i = low; i < count; i += 2 * alphabet * scale) {
                    for (int y = 1; y < alphabet; y++) {
                        int zero = i + 2 * y * scale;
                        BigInteger moved = functional[zero];
                        if (moved.signum() != 0) {
                            functional[zero] = BigInteger.ZERO;
                            functional[zero + scale] = functional[zero + scale].subtract(moved);
                            functional[i] = functional[i].add(moved);
                            functional[i + scale] = functional[i + scale].add(moved);
                        }
                    }
                }
            }
            scale *= 2 * alphabet;
        }
    }
}
