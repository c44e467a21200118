package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The claim and proof of the trade-off (P1): at each breakpoint, |P(f = 0 | x0) - P(f = 1 | x0)| is at most
 * alpha + beta I.P for every non-signalling P, and nothing below the frontier has this property.
 *
 * @param setting x0; the points hold at every tested setting because the function leaves at least one outcome out
 *     ({@link Relabelling})
 * @param points by increasing alpha and decreasing beta, the last with beta = 0
 * @param attained one box for the first point and one for each segment
 */
public record FrontierCertificate(
        MerminGame game,
        OutcomeFunction function,
        int setting,
        List<PartyGroup> groups,
        List<PointProof> points,
        List<BoxProof> attained)
        implements Certificate {
    public FrontierCertificate {
        groups = List.copyOf(groups);
        points = List.copyOf(points);
        attained = List.copyOf(attained);
    }

    /**
     * One breakpoint. With M = M_0 - M_1, both tables have no negative entry and
     * alpha + beta I.P - M.P = plus.P, alpha + beta I.P + M.P = minus.P for every non-signalling P. The vectors of (P1)
     * are L2 = (plus + minus)/2 - alpha C - beta I and L = (minus - plus)/2 - M.
     */
    public record PointProof(BigFraction alpha, BigFraction beta, OrbitTable plus, OrbitTable minus) {}

    /**
     * A box whose bias is exactly alpha + beta I.P at both ends of a segment; the first one is perfect and has the bias
     * of the first point's alpha.
     *
     * @param favoured the value of the function that is the likelier one, 0 or 1
     */
    public record BoxProof(int favoured, OrbitTable box) {}
}
