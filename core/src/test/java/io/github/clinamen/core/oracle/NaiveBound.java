package io.github.clinamen.core.oracle;

import io.github.clinamen.core.bound.PaperConstants;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
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

    static NaiveBound of(Protocol plan) {
        return switch (plan) {
            case Amplification a -> theoremA(a);
            case BoxOne b -> b.distillation() instanceof Distillation.Parity ? product(b) : paper(b);
            case Expansion e -> throw new IllegalArgumentException("not here");
        };
    }

    /** (C7), squared. */
    private static NaiveBound paper(BoxOne plan) {
        int nd = (int) plan.distilledRounds();
        BigFraction eps = plan.epsilon().value();
        BigFraction growth = PaperConstants.BETA.multiply(32).divide(eps.pow(5));
        BigFraction sum = PaperConstants.ALPHA
                .pow(nd)
                .add(choice(plan).multiply(growth.pow(nd)).multiply(2));
        BigFraction square = sum.multiply(sum).multiply(new BigFraction(9, 4)).multiply(nd);
        return new NaiveBound(square, square, true);
    }

    /** (P3): 1/4 [ alpha^Nd + (alpha + beta/q)^Nd Nb^-kappa ], linear in alpha between the points of a grid. */
    private static NaiveBound product(BoxOne plan) {
        int nd = (int) plan.distilledRounds();
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
     * Theorem A: 1/4 of attempts times z^-W times the sum over nonzero codewords of f_z^weight, as (C6)'s figure. With
     * u = 1 - z, z^-W rises with u and f_z falls, so between two values of u nothing is below the first factor at the one and
     * the second at the other.
     */
    private static NaiveBound theoremA(Amplification plan) {
        SortedMap<Integer, Long> weights = weights(plan.code());
        BigFraction scale = QUARTER.multiply(plan.attempts());
        int wrong = (int) plan.wrongAllowed();
        BigFraction atOne = sum(weights, factor(plan, ONE));
        if (wrong == 0) {
            return new NaiveBound(scale.multiply(atOne), scale.multiply(atOne), false);
        }
        BigFraction least = null;
        BigFraction reached = null;
        BigFraction before = ONE;
        for (int i = 1; i < GRID; i++) {
            BigFraction u = new BigFraction(i, GRID);
            BigFraction sum = sum(weights, factor(plan, u));
            BigFraction loss = ONE.subtract(u).pow(-wrong);
            reached = least(reached, loss.multiply(sum));
            least = least(least, before.multiply(sum));
            before = loss;
        }
        least = least(least, before.multiply(atOne));
        // u -> 0 is free: f = 1 there.
        reached = least(reached, sum(weights, ONE));
        return new NaiveBound(scale.multiply(least), scale.multiply(reached), false);
    }

    /** f_z = 1 - u (1 - f), with 1 - f = eps^2 / 3 for three parties and eps^2 for CHSH. */
    private static BigFraction factor(Amplification plan, BigFraction u) {
        BigFraction square = plan.epsilon().value().pow(2);
        BigFraction loss = plan.game().parties() == 3 ? square.divide(3) : square;
        return ONE.subtract(u.multiply(loss));
    }

    /** q, the least P(x | x in X), from the tree of all ways in which a source may lean. */
    private static BigFraction leastSetting(BoxOne plan) {
        BigFraction eps = plan.epsilon().value();
        int n = plan.mermin().parties();
        if (plan.settings() == SettingRule.PARITY_COMPLETION) {
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
    private static BigFraction choice(BoxOne plan) {
        return ONE.subtract(plan.epsilon().value()).pow(plan.choiceBits());
    }

    /** How many nonzero codewords have which weight, by visiting all. */
    private static SortedMap<Integer, Long> weights(LinearCode code) {
        int nd = (int) code.length();
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
