package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Checks certificates by exact arithmetic. Its promise: a value that it returns is proven by the certificate's own
 * numbers, whoever found them.
 */
public final class CertificateChecker {
    private CertificateChecker() {}

    /**
     * Checks any certificate.
     *
     * @throws CertificateRejectedException unless it proves its claim
     */
    public static void require(Certificate certificate) {
        switch (certificate) {
            case PredictabilityCertificate p -> check(p);
            case FrontierCertificate f -> check(f);
            case ConeCertificate c -> ConeChecker.check(c);
            case ConeBoundCertificate c -> ConeChecker.check(c);
        }
    }

    /**
     * The predictability, the larger of the maxima of P(f = 0 | x0) and P(f = 1 | x0) over perfect boxes; at every tested
     * setting if the function leaves at least one party out, else at the certificate's setting.
     *
     * @throws CertificateRejectedException unless both maxima are proven to be attained and not exceeded
     */
    public static BigFraction check(PredictabilityCertificate c) {
        Claim claim = new Claim(c.game(), c.function(), c.setting(), c.groups());
        if (c.function().arity() < c.game().parties()) {
            Relabelling.require(c.game());
        }
        BigFraction zero = maximum(claim, c.zero(), 0);
        BigFraction one = maximum(claim, c.one(), 1);
        return zero.compareTo(one) >= 0 ? zero : one;
    }

    /**
     * The distinct rays (Gamma_0 : Gamma_1) over all (a,x) and all tested settings x0, in the order of the orbits.
     *
     * @throws CertificateRejectedException unless the certificate proves its claim, at every tested setting
     */
    public static Set<Ray> rays(ConeCertificate c) {
        require(c);
        unless(
                c.function().arity() < c.game().parties(),
                "function: it must leave a party out to hold at every setting");
        Relabelling.require(c.game());
        return ConeChecker.rays(c);
    }

    private static BigFraction maximum(Claim claim, OutcomeProof proof, int w) {
        ScaledTable y = ScaledTable.of(claim.orbits(), "multipliers for " + w, proof.multipliers());
        ScaledTable box = ScaledTable.of(claim.orbits(), "box for " + w, proof.box());
        for (int o = 0; o < claim.orbits().count(); o++) {
            boolean wrong = claim.isWrong(o);
            unless(
                    wrong || !y.isNegative(o),
                    "multipliers for %s: negative in orbit %s",
                    w,
                    claim.orbits().key(o));
            unless(
                    !wrong || box.isZero(o),
                    "box for %s: loses in orbit %s",
                    w,
                    claim.orbits().key(o));
        }
        claim.requireIdentity(
                "maximum for " + w, proof.maximum(), BigFraction.ZERO, w == 0 ? -1 : 0, w == 1 ? -1 : 0, y);
        claim.requireBox("box for " + w, box);
        unless(claim.probability(box, w).equals(proof.maximum()), "box for %s: does not attain %s", w, proof.maximum());
        return proof.maximum();
    }

    /**
     * The exact trade-off of (P1), for every tested setting.
     *
     * @throws CertificateRejectedException unless every breakpoint is proven usable and none can be improved
     */
    public static Frontier check(FrontierCertificate c) {
        Claim claim = new Claim(c.game(), c.function(), c.setting(), c.groups());
        unless(
                c.function().arity() < c.game().parties(),
                "function: expected one that leaves a party out, so that all settings are alike");
        Relabelling.require(c.game());
        List<FrontierCertificate.PointProof> points = c.points();
        unless(!points.isEmpty() && c.attained().size() == points.size(), "points: expected one box for each");
        for (int i = 0; i < points.size(); i++) {
            requirePoint(claim, i, points);
            requireBox(claim, i, c);
        }
        return new Frontier(points.stream()
                .map(p -> new Frontier.Point(p.alpha(), p.beta()))
                .toList());
    }

    /**
     * The bound intercept + slope * L on P(a|x) for all a and all x of the kind that the certificate is about.
     *
     * <p>The game is the same when parties are exchanged, and when two outcomes are flipped at once, since only their parity
     * counts. So x may be taken to have its ones first, and a, for an odd number of parties, to be 00..0 or 11..1.
     *
     * @return the slope and, first, the intercept
     * @throws CertificateRejectedException unless every case is there and proven
     */
    public static List<BigFraction> check(GuessingCertificate c) {
        int n = c.game().parties();
        unless(n % 2 == 1, "game: expected an odd number of parties, found %s", n);
        unless(c.slope().signum() >= 0, "slope: negative");
        List<Integer> weights = c.settings().weights(c.game());
        unless(
                c.cases().size() == 2 * weights.size(),
                "cases: expected %s, found %s",
                2 * weights.size(),
                c.cases().size());
        for (int i = 0; i < c.cases().size(); i++) {
            GuessingCertificate.Case part = c.cases().get(i);
            String name = "case " + (i + 1);
            int setting = (1 << weights.get(i / 2)) - 1;
            unless(
                    part.setting() == setting && part.outcome() == i % 2,
                    "%s: expected setting %s and outcome %s",
                    name,
                    setting,
                    i % 2);
            unless(part.intercept().compareTo(c.intercept()) <= 0, "%s: intercept above the claim", name);
            // f(a) = 1 for the one string only.
            OutcomeFunction string = new OutcomeFunction.WeightSet(n, part.outcome() == 0 ? 1 : 1 << n);
            Claim claim = new Claim(c.game(), string, part.setting(), part.groups(), false);
            ScaledTable y = ScaledTable.of(claim.orbits(), name, part.multipliers());
            for (int o = 0; o < claim.orbits().count(); o++) {
                unless(
                        !y.isNegative(o),
                        "%s: negative in orbit %s",
                        name,
                        claim.orbits().key(o));
            }
            claim.requireIdentity(name, part.intercept(), c.slope(), 0, -1, y);
        }
        return List.of(c.intercept(), c.slope());
    }

    private static void requirePoint(Claim claim, int i, List<FrontierCertificate.PointProof> points) {
        FrontierCertificate.PointProof p = points.get(i);
        String name = "point " + (i + 1);
        if (i > 0) {
            FrontierCertificate.PointProof before = points.get(i - 1);
            unless(
                    before.alpha().compareTo(p.alpha()) < 0 && before.beta().compareTo(p.beta()) > 0,
                    "%s: expected a larger alpha and a smaller beta",
                    name);
        }
        unless(p.beta().signum() >= 0, "%s: negative beta", name);
        unless(i < points.size() - 1 || p.beta().signum() == 0, "%s: expected beta 0 at the last", name);
        ScaledTable plus = ScaledTable.of(claim.orbits(), name + " plus", p.plus());
        ScaledTable minus = ScaledTable.of(claim.orbits(), name + " minus", p.minus());
        for (int o = 0; o < claim.orbits().count(); o++) {
            unless(
                    !plus.isNegative(o) && !minus.isNegative(o),
                    "%s: negative in orbit %s",
                    name,
                    claim.orbits().key(o));
        }
        claim.requireIdentity(name + " plus", p.alpha(), p.beta(), -1, 1, plus);
        claim.requireIdentity(name + " minus", p.alpha(), p.beta(), 1, -1, minus);
    }

    /** The first box is perfect and attains the first alpha; the i-th touches the line through points i - 1 and i. */
    private static void requireBox(Claim claim, int i, FrontierCertificate c) {
        String name = "box " + (i + 1);
        FrontierCertificate.BoxProof proof = c.attained().get(i);
        ScaledTable box = ScaledTable.of(claim.orbits(), name, proof.box());
        claim.requireBox(name, box);
        BigFraction bias = claim.probability(box, 0).subtract(claim.probability(box, 1));
        unless(proof.favoured() == 0 || proof.favoured() == 1, "%s: expected to favour 0 or 1", name);
        bias = proof.favoured() == 0 ? bias : bias.negate();
        BigFraction wrong = claim.inequality(box);
        unless((i == 0) == (wrong.signum() == 0), "%s: expected I.P = 0 for the first box only", name);
        for (int end = Math.max(0, i - 1); end <= i; end++) {
            FrontierCertificate.PointProof p = c.points().get(end);
            unless(
                    bias.equals(p.alpha().add(p.beta().multiply(wrong))),
                    "%s: does not attain the bound of point %s",
                    name,
                    end + 1);
        }
    }
}
