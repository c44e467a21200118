package io.github.clinamen.core.practical;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * One outcome in the CHSH game under quantum theory (Pironio et al. 2010): G = 1/2 + sqrt(2 - S^2/4)/2 with S = 4 - 2 L, at most 1;
 * valid for S from 2 to 2 sqrt 2.
 *
 * <p>With u = S/2 and any point (u0, v0) of the circle u^2 + v^2 = 2, u u0 + v v0 is at most 2: so v = sqrt(2 - u^2) is at most (2 - u u0)/v0, a
 * line with rational coefficients at rational points u0 = (1 + 2k - k^2)/(1 + k^2), v0 = (1 - 2k - k^2)/(1 + k^2).
 */
public record ChshQuantumCurve() implements GuessCurve {
    /** k of the steepest line, a little before sqrt 2 - 1, where v0 = 0. */
    private static final double LARGEST = Math.sqrt(2) - 1 - 1e-7;

    @Override
    public String name() {
        return "CHSH quantum";
    }

    @Override
    public int parties() {
        return 2;
    }

    @Override
    public int mostLoss() {
        return 4;
    }

    /** 2 - sqrt 2, rounded down: S is at most 2 sqrt 2. */
    @Override
    public BigFraction leastLoss() {
        return new BigFraction(5_857_864_376_269_049L, 10_000_000_000_000_000L);
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
        double u = Math.min(Math.sqrt(2), Math.max(1, 2 - near.doubleValue()));
        double k = Math.tan((Math.PI / 4 - Math.acos(u / Math.sqrt(2))) / 2);
        return List.of(tangent(new BigFraction(Math.min(LARGEST, Math.max(0, k)))));
    }

    @Override
    public double approximate(double loss) {
        double u = Math.max(1, 2 - loss);
        return 0.5 + Math.sqrt(Math.max(0, 2 - u * u)) / 2;
    }

    private static Line tangent(BigFraction k) {
        BigFraction square = k.multiply(k);
        BigFraction scale = square.add(1);
        BigFraction u = BigFraction.ONE.subtract(square).add(k.multiply(2)).divide(scale);
        BigFraction v = BigFraction.ONE.subtract(square).subtract(k.multiply(2)).divide(scale);
        return new Line(BigFraction.ONE_HALF.add(BigFraction.ONE.subtract(u).divide(v)), u.divide(v.multiply(2)));
    }
}
