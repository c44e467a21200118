package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** What a certificate speaks about: the functionals M, I and C of one game, function and setting, over orbits. */
final class Claim {
    private final MerminGame game;
    private final OutcomeFunction function;
    private final int setting;
    private final Orbits orbits;

    /** @throws CertificateRejectedException when the groups are not a symmetry of the game, the function and the setting */
    Claim(MerminGame game, OutcomeFunction function, int setting, List<PartyGroup> groups) {
        this(game, function, setting, groups, true);
    }

    /** @param tested whether the setting must be one that the game tests */
    Claim(MerminGame game, OutcomeFunction function, int setting, List<PartyGroup> groups, boolean tested) {
        this.game = game;
        this.function = function;
        this.setting = setting;
        int n = game.parties();
        CertificateRejectedException.unless(
                setting >= 0 && setting < 1 << n && (!tested || game.tests(setting)),
                "setting: expected one that the game %s",
                tested ? "tests" : "has");
        CertificateRejectedException.unless(
                function.arity() <= n, "function: expected at most %s parties, found %s", n, function.arity());
        orbits = new Orbits(n, groups);
        for (PartyGroup g : groups) {
            CertificateRejectedException.unless(isSymmetry(g), "groups: %s is not a symmetry", g);
        }
    }

    Orbits orbits() {
        return orbits;
    }

    private boolean isSymmetry(PartyGroup g) {
        int mask = 0;
        for (int party : g.parties()) {
            mask |= 1 << (party - 1);
        }
        int used = mask & ((1 << function.arity()) - 1);
        boolean constant = (setting & mask) == 0 || (setting & mask) == mask;
        if (!constant || used == 0) {
            return constant;
        }
        if (g.kind() == PartyGroup.Kind.PARITY || used != mask) {
            return false;
        }
        // Exchanges of neighbours within the group generate all its permutations.
        for (int i = 1; i < g.size() && !function.isSymmetric(); i++) {
            int p = g.parties().get(i - 1) - 1;
            int q = g.parties().get(i) - 1;
            for (int a = 0; a < 1 << function.arity(); a++) {
                int swapped = (a & ~(1 << p | 1 << q)) | (a >> p & 1) << q | (a >> q & 1) << p;
                if (function.value(a) != function.value(swapped)) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean isWrong(int orbit) {
        return game.isWrong(orbits.outcomes(orbit), orbits.setting(orbit));
    }

    /** M_w on the members of the orbit: whether x = x0 and f(a) = w. */
    boolean counts(int orbit, int w) {
        return orbits.setting(orbit) == setting && function.value(orbits.outcomes(orbit)) == (w == 1);
    }

    /** Rejects what is not a non-signalling box. */
    void requireBox(String name, ScaledTable box) {
        BigInteger sum = BigInteger.ZERO;
        for (int o = 0; o < orbits.count(); o++) {
            CertificateRejectedException.unless(
                    !box.isNegative(o), "%s: negative probability in orbit %s", name, orbits.key(o));
            if (orbits.setting(o) == setting) {
                sum = sum.add(orbits.outcomesPerSetting(o).multiply(box.numerators()[o]));
            }
        }
        CertificateRejectedException.unless(
                sum.equals(box.denominator()), "%s: probabilities do not add up to 1", name);
        CertificateRejectedException.unless(NonSignalling.holds(orbits, box.numerators()), "%s: signals", name);
    }

    /** M_w.P, the probability P(f = w | x0). */
    BigFraction probability(ScaledTable box, int w) {
        BigInteger sum = BigInteger.ZERO;
        for (int o = 0; o < orbits.count(); o++) {
            if (counts(o, w)) {
                sum = sum.add(orbits.outcomesPerSetting(o).multiply(box.numerators()[o]));
            }
        }
        return new BigFraction(sum, box.denominator());
    }

    /** I.P, (A1). */
    BigFraction inequality(ScaledTable box) {
        BigInteger sum = BigInteger.ZERO;
        for (int o = 0; o < orbits.count(); o++) {
            if (isWrong(o)) {
                sum = sum.add(orbits.size(o).multiply(box.numerators()[o]));
            }
        }
        return new BigFraction(sum, box.denominator());
    }

    /**
     * Rejects unless alpha + beta I.P + m0 M_0.P + m1 M_1.P = y.P for every non-signalling P.
     *
     * @param m0 an integer, as m1
     */
    void requireIdentity(String name, BigFraction alpha, BigFraction beta, int m0, int m1, ScaledTable y) {
        // All terms over the common denominator 2^n d_alpha d_beta d_y.
        BigInteger cells = BigInteger.ONE.shiftLeft(game.parties());
        BigInteger ofAlpha =
                alpha.getNumerator().multiply(beta.getDenominator()).multiply(y.denominator());
        BigInteger ofBeta = beta.getNumerator()
                .multiply(alpha.getDenominator())
                .multiply(y.denominator())
                .multiply(cells);
        BigInteger ofY = alpha.getDenominator().multiply(beta.getDenominator()).multiply(cells);
        BigInteger unit = ofY.multiply(y.denominator());
        BigInteger[] difference = new BigInteger[orbits.count()];
        Arrays.setAll(difference, o -> {
            int m = (counts(o, 0) ? m0 : 0) + (counts(o, 1) ? m1 : 0);
            return ofAlpha.add(isWrong(o) ? ofBeta : BigInteger.ZERO)
                    .add(unit.multiply(BigInteger.valueOf(m)))
                    .subtract(ofY.multiply(y.numerators()[o]));
        });
        CertificateRejectedException.unless(
                NonSignalling.annihilates(orbits, difference), "%s: the multipliers do not prove it", name);
    }
}
