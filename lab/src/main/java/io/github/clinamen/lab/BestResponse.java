package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.SettingRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The best response to a few rounds of Theorem A's protocol, exactly, by backward induction over all histories of source bits. That
 * the largest advantage which some boxes reach is f^N, which no boxes exceed, joint ones of all rounds among them, makes both
 * exact.
 *
 * @param order in which the bits of the rounds are drawn
 * @param classical the largest advantage with classical boxes
 * @param nonSignalling the largest advantage with the best non-signalling boxes that are known
 * @param box their name
 * @param bound f^N
 */
public record BestResponse(
        Order order,
        Epsilon epsilon,
        int rounds,
        BigFraction classical,
        BigFraction nonSignalling,
        String box,
        BigFraction bound) {
    /** When which bit is drawn. */
    public enum Order {
        /** All bits of a round, then those of the next. */
        ROUNDS("round by round"),
        /** The first bits of all rounds, then the second ones, as the engine does. */
        PLANES("plane by plane");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Bit p of round r, among m n drawn ones. */
        int place(int r, int p, int rounds, int m) {
            return this == ROUNDS ? m * r + p : p * rounds + r;
        }
    }

    /**
     * @param rounds so few that they take at most 20 source bits
     */
    public static BestResponse find(CertifiedGauge gauge, Epsilon epsilon, int rounds, Order order) {
        Game game = gauge.game();
        RoundBox local = Hiding.bestLocal(game, epsilon);
        RoundBox best = local;
        for (RoundBox box : nonSignalling(game)) {
            best = worth(game, epsilon, box).compareTo(worth(game, epsilon, best)) > 0 ? box : best;
        }
        return new BestResponse(
                order,
                epsilon,
                rounds,
                overHistories(game, epsilon, Collections.nCopies(rounds, local), order),
                overHistories(game, epsilon, Collections.nCopies(rounds, best), order),
                best.name(),
                gauge.factor(epsilon, SettingRule.of(game)).pow(rounds));
    }

    private static BigFraction worth(Game game, Epsilon epsilon, RoundBox box) {
        return Hiding.predictable(game, epsilon, box).pays();
    }

    private static List<RoundBox> nonSignalling(Game game) {
        if (game.parties() == 2) {
            return List.of(RoundBox.popescuRohrlich());
        }
        return List.of(
                RoundBox.optimal(),
                RoundBox.undetectable(new MerminGame(game.parties())),
                RoundBox.ghz(game.parties()));
    }

    /**
     * The largest advantage for given boxes, one a round: nothing is assumed about good steering.
     *
     * @throws IllegalArgumentException when the rounds take more than 20 source bits
     */
    static BigFraction overHistories(Game game, Epsilon epsilon, List<RoundBox> boxes, Order order) {
        int m = SettingRule.of(game).drawnBits(game);
        int n = boxes.size();
        if (n < 1 || m * n > SteeredTree.MAX_DEPTH) {
            throw new IllegalArgumentException("rounds: expected 1 to " + SteeredTree.MAX_DEPTH / m
                    + " to optimise over all histories, found " + n);
        }
        List<Game.Context> contexts = Hiding.contexts(game);
        List<List<BigFraction>> pays = new ArrayList<>();
        for (RoundBox box : boxes) {
            pays.add(contexts.stream().map(x -> box.lean(x, false).abs()).toList());
        }
        return SteeredTree.most(epsilon, m * n, history -> {
                    BigFraction product = BigFraction.ONE;
                    for (int r = 0; r < n; r++) {
                        int drawn = 0;
                        for (int p = 0; p < m; p++) {
                            drawn |= (history >> order.place(r, p, n, m) & 1) << p;
                        }
                        product = product.multiply(pays.get(r).get(drawn));
                    }
                    return product;
                })
                .value();
    }
}
