package io.github.clinamen.lab;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.security.SecurityBound;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** What the proven bounds allow any adversary. */
public final class Ceiling {
    private static final int STEPS = 64;

    private Ceiling() {}

    /** The plan at the point of the frontier, breakpoints and 64 steps between, where its bound is least. */
    public static ProtocolPlan bestPoint(ProtocolPlan plan, Frontier frontier) {
        ProtocolPlan best = plan;
        double least = Double.POSITIVE_INFINITY;
        List<Frontier.Point> points = frontier.points();
        for (int i = 0; i + 1 < points.size(); i++) {
            BigFraction left = points.get(i).alpha();
            BigFraction width = points.get(i + 1).alpha().subtract(left);
            for (int step = 0; step <= STEPS; step++) {
                ProtocolPlan tried = at(plan, frontier.at(left.add(width.multiply(new BigFraction(step, STEPS)))));
                double excess = SecurityBound.of(tried).log2Excess().upperDouble();
                if (excess < least) {
                    least = excess;
                    best = tried;
                }
            }
        }
        return best;
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
        return log2 >= 0 ? 1 : Math.nextUp(Math.pow(2, log2));
    }
}
