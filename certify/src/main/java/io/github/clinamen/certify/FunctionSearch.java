package io.github.clinamen.certify;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The outcome functions of m of n > m parties that can differ in predictability. Flipping one of the first m outcomes, with
 * one of the others to keep the parity, is a symmetry of the game; so is any exchange of parties; and f and 1 - f are
 * equally predictable. One function of each class is listed, constant ones left out.
 */
public final class FunctionSearch {
    /** All functions of up to this many outcomes are within reach: 222 classes for 4. */
    public static final int MAX_ARITY_ALL = 4;

    private FunctionSearch() {}

    /** Those that depend on the weight only: up to complement and reversal of the weights. */
    public static List<OutcomeFunction> symmetric(MerminGame game, int arity) {
        requireArity(game, arity, game.parties() - 1);
        int all = (1 << (arity + 1)) - 1;
        Set<Integer> seen = new HashSet<>();
        List<OutcomeFunction> functions = new ArrayList<>();
        for (int weights = 1; weights < all; weights++) {
            int reversed = Integer.reverse(weights) >>> (31 - arity);
            if (seen.add(weights)) {
                seen.addAll(List.of(reversed, all & ~weights, all & ~reversed));
                functions.add(new OutcomeFunction.WeightSet(arity, weights));
            }
        }
        return functions;
    }

    /** All truth tables, one of each class. */
    public static List<OutcomeFunction> all(MerminGame game, int arity) {
        requireArity(game, arity, Math.min(MAX_ARITY_ALL, game.parties() - 1));
        int size = 1 << arity;
        List<int[]> symmetries = symmetries(arity);
        Set<Integer> seen = new HashSet<>();
        List<OutcomeFunction> functions = new ArrayList<>();
        int full = (1 << size) - 1;
        for (int table = 1; table < full; table++) {
            if (!seen.contains(table)) {
                for (int[] symmetry : symmetries) {
                    int image = 0;
                    for (int a = 0; a < size; a++) {
                        image |= (table >> symmetry[a] & 1) << a;
                    }
                    seen.add(image);
                    seen.add(full & ~image);
                }
                StringBuilder values = new StringBuilder();
                for (int a = 0; a < size; a++) {
                    values.append(table >> a & 1);
                }
                functions.add(new OutcomeFunction.Table(arity, values.toString()));
            }
        }
        return functions;
    }

    /** Every exchange and flip of inputs, as a map of packed outcomes. */
    private static List<int[]> symmetries(int arity) {
        List<List<Integer>> orders = new ArrayList<>();
        orders.add(List.of());
        for (int i = 0; i < arity; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                for (int at = 0; at <= order.size(); at++) {
                    List<Integer> next = new ArrayList<>(order);
                    next.add(at, i);
                    longer.add(next);
                }
            }
            orders = longer;
        }
        orders.sort(Comparator.comparing(List::toString));
        List<int[]> maps = new ArrayList<>();
        for (List<Integer> order : orders) {
            for (int flip = 0; flip < 1 << arity; flip++) {
                int[] map = new int[1 << arity];
                for (int a = 0; a < map.length; a++) {
                    for (int i = 0; i < arity; i++) {
                        map[a] |= (a >> i & 1) << order.get(i);
                    }
                    map[a] ^= flip;
                }
                maps.add(map);
            }
        }
        return maps;
    }

    private static void requireArity(MerminGame game, int arity, int most) {
        if (arity < 1 || arity > most) {
            throw new IllegalArgumentException("arity: expected 1 to " + most + " for this search with "
                    + game.parties() + " parties, found " + arity);
        }
    }
}
