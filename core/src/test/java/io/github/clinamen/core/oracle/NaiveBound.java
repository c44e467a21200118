package io.github.clinamen.core.oracle;

import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.bound.PaperConstants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * P(guess) - 1/2 of a plan by the formulas of theory.md in exact rational numbers, free parameters enclosed by a grid.
 *
 * @param least no choice of the free parameters makes the formula smaller than this
 * @param reached some choice makes it this small; the same as {@code least} where nothing is left to choose
 * @param rooted whether both are the squares of the bound, as for (C7), which holds a square root
 */
public record NaiveBound(BigFraction least, BigFraction reached, boolean rooted) {
    private static final BigFraction ONE = BigFraction.ONE;
    private static final BigFraction QUARTER = new BigFraction(1, 4);
    private static final int GRID = 24;

    static NaiveBound of(ProtocolPlan plan) {
        return switch (plan.layout()) {
            case Layout.Scattered scattered -> scattered(plan, weights(plan));
            case Layout.Blocks blocks ->
                plan.distillation() instanceof Distillation.Parity ? product(plan) : paper(plan);
        };
    }

    /** (C7), squared. */
    private static NaiveBound paper(ProtocolPlan plan) {
        int nd = (int) plan.layout().distilledRounds();
        BigFraction eps = plan.epsilon().value();
        BigFraction growth = PaperConstants.BETA.multiply(32).divide(eps.pow(5));
        BigFraction sum = PaperConstants.ALPHA
                .pow(nd)
                .add(choice(plan).multiply(growth.pow(nd)).multiply(2));
        BigFraction square = sum.multiply(sum).multiply(new BigFraction(9, 4)).multiply(nd);
        return new NaiveBound(square, square, true);
    }

    /** (P3): 1/4 [ alpha^Nd + (alpha + beta/q)^Nd Nb^-kappa ], linear in alpha between the points of a grid. */
    private static NaiveBound product(ProtocolPlan plan) {
        int nd = (int) plan.layout().distilledRounds();
        BigFraction q = leastSetting(plan);
        List<Frontier.Point> grid = new ArrayList<>();
        List<Frontier.Point> points = plan.frontier().points();
        grid.add(points.getFirst());
        for (int s = 1; s < points.size(); s++) {
            for (int i = 1; i <= GRID; i++) {
                BigFraction step =
                        points.get(s).alpha().subtract(points.get(s - 1).alpha());
                grid.add(plan.frontier()
                        .at(points.get(s - 1).alpha().add(step.multiply(i).divide(GRID))));
            }
        }
        BigFraction least = null;
        BigFraction reached = null;
        for (int i = 0; i < grid.size(); i++) {
            BigFraction alpha = grid.get(i).alpha();
            BigFraction worst = alpha.add(grid.get(i).beta().divide(q));
            reached = least(reached, alpha.pow(nd).add(worst.pow(nd).multiply(choice(plan))));
            if (i > 0) {
                BigFraction before = grid.get(i - 1).alpha();
                BigFraction either =
                        least(worst, before.add(grid.get(i - 1).beta().divide(q)));
                least = least(least, before.pow(nd).add(either.pow(nd).multiply(choice(plan))));
            }
        }
        return new NaiveBound(
                QUARTER.multiply(least == null ? ONE : least),
                QUARTER.multiply(reached == null ? ONE : reached),
                false);
    }

    /**
     * (P4) to (P7): 1/4 z^-W times the sum over nonzero codewords of f_z^weight. With u = 1 - z, z^-W rises with u and f_z falls, so
     * between two values of u nothing is below the first factor at the one and the second at the other.
     */
    private static NaiveBound scattered(ProtocolPlan plan, SortedMap<Integer, Long> weights) {
        BigFraction q = leastSetting(plan);
        int wrong = (int) plan.wrongAllowed();
        BigFraction atOne = sum(weights, binFactor(plan, q));
        if (wrong == 0) {
            return new NaiveBound(QUARTER.multiply(atOne), QUARTER.multiply(atOne), false);
        }
        BigFraction least = null;
        BigFraction reached = null;
        BigFraction before = ONE;
        for (int i = 1; i < GRID; i++) {
            BigFraction u = new BigFraction(i, GRID);
            BigFraction sum = sum(weights, binFactor(plan, q.multiply(u)));
            BigFraction loss = ONE.subtract(u).pow(-wrong);
            reached = least(reached, loss.multiply(sum));
            least = least(least, before.multiply(sum));
            before = loss;
        }
        least = least(least, before.multiply(atOne));
        // u -> 0 is free: f = 1 there.
        reached = least(reached, sum(weights, ONE));
        return new NaiveBound(QUARTER.multiply(least), QUARTER.multiply(reached), false);
    }

    /** f of (P4) or of (P7), the smaller. */
    public static BigFraction binFactor(ProtocolPlan plan, BigFraction q) {
        return least(common(plan, q), adapted(plan, q));
    }

    /** (P4): the least max { alpha, (alpha + beta/q) Nb^-kappa }, at a breakpoint or where the two meet on a segment. */
    private static BigFraction common(ProtocolPlan plan, BigFraction q) {
        List<Frontier.Point> points = plan.frontier().points();
        BigFraction c = choice(plan);
        BigFraction f = ONE;
        for (int i = 0; i < points.size(); i++) {
            BigFraction alpha = points.get(i).alpha();
            BigFraction other = alpha.add(points.get(i).beta().divide(q)).multiply(c);
            f = least(f, alpha.compareTo(other) >= 0 ? alpha : other);
            if (i > 0) {
                // Both are linear on the segment: alpha - other changes its sign where they meet.
                BigFraction before = points.get(i - 1).alpha();
                BigFraction left = before.subtract(
                        before.add(points.get(i - 1).beta().divide(q)).multiply(c));
                BigFraction right = alpha.subtract(other);
                if (left.signum() * right.signum() < 0) {
                    BigFraction share = left.divide(left.subtract(right));
                    f = least(f, before.add(share.multiply(alpha.subtract(before))));
                }
            }
        }
        return f;
    }

    /**
     * 1 - g with (P7)'s g: the greatest at most 1 - (1-eps)^m with g at most sum_j C(m,j) p_j s((1-g)/p_j), p_j = eps^j (1-eps)^(m-j).
     * The right side less the left is concave and linear between the g at which some s bends.
     */
    public static BigFraction adapted(ProtocolPlan plan, BigFraction q) {
        int m = plan.layout().choiceBits();
        BigFraction eps = plan.epsilon().value();
        List<BigFraction> p = new ArrayList<>();
        for (int j = 0; j <= m; j++) {
            p.add(eps.pow(j).multiply(ONE.subtract(eps).pow(m - j)));
        }
        BigFraction most = ONE.subtract(p.getFirst());
        List<BigFraction> bends = new ArrayList<>(List.of(BigFraction.ZERO, most));
        for (BigFraction pick : p) {
            for (Frontier.Point point : plan.frontier().points()) {
                BigFraction g = ONE.subtract(
                        pick.multiply(point.alpha().add(point.beta().divide(q))));
                if (g.signum() > 0 && g.compareTo(most) < 0) {
                    bends.add(g);
                }
            }
        }
        Collections.sort(bends);
        BigFraction above = bends.getLast();
        BigFraction valueAbove = surplus(plan, q, p, above);
        if (valueAbove.signum() >= 0) {
            return ONE.subtract(above);
        }
        for (int i = bends.size() - 2; i >= 0; i--) {
            BigFraction g = bends.get(i);
            BigFraction value = surplus(plan, q, p, g);
            if (value.signum() >= 0) {
                BigFraction share = value.divide(value.subtract(valueAbove));
                return ONE.subtract(g.add(share.multiply(above.subtract(g))));
            }
            above = g;
            valueAbove = value;
        }
        return ONE;
    }

    private static BigFraction surplus(ProtocolPlan plan, BigFraction q, List<BigFraction> p, BigFraction g) {
        BigFraction sum = g.negate();
        BigFraction ways = ONE;
        for (int j = 0; j < p.size(); j++) {
            BigFraction t = ONE.subtract(g).divide(p.get(j));
            sum = sum.add(ways.multiply(p.get(j)).multiply(reach(plan.frontier(), q, t)));
            ways = ways.multiply(p.size() - 1 - j).divide(j + 1);
        }
        return sum;
    }

    /** s(t): the greatest 1 - alpha with alpha + beta/q at most t, for t of 1 or more. */
    private static BigFraction reach(Frontier frontier, BigFraction q, BigFraction t) {
        BigFraction greatest = BigFraction.ZERO;
        for (int i = 1; i < frontier.points().size(); i++) {
            Frontier.Point left = frontier.points().get(i - 1);
            Frontier.Point right = frontier.points().get(i);
            BigFraction costLeft = left.alpha().add(left.beta().divide(q));
            BigFraction costRight = right.alpha().add(right.beta().divide(q));
            BigFraction alpha = null;
            if (costLeft.compareTo(t) <= 0) {
                alpha = left.alpha();
            } else if (costRight.compareTo(t) <= 0) {
                BigFraction share = t.subtract(costRight).divide(costLeft.subtract(costRight));
                alpha = right.alpha().subtract(share.multiply(right.alpha().subtract(left.alpha())));
            }
            if (alpha != null) {
                BigFraction gap = ONE.subtract(alpha);
                greatest = gap.compareTo(greatest) > 0 ? gap : greatest;
            }
        }
        return greatest;
    }

    /** q, the least P(x | x in X), from the tree of all ways in which a source may lean. */
    private static BigFraction leastSetting(ProtocolPlan plan) {
        BigFraction eps = plan.epsilon().value();
        int n = plan.game().parties();
        if (plan.settingChoice() == SettingChoice.PARITY_COMPLETION) {
            return eps.pow(n - 1);
        }
        // x at its rarest at every bit; whoever leaves its path before the last bit can still make X likely by that
        // bit.
        BigFraction inGame = BigFraction.ZERO;
        BigFraction path = ONE;
        for (int bit = 0; bit < n; bit++) {
            if (bit < n - 1) {
                inGame = inGame.add(path.multiply(ONE.subtract(eps)).multiply(ONE.subtract(eps)));
            }
            path = path.multiply(eps);
        }
        return path.divide(path.add(inGame));
    }

    /** Nb^-kappa. */
    private static BigFraction choice(ProtocolPlan plan) {
        return ONE.subtract(plan.epsilon().value()).pow(plan.layout().choiceBits());
    }

    /** How many nonzero codewords have which weight, by visiting all. */
    private static SortedMap<Integer, Long> weights(ProtocolPlan plan) {
        int nd = (int) plan.layout().distilledRounds();
        LinearCode code = plan.distillation() instanceof Distillation.Code coded ? coded.code() : new ParityCode(nd);
        int k = (int) code.dimension();
        List<boolean[]> rows = new ArrayList<>();
        for (int row = 0; row < k; row++) {
            rows.add(new boolean[nd]);
        }
        for (int column = 0; column < nd; column++) {
            List<Boolean> unit = new ArrayList<>(Collections.nCopies(nd, false));
            unit.set(column, true);
            List<Boolean> output = NaiveDistillation.encode(code, unit);
            for (int row = 0; row < k; row++) {
                rows.get(row)[column] = output.get(row);
            }
        }
        SortedMap<Integer, Long> weights = new TreeMap<>();
        for (int combination = 1; combination < 1 << k; combination++) {
            int weight = 0;
            for (int column = 0; column < nd; column++) {
                boolean bit = false;
                for (int row = 0; row < k; row++) {
                    bit ^= (combination >> row & 1) == 1 && rows.get(row)[column];
                }
                weight += bit ? 1 : 0;
            }
            weights.merge(weight, 1L, Long::sum);
        }
        return weights;
    }

    private static BigFraction sum(SortedMap<Integer, Long> weights, BigFraction f) {
        BigFraction sum = BigFraction.ZERO;
        for (var entry : weights.entrySet()) {
            sum = sum.add(f.pow(entry.getKey()).multiply(entry.getValue()));
        }
        return sum;
    }

    private static BigFraction least(@org.jspecify.annotations.Nullable BigFraction a, BigFraction b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }
}
