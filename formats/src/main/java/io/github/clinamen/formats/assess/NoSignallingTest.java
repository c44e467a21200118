package io.github.clinamen.formats.assess;

import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Gamma;

/**
 * Whether the outcomes of some parties depend on the settings of the others: for each set of parties and their settings,
 * a chi-square test that their outcomes have one distribution whatever the others measured. Cells are pooled until each
 * expects five rounds; the least p-value is multiplied by the number of tests (Bonferroni).
 *
 * @param tests how many tests the data allow; 0 when no two settings agree on any party
 * @param pValue the probability, at most, of data this unequal if there is no signalling; 1 when nothing could be tested
 * @param worst where the least p-value was found, empty when nothing could be tested
 */
public record NoSignallingTest(int tests, double pValue, String worst) {
    private static final double LEAST_EXPECTED = 5;
    private static final int ALL_SETS_UP_TO = 7;

    public static NoSignallingTest of(BoxCounts counts) {
        int n = counts.parties();
        int tests = 0;
        double least = 1;
        String worst = "";
        for (int set = 1; set < (1 << n) - 1; set++) {
            if (n > ALL_SETS_UP_TO && Integer.bitCount(set) > 2) {
                continue;
            }
            int parties = set;
            Map<Integer, List<Integer>> contexts = new TreeMap<>();
            for (int setting : counts.settings().keySet()) {
                if (counts.shots(setting) > 0) {
                    contexts.computeIfAbsent(setting & set, x -> new ArrayList<>())
                            .add(setting);
                }
            }
            for (Map.Entry<Integer, List<Integer>> same : contexts.entrySet()) {
                double p = homogeneity(same.getValue().stream()
                        .map(setting -> marginal(counts, setting, parties))
                        .toList());
                if (p >= 0) {
                    tests++;
                    if (p < least || worst.isEmpty()) {
                        least = p;
                        worst = describe(set, same.getKey(), n);
                    }
                }
            }
        }
        return new NoSignallingTest(tests, Math.min(1, least * Math.max(tests, 1)), worst);
    }

    private static Map<Integer, Long> marginal(BoxCounts counts, int setting, int set) {
        Map<Integer, Long> marginal = new TreeMap<>();
        counts.settings()
                .getOrDefault(setting, new TreeMap<>())
                .forEach((outcome, count) -> marginal.merge(outcome & set, count, Long::sum));
        return marginal;
    }

    /** The p-value that all rows come from one distribution; -1 when there is nothing to compare. */
    static double homogeneity(List<Map<Integer, Long>> rows) {
        Map<Integer, Long> totals = new TreeMap<>();
        rows.forEach(row -> row.forEach((cell, count) -> totals.merge(cell, count, Long::sum)));
        double[] rowTotals = rows.stream()
                .mapToDouble(
                        row -> row.values().stream().mapToLong(Long::longValue).sum())
                .toArray();
        double all = Arrays.stream(rowTotals).sum();
        double fewest = Arrays.stream(rowTotals).min().orElse(0);
        // Pool the rarest cells until the smallest row expects enough in each.
        List<List<Integer>> cells = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        double inOpen = 0;
        for (Map.Entry<Integer, Long> cell : totals.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .toList()) {
            open.add(cell.getKey());
            inOpen += cell.getValue();
            if (inOpen * fewest / all >= LEAST_EXPECTED) {
                cells.add(open);
                open = new ArrayList<>();
                inOpen = 0;
            }
        }
        if (!open.isEmpty() && !cells.isEmpty()) {
            cells.getLast().addAll(open);
        }
        if (rows.size() < 2 || cells.size() < 2) {
            return -1;
        }
        double chiSquare = 0;
        for (List<Integer> cell : cells) {
            double inCell =
                    cell.stream().mapToDouble(c -> totals.getOrDefault(c, 0L)).sum();
            for (int r = 0; r < rowTotals.length; r++) {
                Map<Integer, Long> row = rows.get(r);
                double seen =
                        cell.stream().mapToDouble(c -> row.getOrDefault(c, 0L)).sum();
                double expected = rowTotals[r] * inCell / all;
                chiSquare += (seen - expected) * (seen - expected) / expected;
            }
        }
        double degrees = (rows.size() - 1.0) * (cells.size() - 1.0);
        return Gamma.regularizedGammaQ(degrees / 2, chiSquare / 2);
    }

    private static String describe(int set, int settings, int parties) {
        StringBuilder text = new StringBuilder("outcomes of");
        for (int p = 0; p < parties; p++) {
            if ((set >> p & 1) == 1) {
                text.append(" party ").append(p + 1).append(" at ").append((settings >> p & 1) == 1 ? 'X' : 'Y');
            }
        }
        return text.toString();
    }
}
