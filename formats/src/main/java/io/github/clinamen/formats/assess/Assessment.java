package io.github.clinamen.formats.assess;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * What boxes are worth, judged by counts of their outcomes.
 *
 * @param names the relabelling under which the violation is greatest; the simplest of equally good ones
 * @param merminValue the sum over the 2^(n-1) tested settings of the correlation with its sign
 * @param localBound the greatest value without entanglement; {@link #maximum()} is the greatest of all
 * @param wrong the mean over the tested settings of P(wrong | x), exactly as counted
 * @param wrongInterval for that mean, never too narrow
 * @param symmetryAssumed whether settings that were not measured were given the correlation of measured ones with as many
 *     Y's
 * @param measuredSettings how many of the tested settings were measured, of 2^(n-1)
 */
public record Assessment(
        int parties,
        long shots,
        LocalRelabelling names,
        double merminValue,
        Interval merminInterval,
        double localBound,
        BigFraction wrong,
        Interval wrongInterval,
        double confidence,
        boolean symmetryAssumed,
        int measuredSettings,
        List<SettingAssessment> settings,
        NoSignallingTest noSignalling,
        List<Predictability> predictability) {
    public Assessment {
        settings = List.copyOf(settings);
        predictability = List.copyOf(predictability);
    }

    /** Settings that share one estimate: those measured, and the odd parity that would be wrong for them. */
    private record Cell(List<Integer> measured, boolean oddIsWrong) {}

    /**
     * Judges counts.
     *
     * @param confidence of every interval, above 0 and below 1
     * @param games outcome functions with their certified frontiers; those for other numbers of parties are passed over
     * @throws InputException when the settings measured do not cover the game, even with the symmetry
     */
    public static Assessment of(BoxCounts counts, double confidence, List<FrontierGame> games) {
        Correlations correlations = new Correlations(counts);
        LocalRelabelling names = names(counts.parties(), correlations);
        return of(counts, correlations, names, confidence, games);
    }

    /** The names in the file where they violate the inequality or nothing else does, else the best ones. */
    private static LocalRelabelling names(int parties, Correlations correlations) {
        LocalRelabelling best = correlations
                .best()
                .orElseThrow(() -> new InputException("missing settings: none with " + correlations.missing(0)
                        + " Y's (or, with X and Y exchanged, " + correlations.missing((1 << parties) - 1)
                        + " Y's), each of which the inequality needs"));
        boolean asNamed = correlations.covers(0)
                && (correlations.value(LocalRelabelling.NONE) > localBound(parties)
                        || correlations.value(best) <= localBound(parties));
        return asNamed ? LocalRelabelling.NONE : best;
    }

    private static Assessment of(
            BoxCounts counts,
            Correlations correlations,
            LocalRelabelling names,
            double confidence,
            List<FrontierGame> games) {
        int n = counts.parties();
        MerminGame game = new MerminGame(n);
        Map<Cell, Integer> cells = new LinkedHashMap<>();
        int measured = 0;
        for (int x = 0; x < 1 << n; x++) {
            if (game.tests(x)) {
                int inFile = names.setting(x);
                boolean oddIsWrong = (game.requiredParity(x) == 0) != names.changesParity(x);
                cells.merge(new Cell(correlations.standFor(inFile), oddIsWrong), 1, Integer::sum);
                measured += correlations.isMeasured(inFile) ? 1 : 0;
            }
        }
        double each = 1 - (1 - confidence) / cells.size();
        BigFraction wrong = BigFraction.ZERO;
        double lower = 0;
        double upper = 0;
        List<SettingAssessment> settings = new ArrayList<>();
        for (Map.Entry<Cell, Integer> entry : cells.entrySet()) {
            Cell cell = entry.getKey();
            BigFraction weight = new BigFraction(entry.getValue(), game.testedSettings());
            long shots = cell.measured.stream().mapToLong(counts::shots).sum();
            long odd = cell.measured.stream().mapToLong(counts::oddShots).sum();
            long bad = cell.oddIsWrong ? odd : shots - odd;
            wrong = wrong.add(weight.multiply(new BigFraction(bad, shots)));
            Interval interval = Interval.clopperPearson(bad, shots, each);
            lower += weight.doubleValue() * interval.lower();
            upper += weight.doubleValue() * interval.upper();
            for (int setting : cell.measured) {
                settings.add(setting(
                        counts,
                        setting,
                        cell.oddIsWrong,
                        (double) entry.getValue() / cell.measured.size(),
                        confidence));
            }
        }
        Interval wrongInterval = new Interval(lower, upper);
        double most = game.testedSettings();
        List<Predictability> predictability = new ArrayList<>();
        for (FrontierGame option : games) {
            if (option.game().parties() == n) {
                predictability.add(Predictability.of(option, wrong, upper));
            }
        }
        return new Assessment(
                n,
                counts.shots(),
                names,
                most * (1 - 2 * wrong.doubleValue()),
                new Interval(most * (1 - 2 * upper), most * (1 - 2 * lower)),
                localBound(n),
                wrong,
                wrongInterval,
                confidence,
                measured < game.testedSettings(),
                measured,
                merged(settings),
                NoSignallingTest.of(counts),
                predictability);
    }

    private static SettingAssessment setting(
            BoxCounts counts, int setting, boolean oddIsWrong, double standsFor, double confidence) {
        long shots = counts.shots(setting);
        long odd = counts.oddShots(setting);
        long wrong = oddIsWrong ? odd : shots - odd;
        return new SettingAssessment(
                BoxCounts.letters(setting, counts.parties()),
                standsFor,
                shots,
                wrong,
                1 - 2.0 * odd / shots,
                (double) wrong / shots,
                Interval.clopperPearson(wrong, shots, confidence));
    }

    /** A setting can stand for itself and, in another cell, for settings that lack: one line for both. */
    private static List<SettingAssessment> merged(List<SettingAssessment> settings) {
        Map<String, SettingAssessment> byName = new LinkedHashMap<>();
        for (SettingAssessment s : settings) {
            byName.merge(
                    s.setting() + s.wrong(),
                    s,
                    (a, b) -> new SettingAssessment(
                            a.setting(),
                            a.standsFor() + b.standsFor(),
                            a.shots(),
                            a.wrong(),
                            a.correlation(),
                            a.wrongFraction(),
                            a.interval()));
        }
        return List.copyOf(byName.values());
    }

    /** 2^(n/2) for even n, 2^((n-1)/2) for odd n. */
    static double localBound(int parties) {
        return 1L << parties / 2;
    }

    /** Whether the value is above the local bound. */
    public boolean isViolated() {
        return merminValue > localBound + 1e-9;
    }

    /** 2^(n-1), what GHZ states reach. */
    public double maximum() {
        return 1L << (parties - 1);
    }
}
