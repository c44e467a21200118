package io.github.clinamen.lab;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.Epsilon;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * All source bits of a tiny run as one number, in time order: the choices (first or last), and the settings, party 1's of
 * all rounds first, as the engine draws them.
 *
 * @param choicesFirst whether the choice bits come before the settings
 * @param choices how many choices of {@code depth} bits: one a bin, or one block index
 */
record History(
        MerminGame game, boolean choicesFirst, int choices, int depth, int distilledRounds, List<RoundBox> boxes) {
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    static History of(MerminGame game, BestResponse.Order order, int nd, int depth, List<RoundBox> boxes) {
        if (boxes.size() != nd << depth) {
            throw new IllegalArgumentException("boxes: expected " + (nd << depth) + ", found " + boxes.size());
        }
        boolean blocks = order == BestResponse.Order.BLOCKS;
        return new History(game, order == BestResponse.Order.PICKS_FIRST, blocks ? 1 : nd, depth, nd, boxes);
    }

    BigFraction most(Epsilon epsilon) {
        BigFraction[][] biases = new BigFraction[boxes.size()][1 << game.parties()];
        for (int r = 0; r < boxes.size(); r++) {
            for (int x = 0; x < biases[r].length; x++) {
                biases[r][x] = boxes.get(r).bias(MAJORITY, x);
            }
        }
        int bits = choices * depth + (game.parties() - 1) * boxes.size();
        return SteeredTree.most(epsilon, bits, history -> payoff(history, biases))
                .value();
    }

    /** Zero when a tested round is wrong, else the product of the distilled rounds' biases. */
    private BigFraction payoff(int history, BigFraction[][] biases) {
        int rounds = boxes.size();
        int settingBits = (game.parties() - 1) * rounds;
        int choiceBits = choicesFirst ? history : history >>> settingBits;
        int settings = choicesFirst ? history >>> choices * depth : history;
        BigFraction pay = BigFraction.ONE;
        for (int r = 0; r < rounds; r++) {
            int drawn = 0;
            for (int p = 0; p < game.parties() - 1; p++) {
                drawn |= (settings >> p * rounds + r & 1) << p;
            }
            int x = Hiding.completed(game, drawn);
            if (isDistilled(r, choiceBits)) {
                pay = biases[r][x].equals(BigFraction.ONE) ? pay : pay.multiply(biases[r][x]);
            } else if (boxes.get(r).isWrong(game, x)) {
                return BigFraction.ZERO;
            }
        }
        return pay;
    }

    private boolean isDistilled(int r, int choiceBits) {
        int mask = (1 << depth) - 1;
        boolean block = choices == 1 && distilledRounds > 1;
        int bin = block ? 0 : r >> depth;
        int candidate = block ? r / distilledRounds : r & mask;
        return (choiceBits >> bin * depth & mask) == candidate;
    }
}
