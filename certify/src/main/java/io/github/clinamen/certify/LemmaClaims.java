package io.github.clinamen.certify;

import io.github.clinamen.core.bound.DistillingFunction;
import io.github.clinamen.core.bound.PaperConstants;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.ConeBoundCertificate;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import java.util.Locale;
import org.hipparchus.fraction.BigFraction;

/** The numbers of Lemmas 3 and 4. */
final class LemmaClaims {
    private static final BigFraction GAMMA = new BigFraction(9732, 10_000);
    private static final BigFraction PRINTED_ALPHA = PaperConstants.ALPHA;
    private static final BigFraction PRINTED_BETA = PaperConstants.BETA;

    private LemmaClaims() {}

    private static ConeFinder finder() {
        return new ConeFinder(new MerminGame(5), new OutcomeFunction.Majority(3));
    }

    /**
     * The triple as printed.
     *
     * @param c the vectors; nothing is taken from them before they are checked
     */
    static PaperClaim triple(ConeCertificate c) {
        CertificateChecker.rays(c);
        boolean printed = c.game().equals(new MerminGame(5))
                && c.function().equals(new OutcomeFunction.Majority(3))
                && c.alpha().compareTo(PRINTED_ALPHA) <= 0
                && c.beta().compareTo(PRINTED_BETA) <= 0
                && c.gamma().compareTo(GAMMA) <= 0;
        return new PaperClaim(
                "the triple alpha = 0.8842, beta = 1.260, gamma = 0.9732 is feasible in (D20) and (D21), at every x0",
                "Lemma 3",
                "feasible",
                printed ? "feasible" : "not proven",
                "rational vectors Lambda, all inequalities compared as fractions",
                printed,
                List.of(c));
    }

    /** Lemma 4 without (D28), for the rays that these vectors have over all (a,x) and x0. */
    static PaperClaim distillingFunction(ConeCertificate c) {
        int rays = CertificateChecker.rays(c).size();
        DistillingFunction lemma = new DistillingFunction(rays);
        return new PaperClaim(
                "a function f with (D29), constant c = 3 before sqrt(Nd), exists, one for all settings y",
                "Lemma 1 with Lemma 4, (D29)",
                "3, for Nd >= 130",
                String.format(
                        Locale.ROOT,
                        "%.3f for Nd >= 1, %.3f for Nd >= 130",
                        lemma.leastConstant(1).doubleValue(),
                        lemma.leastConstant(130).doubleValue()),
                "Hoeffding: 2 r^Nd exp(-2 c^2 Nd) < 1 with the r = " + rays + " distinct rays of Lemma 3's vectors",
                lemma.exists(new BigFraction(3), 1),
                List.of());
    }

    /** The paper's octagon has irrational corners: a smaller and a larger one with rational corners bracket it. */
    static PaperClaim octagon() {
        ConeFinder finder = finder();
        ConeFinder.Found inner = finder.leastAlpha(ConeFinder.octagon(408, 577));
        ConeFinder.Found outer = finder.leastAlpha(ConeFinder.octagon(985, 1393));
        ConeCertificate feasible = finder.certificate(inner, inner.alpha(), BigFraction.ONE);
        CertificateChecker.require(feasible);
        return new PaperClaim(
                "another program than Lemma 3's: its least alpha when (D21) is left out, octagon (D23)",
                "Lemma 3, (D23)",
                "not printed; at most 0.8842 if Lemma 3 holds",
                bracket(outer.alpha(), inner.alpha()) + ", (2 + sqrt 2)/4",
                "two octagons with rational corners, exact optima",
                inner.alpha().compareTo(PRINTED_ALPHA) <= 0,
                List.of());
    }

    /** Inscribed corners give a feasible point; the other half of the same program, shrunk into the circle, a lower bound. */
    static PaperClaim cone() {
        ConeFinder finder = finder();
        ConeFinder.Found found = finder.leastAlpha(ConeFinder.polygon(16));
        ConeCertificate feasible = finder.certificate(found, found.alpha(), BigFraction.ONE);
        ConeBoundCertificate bound = finder.bound(found);
        CertificateChecker.require(feasible);
        CertificateChecker.require(bound);
        return new PaperClaim(
                "another program than Lemma 3's: its least alpha when (D21) is left out, the cone (D20) itself"
                        + " (sqrt(10)/4 = 0.790569... lies inside)",
                "Lemma 3, (D20)",
                "not printed; at most 0.8842 if Lemma 3 holds",
                bracket(bound.alpha(), found.alpha()),
                "exact feasible point and exact lower bound",
                found.alpha().compareTo(PRINTED_ALPHA) <= 0,
                List.of(feasible, bound));
    }

    /** (3 sqrt Nd)^(-1/Nd) >= gamma is 9 Nd gamma^(2 Nd) <= 1, and the left side falls from its first success on. */
    static PaperClaim blockSize() {
        int least = 1;
        while (!suffices(least)) {
            least++;
        }
        return new PaperClaim(
                "Nd >= 130 suffices for (D28) with gamma = 0.9732 (at 130 the right side is 0.973194)",
                "Lemma 1",
                "130",
                "least Nd is " + least,
                "9 Nd gamma^(2 Nd) <= 1 in rational numbers",
                suffices(130) && least <= 130,
                List.of());
    }

    static boolean suffices(int nd) {
        return GAMMA.pow(2 * nd).multiply(new BigFraction(9L * nd)).compareTo(BigFraction.ONE) <= 0;
    }

    static PaperClaim prefactor() {
        return new PaperClaim(
                "the prefactor sqrt(gamma^2/(1-gamma^2)), which a remark in the text calls wrong",
                "(D24)",
                "\"was wrong\"",
                "correct as printed",
                "g0^2 <= gamma^2 (g0^2 + g1^2) is g0^2 (1 - gamma^2) <= gamma^2 g1^2",
                true,
                List.of());
    }

    /** 1024 < e^9 / 2 already for Nd = 1: the sum of the exponential series up to the 20th term is below e^9. */
    static PaperClaim sequences() {
        BigFraction e9 = BigFraction.ZERO;
        BigFraction term = BigFraction.ONE;
        for (int k = 1; k <= 20; k++) {
            e9 = e9.add(term);
            term = term.multiply(new BigFraction(9, k));
        }
        return new PaperClaim(
                "4^(5 Nd) e^(-9 Nd) < 1/2 for every Nd",
                "Lemma 4",
                "< 1/2",
                String.format(Locale.ROOT, "1024/e^9 < %.4f", 1024 / e9.doubleValue() + 1e-4),
                "the exponential series from below",
                e9.compareTo(new BigFraction(2048)) > 0,
                List.of());
    }

    /** e^9 is below the sum of 60 terms plus twice the next one. */
    static PaperClaim settings() {
        BigFraction e9 = BigFraction.ZERO;
        BigFraction term = BigFraction.ONE;
        for (int k = 1; k <= 60; k++) {
            e9 = e9.add(term);
            term = term.multiply(new BigFraction(9, k));
        }
        boolean holds = e9.add(term.multiply(2)).compareTo(new BigFraction(16 * 1024)) > 0;
        return new PaperClaim(
                "one f serves all settings y: the union bound with the 16 possible x0 of each round",
                "Lemma 1 with Lemma 4",
                "implied",
                "16 * 1024 > e^9: not by this count (count distinct rays instead)",
                "the exponential series from above",
                holds,
                List.of());
    }

    private static String bracket(BigFraction from, BigFraction to) {
        return String.format(Locale.ROOT, "[%.6f, %.6f]", from.doubleValue() - 5e-7, to.doubleValue() + 5e-7);
    }
}
