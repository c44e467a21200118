package io.github.clinamen.formats.assess;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pair of boxes is worth in the game of Clauser, Horne, Shimony and Holt: S is the sum of three correlations minus the fourth,
 * at most 2 without entanglement, 2 sqrt 2 with it, 4 for non-signalling boxes.
 *
 * @param minus the setting, in letters, whose correlation is subtracted
 * @param negated whether all correlations were negated
 * @param asNamed whether this is the sum in our names, {@code E(YY) + E(YX) + E(XY) - E(XX)}; else the greatest of all eight
 * @param lost rounds in which the parity was the wrong one
 * @param localBoxes how likely boxes without entanglement are to do as well
 */
public record ChshAssessment(
        long shots,
        String minus,
        boolean negated,
        boolean asNamed,
        double s,
        Interval interval,
        double confidence,
        long lost,
        LocalBoxes localBoxes,
        List<SettingAssessment> settings,
        NoSignallingTest noSignalling) {
    private static final int SETTINGS = 4;
    private static final int FORMS = 2 * SETTINGS;

    public ChshAssessment {
        settings = List.copyOf(settings);
    }

    /**
     * Judges counts of two parties.
     *
     * @param confidence of every interval, above 0 and below 1
     * @param epsilon the promise of the source that chose the settings
     * @throws InputException when one of the four settings was not measured
     */
    public static ChshAssessment of(BoxCounts counts, double confidence, Epsilon epsilon) {
        double[] correlations = new double[SETTINGS];
        for (int x = 0; x < SETTINGS; x++) {
            if (counts.shots(x) == 0) {
                throw new InputException("missing settings: none with " + BoxCounts.letters(x, 2)
                        + ", and the inequality of two parties needs all four");
            }
            correlations[x] = 1 - 2.0 * counts.oddShots(x) / counts.shots(x);
        }
        int best = SETTINGS - 1;
        for (int form = 0; form < FORMS; form++) {
            if (value(correlations, form) > value(correlations, best) + 1e-9) {
                best = form;
            }
        }
        // Our names where they violate the inequality, else the best ones.
        boolean asNamed = best == SETTINGS - 1 || value(correlations, SETTINGS - 1) > 2;
        return of(counts, confidence, epsilon, asNamed ? SETTINGS - 1 : best, asNamed);
    }

    /** Form 0 to 3: minus at that setting; 4 to 7: all negated. */
    private static double value(double[] correlations, int form) {
        double sum = 0;
        for (int x = 0; x < SETTINGS; x++) {
            sum += x == form % SETTINGS ? -correlations[x] : correlations[x];
        }
        return form < SETTINGS ? sum : -sum;
    }

    private static ChshAssessment of(BoxCounts counts, double confidence, Epsilon epsilon, int form, boolean asNamed) {
        double each = 1 - (1 - confidence) / SETTINGS;
        double wrong = 0;
        double lower = 0;
        double upper = 0;
        long lost = 0;
        List<SettingAssessment> settings = new ArrayList<>();
        for (int x = 0; x < SETTINGS; x++) {
            boolean oddIsWrong = x == form % SETTINGS == form >= SETTINGS;
            long shots = counts.shots(x);
            long odd = counts.oddShots(x);
            long bad = oddIsWrong ? odd : shots - odd;
            Interval interval = Interval.clopperPearson(bad, shots, each);
            wrong += (double) bad / shots;
            lower += interval.lower();
            upper += interval.upper();
            lost += bad;
            settings.add(new SettingAssessment(
                    BoxCounts.letters(x, 2),
                    1,
                    shots,
                    bad,
                    1 - 2.0 * odd / shots,
                    (double) bad / shots,
                    Interval.clopperPearson(bad, shots, confidence)));
        }
        return new ChshAssessment(
                counts.shots(),
                BoxCounts.letters(form % SETTINGS, 2),
                form >= SETTINGS,
                asNamed,
                SETTINGS - 2 * wrong,
                new Interval(SETTINGS - 2 * upper, SETTINGS - 2 * lower),
                confidence,
                lost,
                LocalBoxes.of(counts.shots(), lost, 1, 2, epsilon, asNamed ? 1 : FORMS),
                settings,
                NoSignallingTest.of(counts));
    }

    /** The sum in words. */
    public String sum() {
        StringBuilder text = new StringBuilder();
        for (SettingAssessment setting : settings) {
            boolean plus = setting.setting().equals(minus) == negated;
            text.append(text.isEmpty() ? (plus ? "" : "-") : plus ? " + " : " - ")
                    .append("E(")
                    .append(setting.setting())
                    .append(')');
        }
        return text.toString();
    }

    public boolean isViolated() {
        return s > 2 + 1e-9;
    }
}
