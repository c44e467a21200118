package io.github.clinamen.certify;

import io.github.clinamen.core.game.Game;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A relabelling of parties, settings and outcomes under which an XOR game stays the same: contexts go to contexts of the same
 * weight, right to right, and the values of one context all stay or are all flipped.
 *
 * @param party where each party goes
 * @param setting by party and setting: where the setting goes
 * @param flip by party and setting: whether the outcome is flipped there, 0 or 1
 * @param context where each context goes
 * @param sign by context: 1 when its values are flipped, else 0
 */
record GameSymmetry(int[] party, int[][] setting, int[][] flip, int[] context, int[] sign) {
    /** Relabellings of one party with more settings are too many to try all. */
    private static final int ALL_RELABELLINGS = 4;

    /** What may happen to one party's settings and outcomes. */
    private record Local(int[] setting, int[] flip) {}

    /** Symmetries that are looked for: exchanges of two parties, and one local relabelling of some parties of the same kind. */
    static List<GameSymmetry> of(Game game, List<BigInteger> weights) {
        int n = game.parties();
        List<GameSymmetry> found = new ArrayList<>();
        List<Local> same = game.settings().stream().map(GameSymmetry::identity).toList();
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                if (game.settings().get(p).equals(game.settings().get(q))) {
                    int[] exchange = parties(n);
                    exchange[p] = q;
                    exchange[q] = p;
                    check(game, weights, exchange, same).ifPresent(found::add);
                }
            }
        }
        for (int subset = 1; subset < 1 << n; subset++) {
            int members = subset;
            int alphabet = game.settings().get(Integer.numberOfTrailingZeros(subset));
            boolean alike = true;
            for (int p = 0; p < n; p++) {
                alike &= (subset >> p & 1) == 0 || game.settings().get(p) == alphabet;
            }
            boolean some = n <= 6 || Integer.bitCount(subset) <= 2 || subset == (1 << n) - 1;
            if (alike && some) {
                for (Local local : locals(alphabet)) {
                    List<Local> actions = new ArrayList<>(same);
                    for (int p = 0; p < n; p++) {
                        if ((members >> p & 1) == 1) {
                            actions.set(p, local);
                        }
                    }
                    check(game, weights, parties(n), actions).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static int[] parties(int n) {
        int[] parties = new int[n];
        Arrays.setAll(parties, p -> p);
        return parties;
    }

    private static Local identity(int alphabet) {
        return new Local(parties(alphabet), new int[alphabet]);
    }

    private static List<Local> locals(int alphabet) {
        List<Local> locals = new ArrayList<>();
        List<int[]> orders = new ArrayList<>();
        if (alphabet <= ALL_RELABELLINGS) {
            permute(parties(alphabet), 0, orders);
            for (int[] order : orders) {
                for (int flips = 0; flips < 1 << alphabet; flips++) {
                    int[] flip = new int[alphabet];
                    for (int y = 0; y < alphabet; y++) {
                        flip[y] = flips >> y & 1;
                    }
                    locals.add(new Local(order, flip));
                }
            }
            return locals;
        }
        // Chained games turn round, with a flip where the end is reached.
        int[] turned = new int[alphabet];
        Arrays.setAll(turned, y -> (y + 1) % alphabet);
        int[] last = new int[alphabet];
        last[alphabet - 1] = 1;
        int[] all = new int[alphabet];
        Arrays.fill(all, 1);
        return List.of(
                new Local(turned, last), new Local(turned, new int[alphabet]), new Local(parties(alphabet), all));
    }

    private static void permute(int[] order, int from, List<int[]> orders) {
        if (from == order.length) {
            orders.add(order.clone());
            return;
        }
        for (int i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(order, from + 1, orders);
            swap(order, from, i);
        }
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    private static Optional<GameSymmetry> check(Game game, List<BigInteger> weights, int[] party, List<Local> locals) {
        int n = game.parties();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < game.contexts().size(); i++) {
            places.put(game.contexts().get(i).setting(), i);
        }
        int[] context = new int[game.contexts().size()];
        int[] sign = new int[context.length];
        for (int i = 0; i < context.length; i++) {
            Game.Context x = game.contexts().get(i);
            int[] moved = new int[n];
            int flips = 0;
            int rest = x.setting();
            for (int p = 0; p < n; p++) {
                int y = rest & (1 << game.settingBits(p)) - 1;
                rest >>>= game.settingBits(p);
                moved[party[p]] = locals.get(p).setting[y];
                flips |= locals.get(p).flip[y] << p;
            }
            int image = 0;
            int shift = 0;
            for (int p = 0; p < n; p++) {
                image |= moved[p] << shift;
                shift += game.settingBits(p);
            }
            Integer at = places.get(image);
            if (at == null || !weights.get(at).equals(weights.get(i))) {
                return Optional.empty();
            }
            Game.Context to = game.contexts().get(at);
            int seen = 0;
            for (int a = 0; a < 1 << n; a++) {
                int b = 0;
                for (int p = 0; p < n; p++) {
                    b |= ((a ^ flips) >> p & 1) << party[p];
                }
                if (x.isWrong(a) != to.isWrong(b)) {
                    return Optional.empty();
                }
                if (!x.isWrong(a)) {
                    seen |= x.value().value(a) == to.value().value(b) ? 1 : 2;
                }
            }
            if (seen == 3) {
                return Optional.empty();
            }
            context[i] = at;
            sign[i] = seen >> 1;
        }
        return Optional.of(new GameSymmetry(
                party,
                locals.stream().map(Local::setting).toArray(int[][]::new),
                locals.stream().map(Local::flip).toArray(int[][]::new),
                context,
                sign));
    }
}
