package io.github.clinamen.core.practical;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Two outcomes of the three-party Mermin game under quantum theory (Woodhead, Bourdoncle, Acin 2018; Foreman et al. 2023). With l =
 * L/8: G = 1/4 + 2 l + sqrt(3 l (1 - 4 l)) for l up to 1/16, then 1/2 + 4 l, at most 1.
 *
 * <p>For every t, sqrt(3 l (1 - 4 l)) is at most (3 (1 - 4 l) / t + t l) / 2, the mean of two numbers of that product, with
 * equality at l = 3/(t^2 + 12): a line with rational coefficients. t = 6 gives the second part, and for t of at least 6 the line
 * touches the first, so it bounds the whole concave curve. At untested settings all three outcomes are bounded further ({@link
 * UntestedQuantumLines}, proved here).
 */
public record ThreePartyQuantumCurve() implements GuessCurve {
    private static final BigFraction QUARTER = new BigFraction(1, 4);
    private static final double LARGEST = 1e9;

    @Override
    public String name() {
        return "three-party quantum";
    }

    @Override
    public int parties() {
        return 3;
    }

    @Override
    public int mostLoss() {
        return 4;
    }

    @Override
    public boolean isQuantum() {
        return true;
    }

    @Override
    public Evidence evidence() {
        return Evidence.CITED;
    }

    @Override
    public List<Line> lines(BigFraction near) {
        double l = near.doubleValue() / 8;
        // Any t of 6 or more is right; this one is tight, and infinite at l = 0 before it is cut.
        double t = Math.min(LARGEST, Math.max(6, Math.sqrt(Math.max(0, 3 / l - 12))));
        return List.of(tangent(new BigFraction(6)), tangent(new BigFraction(t)));
    }

    @Override
    public List<Line> untested() {
        return UntestedQuantumLines.ALL;
    }

    @Override
    public double approximate(double loss) {
        double l = loss / 8;
        return l < 1.0 / 16 ? 0.25 + 2 * l + Math.sqrt(3 * l * (1 - 4 * l)) : Math.min(1, 0.5 + 4 * l);
    }

    /** 1/4 + 3/(2t) + (2 + t/2 - 6/t) l. */
    private static Line tangent(BigFraction t) {
        BigFraction intercept = QUARTER.add(new BigFraction(3).divide(t.multiply(2)));
        BigFraction slope = new BigFraction(2).add(t.divide(2)).subtract(new BigFraction(6).divide(t));
        return new Line(intercept, slope.divide(8));
    }
}
