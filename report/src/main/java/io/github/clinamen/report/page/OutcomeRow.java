package io.github.clinamen.report.page;

import io.github.clinamen.core.game.Game;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The outcomes at one setting. */
record OutcomeRow(Game game, int setting, SortedMap<Integer, Long> outcomes, long rounds, double share) {
    static List<OutcomeRow> of(SortedMap<Integer, SortedMap<Integer, Long>> counts, Game game) {
        long all = counts.values().stream().mapToLong(OutcomeRow::sum).sum();
        List<OutcomeRow> rows = new ArrayList<>();
        counts.forEach((setting, outcomes) -> {
            long rounds = sum(outcomes);
            if (rounds > 0) {
                rows.add(new OutcomeRow(game, setting, outcomes, rounds, (double) rounds / all));
            }
        });
        // Settings of the game first, then by the number of X.
        rows.sort(java.util.Comparator.<OutcomeRow>comparingInt(
                        r -> game.context(r.setting).isPresent() ? 0 : 1)
                .thenComparingInt(r -> Integer.bitCount(r.setting))
                .thenComparing(OutcomeRow::name, java.util.Comparator.reverseOrder()));
        return rows;
    }

    private static long sum(SortedMap<Integer, Long> outcomes) {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    String name() {
        return Words.setting(setting, game);
    }

    long count(int outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Whether perfect boxes never give it: the setting is tested and the parity is wrong. */
    boolean isImpossible(int outcome) {
        return game.isWrong(outcome, setting);
    }

    long wrong() {
        return outcomes.entrySet().stream()
                .filter(e -> isImpossible(e.getKey()))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    /** Mean of the product of the outcomes, each +1 (for 0) or -1. */
    double correlation() {
        long odd = outcomes.entrySet().stream()
                .filter(e -> Integer.bitCount(e.getKey()) % 2 == 1)
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        return 1 - 2.0 * odd / rounds;
    }

    /** How many standard deviations the count is above what perfect boxes give. */
    double deviation(int outcome) {
        double p = Math.scalb(1.0, -(game.context(setting).isPresent() ? game.parties() - 1 : game.parties()));
        return (count(outcome) - rounds * p) / Math.sqrt(rounds * p * (1 - p));
    }

    /** The deviation that is greatest in size, among outcomes that perfect boxes give. */
    double worst() {
        double worst = 0;
        for (int a = 0; a < 1 << game.parties(); a++) {
            if (!isImpossible(a) && Math.abs(deviation(a)) > Math.abs(worst)) {
                worst = deviation(a);
            }
        }
        return worst;
    }
}
