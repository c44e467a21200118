package io.github.clinamen.app;

import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Ceiling;
import io.github.clinamen.lab.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The laboratory's best attack beside the proven bound, over a grid of small plans.
 *
 * @param cells row by row, one row an epsilon
 */
record GapTable(List<Cell> cells) {
    private static final List<String> EPSILONS = List.of("0.5", "0.4", "0.3", "0.2", "0.1");
    private static final List<Integer> CHOICE_BITS = List.of(1, 2, 3, 5, 7);
    private static final List<Attack> FAIR_PLAY = List.of(Attack.UNDETECTABLE, Attack.LOCAL, Attack.CHEAT);

    /**
     * One plan.
     *
     * @param adversary the best one
     * @param advantage P(accepted) (2 P(right | accepted) - 1), worked out exactly, then rounded
     * @param bound the most that the advantage can be
     */
    record Cell(String epsilon, int log2Nb, String adversary, double advantage, double bound) {
        /** How many times more rounds the bound asks for than this attack makes needed; infinite where it says nothing. */
        double ratio() {
            return Math.log(advantage) / Math.log(bound);
        }

        String text() {
            String ratio =
                    bound >= 1 ? "no bound" : String.format(Locale.ROOT, ratio() < 10 ? "%.1f" : "%.0f", ratio());
            return String.format(Locale.ROOT, "%.5f / %.5f (%s)", advantage, bound, ratio);
        }
    }

    /** The plan of a cell. */
    interface Plans {
        ProtocolPlan plan(String epsilon, int log2Nb);
    }

    static GapTable of(Plans plans) {
        List<Cell> cells = new ArrayList<>();
        for (String epsilon : EPSILONS) {
            for (int log2Nb : CHOICE_BITS) {
                cells.add(best(plans.plan(epsilon, log2Nb), epsilon, log2Nb));
            }
        }
        return new GapTable(cells);
    }

    /** The best adversary against a plan. */
    static Cell best(ProtocolPlan plan, String epsilon, int log2Nb) {
        double bound = Ceiling.advantage(plan);
        Cell best = new Cell(epsilon, log2Nb, "", 0, bound);
        for (Attack attack : FAIR_PLAY) {
            Prepared eve = attack.against(plan);
            double advantage = eve.advantage().doubleValue();
            if (advantage > best.advantage()) {
                best = new Cell(epsilon, log2Nb, eve.conspiracy().name(), advantage, bound);
            }
        }
        return best;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| eps |");
        CHOICE_BITS.forEach(m -> text.append(" Nb = ").append(1 << m).append(" |"));
        text.append("\n|---|").append("---|".repeat(CHOICE_BITS.size())).append('\n');
        for (String epsilon : EPSILONS) {
            text.append("| ").append(epsilon).append(" |");
            cells.stream()
                    .filter(cell -> cell.epsilon().equals(epsilon))
                    .forEach(cell -> text.append(' ').append(cell.text()).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }
}
