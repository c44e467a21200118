package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/** Checks Lemma 3: squares of rational numbers are rational, so that the cone (D20) needs no polygon here. */
final class ConeChecker {
    private ConeChecker() {}

    static void check(ConeCertificate c) {
        Claim claim = new Claim(c.game(), c.function(), c.setting(), c.groups());
        ScaledTable zero = ScaledTable.of(claim.orbits(), "zero", c.zero());
        ScaledTable one = ScaledTable.of(claim.orbits(), "one", c.one());
        ScaledTable radius = ScaledTable.of(claim.orbits(), "radius", c.radius());
        claim.requireIdentity("zero", BigFraction.ZERO, BigFraction.ZERO, 1, 0, zero);
        claim.requireIdentity("one", BigFraction.ZERO, BigFraction.ZERO, 0, 1, one);
        claim.requireIdentity("radius", c.alpha(), c.beta(), 0, 0, radius);
        unless(
                c.gamma().signum() > 0 && c.gamma().compareTo(BigFraction.ONE) <= 0,
                "gamma: expected above 0 and at most 1");
        // One claim for each proof: a weaker gamma with the same denominator is true as well, but not what was found.
        BigFraction lower =
                c.gamma().subtract(new BigFraction(BigInteger.ONE, c.gamma().getDenominator()));
        boolean least = false;
        for (int o = 0; o < claim.orbits().count(); o++) {
            String orbit = claim.orbits().key(o);
            unless(!radius.isNegative(o), "radius: negative in orbit %s", orbit);
            unless(isWithin(zero, one, radius, o), "(D20) fails in orbit %s", orbit);
            BigFraction square0 = square(zero, o);
            BigFraction square1 = square(one, o);
            unless(isShare(square0, square1, c.gamma()), "(D21) fails in orbit %s", orbit);
            least |= !isShare(square0, square1, lower);
        }
        unless(least, "gamma: expected the least with this denominator");
    }

    /** In a checked certificate, over all (a,x); by {@link Relabelling} another tested x0 only moves them to other (a,x). */
    static Set<Ray> rays(ConeCertificate c) {
        Orbits orbits = new Claim(c.game(), c.function(), c.setting(), c.groups()).orbits();
        ScaledTable zero = ScaledTable.of(orbits, "zero", c.zero());
        ScaledTable one = ScaledTable.of(orbits, "one", c.one());
        Set<Ray> rays = new LinkedHashSet<>();
        for (int o = 0; o < orbits.count(); o++) {
            Ray.through(
                            zero.numerators()[o].multiply(one.denominator()),
                            one.numerators()[o].multiply(zero.denominator()))
                    .ifPresent(rays::add);
        }
        return Collections.unmodifiableSet(rays);
    }

    static void check(ConeBoundCertificate c) {
        Claim claim = new Claim(c.game(), c.function(), c.setting(), c.groups());
        ScaledTable zero = ScaledTable.of(claim.orbits(), "zero", c.zero());
        ScaledTable one = ScaledTable.of(claim.orbits(), "one", c.one());
        ScaledTable box = ScaledTable.of(claim.orbits(), "box", c.box());
        claim.requireBox("box", box);
        unless(claim.inequality(box).signum() == 0, "box: loses");
        unless(NonSignalling.holds(claim.orbits(), zero.numerators()), "zero: signals");
        unless(NonSignalling.holds(claim.orbits(), one.numerators()), "one: signals");
        for (int o = 0; o < claim.orbits().count(); o++) {
            unless(
                    isWithin(zero, one, box, o),
                    "outside the cone in orbit %s",
                    claim.orbits().key(o));
        }
        unless(
                claim.probability(zero, 0).add(claim.probability(one, 1)).equals(c.alpha()),
                "the tables do not give this alpha");
    }

    /** (D21): neither square is above gamma^2 times their sum. */
    private static boolean isShare(BigFraction square0, BigFraction square1, BigFraction gamma) {
        BigFraction share = gamma.multiply(gamma).multiply(square0.add(square1));
        return square0.compareTo(share) <= 0 && square1.compareTo(share) <= 0;
    }

    private static BigFraction square(ScaledTable t, int orbit) {
        BigInteger n = t.numerators()[orbit];
        return n.signum() == 0
                ? BigFraction.ZERO
                : new BigFraction(n.multiply(n), t.denominator().multiply(t.denominator()));
    }

    private static boolean isWithin(ScaledTable zero, ScaledTable one, ScaledTable radius, int orbit) {
        return square(zero, orbit).add(square(one, orbit)).compareTo(square(radius, orbit)) <= 0;
    }
}
