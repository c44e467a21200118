package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import io.github.clinamen.core.game.Game;
import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Checks certificates of XOR games by integer arithmetic, without a strategy or a solver. */
public final class GaugeChecker {
    private GaugeChecker() {}

    /** @throws CertificateRejectedException unless the certificate proves its claim */
    public static CertifiedGauge check(GaugeCertificate c) {
        List<Game.Context> contexts = c.game().contexts();
        int n = contexts.size();
        unless(
                c.weights().size() == n && c.plus().size() == n && c.minus().size() == n,
                "expected a weight and two tables for each of %s contexts",
                n);
        unless(
                c.weights().stream().allMatch(w -> w.signum() >= 0)
                        && c.weights().stream().anyMatch(w -> w.signum() > 0),
                "weights: expected numbers of 0 or more, not all 0");
        BigInteger total = c.weights().stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigFraction bound = new BigFraction(total).subtract(c.loss()).multiply(new BigFraction(c.denominator()));
        unless(c.loss().signum() >= 0, "loss: expected 0 or more, found %s", c.loss());
        unless(
                bound.getDenominator().equals(BigInteger.ONE),
                "loss: expected a multiple of 1/%s, found %s",
                c.denominator(),
                c.loss());
        Points points = new Points(c.game());
        BigInteger[] sum = points.zero();
        for (int i = 0; i < n; i++) {
            Game.Context x = contexts.get(i);
            requireNotNegative("plus", i, c.plus().get(i));
            requireNotNegative("minus", i, c.minus().get(i));
            BigInteger[] difference = points.zero();
            points.addGap(difference, x, c.denominator().shiftLeft(1));
            points.add(difference, c.plus().get(i), BigInteger.ONE);
            points.add(difference, c.minus().get(i), BigInteger.ONE.negate());
            unless(points.vanishes(difference), "context %s: plus and minus give different functionals", i + 1);
            BigInteger w = c.weights().get(i);
            points.addGap(sum, x, c.denominator().multiply(w));
            points.add(sum, c.plus().get(i), w);
        }
        requireNotNegative("slack", 0, c.slack());
        points.add(sum, c.slack(), BigInteger.ONE);
        points.addUnit(sum, bound.getNumerator().negate());
        unless(points.vanishes(sum), "sum: the functionals and the slack do not give the bound");
        return new CertifiedGauge(c);
    }

    private static void requireNotNegative(String name, int context, PointTable table) {
        unless(
                table.entries().stream().allMatch(e -> e.value().signum() > 0),
                "context %s: negative number in %s",
                context + 1,
                name);
    }
}
