package io.github.clinamen.lab;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.security.SecurityBound;
import io.github.clinamen.core.security.SettingProbability;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** What the proven bounds allow any adversary. */
public final class Ceiling {
    private static final int STEPS = 8;

    private Ceiling() {}

    /**
     * The plan at the point of the frontier where its bound is least: for the scattered layout exactly that, since f of (P4)
     * is the greater of two pieces that meet once on a straight segment; for blocks the best of 8 steps a segment.
     */
    public static ProtocolPlan bestPoint(ProtocolPlan plan, Frontier frontier) {
        ProtocolPlan best = plan;
        double least = Double.POSITIVE_INFINITY;
        for (BigFraction alpha : candidates(plan, frontier.points())) {
            ProtocolPlan tried = at(plan, frontier.at(alpha));
            double excess = SecurityBound.of(tried).log2Excess().upperDouble();
            if (excess < least) {
                least = excess;
                best = tried;
            }
        }
        return best;
    }

    private static List<BigFraction> candidates(ProtocolPlan plan, List<Frontier.Point> points) {
        List<BigFraction> alphas = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            BigFraction left = points.get(i).alpha();
            BigFraction width = points.get(i + 1).alpha().subtract(left);
            alphas.add(left);
            if (plan.layout() instanceof Layout.Scattered s) {
                BigFraction meeting = meeting(plan, s.choiceBits(), points.get(i), points.get(i + 1));
                if (meeting.compareTo(left) > 0 && meeting.compareTo(left.add(width)) < 0) {
                    alphas.add(meeting);
                }
            } else {
                for (int step = 1; step < STEPS; step++) {
                    alphas.add(left.add(width.multiply(new BigFraction(step, STEPS))));
                }
            }
        }
        return alphas;
    }

    /** The alpha on a line of the frontier at which alpha = (alpha + beta/q) Nb^-kappa. */
    private static BigFraction meeting(ProtocolPlan plan, int choiceBits, Frontier.Point left, Frontier.Point right) {
        BigFraction slope = right.beta()
                .subtract(left.beta())
                .divide(right.alpha().subtract(left.alpha()));
        BigFraction choice = BigFraction.ONE.subtract(plan.epsilon().value()).pow(choiceBits);
        BigFraction q = SettingProbability.least(
                plan.settingChoice(), plan.game().parties(), plan.epsilon());
        // alpha (1 - t - t slope / q) = t (beta_0 - slope alpha_0) / q, t = Nb^-kappa
        BigFraction weight = choice.divide(q);
        BigFraction factor = BigFraction.ONE.subtract(choice).subtract(weight.multiply(slope));
        return weight.multiply(left.beta().subtract(slope.multiply(left.alpha()))).divide(factor);
    }

    private static ProtocolPlan at(ProtocolPlan plan, Frontier.Point point) {
        return new ProtocolPlan(
                plan.game(),
                plan.function(),
                plan.epsilon(),
                plan.layout(),
                plan.settingChoice(),
                plan.distillation(),
                plan.wrongAllowed(),
                point);
    }

    /** The most that the advantage of an adversary who keeps to the assumptions can be: 4 (P(guess) - 1/2), at most 1. */
    public static double advantage(ProtocolPlan plan) {
        double log2 = SecurityBound.of(plan).log2Excess().upperDouble() + 2;
        return log2 >= 0 ? 1 : Math.nextUp(StrictMath.pow(2, log2));
    }
}
