package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.formats.assess.ChshAssessment;
import io.github.clinamen.formats.assess.Interval;
import io.github.clinamen.formats.assess.LocalBoxes;
import io.github.clinamen.formats.assess.NoSignallingTest;
import io.github.clinamen.formats.assess.SettingAssessment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code assess} says of two parties.
 *
 * @param kind {@code rounds} in order, or {@code counts} per setting
 * @param sum how S is made of the correlations
 * @param quantumGuess how well an outcome can be guessed by whoever holds quantum boxes of this S, 1/2 to 1
 * @param noSignallingGuess the same for non-signalling boxes
 */
record ChshReport(
        String file,
        String kind,
        int parties,
        long shots,
        String bitOrder,
        String sum,
        double s,
        Interval interval,
        double confidence,
        List<SettingAssessment> settings,
        NoSignallingTest noSignalling,
        LocalBoxes localBoxes,
        String epsilon,
        double quantumGuess,
        double noSignallingGuess,
        AmplifiableSources amplification,
        List<String> conclusions)
        implements PrintedReport {

    static ChshReport of(
            String file,
            boolean rounds,
            String bitOrder,
            Epsilon epsilon,
            ChshAssessment a,
            AmplifiableSources amplification,
            List<String> findings) {
        return new ChshReport(
                file,
                rounds ? "rounds" : "counts",
                2,
                a.shots(),
                bitOrder,
                a.sum(),
                a.s(),
                a.interval(),
                a.confidence(),
                a.settings(),
                a.noSignalling(),
                a.localBoxes(),
                epsilon.toString(),
                quantumGuess(a.s()),
                Math.clamp(1.5 - a.s() / 4, 0.5, 1),
                amplification,
                conclusions(rounds, epsilon, a, findings));
    }

    /** 1/2 + sqrt(2 - S^2/4)/2, 1 up to S = 2 (Pironio et al. 2010). */
    private static double quantumGuess(double s) {
        return s <= 2 ? 1 : 0.5 + Math.sqrt(Math.max(0, 2 - s * s / 4)) / 2;
    }

    private static List<String> conclusions(boolean rounds, Epsilon epsilon, ChshAssessment a, List<String> findings) {
        List<String> all = new ArrayList<>(findings);
        if (!a.asNamed()) {
            all.add(
                    "The sum is the greatest of the eight that differ by local names; the p-value is multiplied by eight for it.");
        }
        all.add(
                rounds
                        ? "The p-value holds for boxes with memory, if each setting bit had probability " + epsilon
                                + " or more given everything before it."
                        : "The p-value holds only if these are the counts of rounds whose settings came one by one from a source of"
                                + " promise " + epsilon
                                + "; counts cannot show that. Shots of one circuit each are no such rounds.");
        if (a.isViolated() && rounds) {
            all.add(
                    "Next: clinamen convert, then clinamen practical factors, to see how many bits such rounds can give.");
        }
        if (!a.isViolated()) {
            all.add("Boxes without any randomness could have given these data: there is nothing to amplify.");
        }
        AssessReport.signalling(a.noSignalling()).ifPresent(all::add);
        return all;
    }

    @Override
    public void print(PrintWriter to) {
        AssessReport.line(to, "data", "%s: %s, %,d shots of 2 parties", file, kind, shots);
        AssessReport.line(to, "bit order", "%s", bitOrder);
        AssessReport.line(
                to,
                "CHSH value",
                "S = %.4f, %s interval %.4f to %.4f; without entanglement at most 2, quantum at most 2.8284",
                s,
                AssessReport.percent(confidence),
                interval.lower(),
                interval.upper());
        AssessReport.line(to, "", "S = %s", sum);
        AssessReport.line(
                to, "no entangl.", "p <= %s for boxes with memory, settings of promise %s", p(localBoxes), epsilon);
        to.println();
        AssessReport.table(to, settings);
        to.println();
        AssessReport.line(to, noSignalling);
        AssessReport.line(
                to,
                "Eve guesses",
                "an outcome with probability at most %.4f (quantum boxes), %.4f (non-signalling boxes), if S is known",
                quantumGuess,
                noSignallingGuess);
        amplification.print(to);
        for (String conclusion : conclusions) {
            to.println();
            to.println(conclusion);
        }
        to.flush();
    }

    /** A p-value, which may be too small for a number. */
    static String p(LocalBoxes test) {
        return test.log10() > -300
                ? String.format(java.util.Locale.ROOT, "%.3g", test.pValue())
                : String.format(java.util.Locale.ROOT, "10^%.0f", Math.ceil(test.log10()));
    }
}
