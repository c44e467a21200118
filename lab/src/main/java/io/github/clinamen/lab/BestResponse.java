package io.github.clinamen.lab;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The best response to a tiny instance of the five-party protocol, exactly: over all assignments of boxes to rounds and all
 * strategies of the source, the largest advantage.
 *
 * <p>Two families of boxes. <i>Classical</i>: every round one of the deterministic strategies. <i>Mixed</i>: every round
 * either Theorem 1's undetectable box or the {@linkplain ParityBox#blindPair predictable} one. By floating-point linear
 * programs over one round's non-signalling boxes nothing between these two does better than a mixture of them; joint boxes
 * of several rounds are outside both families. Shared randomness does not help, the advantage being linear in it.
 *
 * @param order when the choice of what is distilled is drawn
 * @param distilledRounds Nd
 * @param choiceBits log2 Nb
 * @param classical the largest advantage with classical boxes
 * @param mixed the largest advantage with the mixed family
 * @param bad for each place of a bin, or each round of the blocks, whether the best mixed response is predictable there
 */
public record BestResponse(
        Order order,
        Epsilon epsilon,
        int distilledRounds,
        int choiceBits,
        BigFraction classical,
        BigFraction mixed,
        List<Boolean> bad) {
    /** When the source chooses what is distilled. */
    public enum Order {
        /** Scattered, as the bound (P4) has it. */
        PICKS_FIRST("scattered, picks first"),
        /** Scattered, but each bin's pick drawn after its settings, against the rule. */
        PICKS_LATE("scattered, picks late"),
        /** The paper's blocks: the index after all settings. */
        BLOCKS("blocks");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final MerminGame GAME = new MerminGame(5);
    private static final int MAX_PLACES = 12;

    /** @param choiceBits so small that a bin, or all the blocks, have at most 12 rounds */
    public static BestResponse find(Order order, Epsilon epsilon, int distilledRounds, int choiceBits) {
        int places = (order == Order.BLOCKS ? distilledRounds : 1) << choiceBits;
        if (distilledRounds < 1 || places > MAX_PLACES) {
            throw new IllegalArgumentException(
                    "rounds: expected at most " + MAX_PLACES + " to optimise over, found " + places);
        }
        // With classical boxes every bias is 1, so only how well a box is hidden matters.
        BigFraction classicalPass = pass(epsilon, Attack.bestLocal(GAME, epsilon));
        BigFraction classical = advantage(
                order,
                epsilon,
                distilledRounds,
                choiceBits,
                Collections.nCopies(places, classicalPass),
                Collections.nCopies(places, BigFraction.ONE));
        BigFraction hidden = pass(epsilon, ParityBox.blindPair(GAME));
        BigFraction best = BigFraction.ZERO;
        int chosen = 0;
        for (int roles = 0; roles < 1 << places; roles++) {
            List<BigFraction> pass = new ArrayList<>();
            List<BigFraction> bias = new ArrayList<>();
            for (int i = 0; i < places; i++) {
                boolean predictable = (roles >> i & 1) == 1;
                pass.add(predictable ? hidden : BigFraction.ONE);
                bias.add(predictable ? BigFraction.ONE : BigFraction.ONE_HALF);
            }
            BigFraction advantage = advantage(order, epsilon, distilledRounds, choiceBits, pass, bias);
            if (advantage.compareTo(best) > 0) {
                best = advantage;
                chosen = roles;
            }
        }
        List<Boolean> bad = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            bad.add((chosen >> i & 1) == 1);
        }
        return new BestResponse(order, epsilon, distilledRounds, choiceBits, classical, best, bad);
    }

    private static BigFraction pass(Epsilon epsilon, RoundBox box) {
        return BigFraction.ONE.subtract(Hiding.of(GAME, epsilon, box).wrongProbability());
    }

    private static BigFraction advantage(
            Order order, Epsilon epsilon, int nd, int depth, List<BigFraction> pass, List<BigFraction> bias) {
        return switch (order) {
            case PICKS_FIRST ->
                SteeredTree.most(epsilon, depth, Worth.binPays(pass, bias)::get)
                        .value()
                        .pow(nd);
            case PICKS_LATE ->
                Worth.Blocks.of(epsilon, depth, 1, pass, bias).advantage().pow(nd);
            case BLOCKS -> Worth.Blocks.of(epsilon, depth, nd, pass, bias).advantage();
        };
    }

    /**
     * The largest advantage for given boxes by backward induction over the whole history, bit by bit in the order of the
     * protocol: nothing assumed about good steering.
     *
     * @param boxes one a round, of at most 20 source bits in all
     */
    public static BigFraction overHistories(Order order, Epsilon epsilon, int nd, int depth, List<RoundBox> boxes) {
        return History.of(GAME, order, nd, depth, boxes).most(epsilon);
    }
}
