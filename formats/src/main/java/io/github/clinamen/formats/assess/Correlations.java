package io.github.clinamen.formats.assess;

import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fraction of outcomes with odd parity at each setting of the game, from data that may lack some of them. Settings
 * that were not measured are given that of the measured ones with as many Y's, if there are any: an assumption of symmetry
 * that the report names.
 */
final class Correlations {
    private final int parties;
    private final BoxCounts counts;
    /** Measured settings, or, for a setting that lacks, all measured ones with as many Y's; empty when there are none. */
    private final List<List<Integer>> stand;

    Correlations(BoxCounts counts) {
        this.parties = counts.parties();
        this.counts = counts;
        Map<Integer, List<Integer>> byYs = new TreeMap<>();
        for (int setting : counts.settings().keySet()) {
            if (counts.shots(setting) > 0) {
                byYs.computeIfAbsent(ys(setting), y -> new ArrayList<>()).add(setting);
            }
        }
        this.stand = new ArrayList<>();
        for (int setting = 0; setting < 1 << parties; setting++) {
            stand.add(
                    counts.shots(setting) > 0
                            ? List.of(setting)
                            : List.copyOf(byYs.getOrDefault(ys(setting), List.of())));
        }
    }

    int ys(int setting) {
        return parties - Integer.bitCount(setting);
    }

    boolean isMeasured(int setting) {
        return stand.get(setting).equals(List.of(setting));
    }

    /** The measured settings that stand for this one. */
    List<Integer> standFor(int setting) {
        return stand.get(setting);
    }

    /** P(odd) - the sign of the correlation is that of 1 - 2 P(odd). */
    private double odd(int setting) {
        long odd = 0;
        long all = 0;
        for (int s : stand.get(setting)) {
            odd += counts.oddShots(s);
            all += counts.shots(s);
        }
        return (double) odd / all;
    }

    /** Whether the data, with the symmetry, cover the game under these names. */
    boolean covers(int exchanged) {
        MerminGame game = new MerminGame(parties);
        for (int x = 0; x < 1 << parties; x++) {
            if (game.tests(x) && stand.get(x ^ exchanged).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The Mermin value under these names, 2^(n-1) at most. */
    double value(LocalRelabelling names) {
        return spectrum(names.exchanged())[names.flippedAtX()] * (names.flipped() ? -1 : 1);
    }

    /**
     * The relabelling with the greatest value; of equally good ones the simplest. Empty when no relabelling is covered.
     */
    Optional<LocalRelabelling> best() {
        LocalRelabelling best = null;
        double greatest = Double.NEGATIVE_INFINITY;
        // Far beyond five parties only the conventions that treat all parties alike are tried.
        int all = (1 << parties) - 1;
        int[] exchanges =
                parties <= 9 ? java.util.stream.IntStream.rangeClosed(0, all).toArray() : new int[] {0, all, 1};
        for (int exchanged : exchanges) {
            if (!covers(exchanged)) {
                continue;
            }
            double[] values = spectrum(exchanged);
            for (int v = 0; v <= all; v++) {
                for (boolean flipped : new boolean[] {false, true}) {
                    LocalRelabelling names = new LocalRelabelling(exchanged, v, flipped);
                    double value = flipped ? -values[v] : values[v];
                    double gain = value - greatest;
                    if (best == null
                            || gain > 1e-9
                            || gain > -1e-9 && names.complexity(parties) < best.complexity(parties)) {
                        best = names;
                        greatest = Math.max(greatest, value);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The values for every set of parties flipped at X, by a Walsh-Hadamard transform over settings. */
    private double[] spectrum(int exchanged) {
        MerminGame game = new MerminGame(parties);
        double[] values = new double[1 << parties];
        for (int x = 0; x < values.length; x++) {
            if (game.tests(x)) {
                double correlation = 1 - 2 * odd(x ^ exchanged);
                values[x] = game.requiredParity(x) == 0 ? correlation : -correlation;
            }
        }
        for (int half = 1; half < values.length; half *= 2) {
            for (int i = 0; i < values.length; i++) {
                if ((i & half) == 0) {
                    double a = values[i];
                    double b = values[i + half];
                    values[i] = a + b;
                    values[i + half] = a - b;
                }
            }
        }
        return values;
    }

    /** The numbers of Y's for which there are no data although the game needs them, under names with settings exchanged or not. */
    String missing(int exchanged) {
        MerminGame game = new MerminGame(parties);
        return Arrays.toString(java.util.stream.IntStream.range(0, 1 << parties)
                .filter(game::tests)
                .filter(x -> stand.get(x ^ exchanged).isEmpty())
                .map(x -> ys(x ^ exchanged))
                .distinct()
                .sorted()
                .toArray());
    }
}
