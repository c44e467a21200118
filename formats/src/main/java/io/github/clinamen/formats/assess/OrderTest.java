package io.github.clinamen.formats.assess;

import io.github.clinamen.formats.exchange.BoxCounts;
import io.github.clinamen.formats.exchange.RoundsTally;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whether rounds stand in an order in which they cannot have been taken: sorted, laid end to end by setting, or dealt out in turn. How
 * often is a joint setting that of the round before, and an outcome that of the last round with the same setting?
 *
 * <p>If the order is as good as any other, the number R of such repetitions among N rounds has the mean sum c (c - 1)/N over the cells
 * of counts c, and as a function of the permutation it changes by at most 2 with each place; so P(|R - mean| is at least s) is at most
 * 2 exp(-s^2/(64 N)) (Maurey 1979). Settings from a source as weak as one likes repeat far less than sorted ones.
 *
 * @param settingRepeats R for joint settings
 * @param settingMean its mean over all orders
 * @param outcomeRepeats R for outcomes, each compared with the last at its setting
 * @param outcomeMean its mean over all orders
 */
public record OrderTest(long rounds, long settingRepeats, double settingMean, long outcomeRepeats, double outcomeMean) {
    /** No honest record is blamed more often than that. */
    private static final double SIGNIFICANT = 1e-6;

    /** Compares what was tallied with the means over all orders. */
    public static OrderTest of(RoundsTally tally) {
        BoxCounts counts = tally.counts();
        double settings = 0;
        double outcomes = 0;
        for (Map.Entry<Integer, SortedMap<Integer, Long>> setting :
                counts.settings().entrySet()) {
            double shots = counts.shots(setting.getKey());
            settings += shots * (shots - 1) / Math.max(1, tally.rounds());
            for (long count : setting.getValue().values()) {
                outcomes += count * (count - 1.0) / shots;
            }
        }
        return new OrderTest(tally.rounds(), tally.settingRepeats(), settings, tally.outcomeRepeats(), outcomes);
    }

    /** What is wrong with the order, a sentence; empty when nothing is. */
    public String finding() {
        String settings = finding("settings", settingRepeats, settingMean);
        return settings.isEmpty() ? finding("outcomes", outcomeRepeats, outcomeMean) : settings;
    }

    private String finding(String what, long repeats, double mean) {
        double away = repeats - mean;
        if (rounds < 2 || 2 * Math.exp(-away * away / (64.0 * rounds)) >= SIGNIFICANT) {
            return "";
        }
        return (away > 0 ? "The " + what + " are sorted" : "The " + what + " go round in turn")
                + ": " + repeats + " of " + rounds + " repeat those before, where some " + Math.round(mean)
                + " would in any order in which they can have been taken. These are counts, no rounds in order: run must not have them.";
    }
}
