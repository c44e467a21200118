package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.formats.assess.Assessment;
import io.github.clinamen.formats.assess.Interval;
import io.github.clinamen.formats.assess.LocalBoxes;
import io.github.clinamen.formats.assess.NoSignallingTest;
import io.github.clinamen.formats.assess.Predictability;
import io.github.clinamen.formats.assess.SettingAssessment;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code assess} says, for people and machines.
 *
 * @param kind {@code rounds} in order, or {@code counts} per setting
 * @param relabelling in words, {@code none} when the data use our names
 * @param predictability of the outcome function that Eve guesses worst, at the estimated wrong fraction; absent without a
 *     certified frontier
 * @param conclusions what can and cannot be concluded, a sentence each
 */
record AssessReport(
        String file,
        String kind,
        int parties,
        long shots,
        String bitOrder,
        String relabelling,
        double merminValue,
        Interval merminInterval,
        double merminMaximum,
        double localBound,
        double wrongFraction,
        Interval wrongInterval,
        double confidence,
        boolean symmetryAssumed,
        int measuredSettings,
        int testedSettings,
        List<SettingAssessment> settings,
        NoSignallingTest noSignalling,
        @Nullable Double predictability,
        List<Predictability> predictabilities,
        @Nullable LocalBoxes localBoxes,
        AmplifiableSources amplification,
        List<String> conclusions)
        implements PrintedReport {
    private static final double SIGNIFICANT = 0.001;

    static AssessReport of(
            String file,
            boolean rounds,
            String bitOrder,
            List<String> notes,
            Assessment a,
            @Nullable LocalBoxes localBoxes,
            AmplifiableSources amplification) {
        return new AssessReport(
                file,
                rounds ? "rounds" : "counts",
                a.parties(),
                a.shots(),
                bitOrder,
                a.names().describe(a.parties()),
                a.merminValue(),
                a.merminInterval(),
                a.maximum(),
                a.localBound(),
                a.wrong().doubleValue(),
                a.wrongInterval(),
                a.confidence(),
                a.symmetryAssumed(),
                a.measuredSettings(),
                1 << (a.parties() - 1),
                a.settings(),
                a.noSignalling(),
                a.predictability().stream()
                        .map(Predictability::atEstimate)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                a.predictability(),
                localBoxes,
                amplification,
                conclusions(rounds, notes, a));
    }

    private static List<String> conclusions(boolean rounds, List<String> notes, Assessment a) {
        List<String> all = new ArrayList<>(notes);
        if (a.symmetryAssumed()) {
            all.add("Only " + a.measuredSettings() + " of the " + (1 << (a.parties() - 1))
                    + " settings were measured. The value"
                    + " rests on the assumption of symmetry: that settings with the same number of Y's have the same"
                    + " correlation. It cannot be checked here, and no adversary need respect it.");
        }
        if (!a.names().equals(io.github.clinamen.formats.assess.LocalRelabelling.NONE)) {
            all.add("The data use other names for the same boxes (" + a.names().describe(a.parties())
                    + "); such a local change makes no violation that is not there.");
        }
        all.add(
                rounds
                        ? "These are rounds in order. If their settings came from your weak source, convert them and give them to"
                                + " run as --device rounds:FILE; the order of picks and settings must be that of the plan"
                                + " (circuits --plan writes such a schedule)."
                        : "These are counts per setting, without the order of the shots: they estimate what the boxes do, as"
                                + " an average over independent shots. They are no run of the protocol, since the settings did"
                                + " not come round by round from a source, and nothing is certified by them.");
        signalling(a.noSignalling()).ifPresent(all::add);
        return all;
    }

    /** What a test of no signalling means, when it means something. */
    static Optional<String> signalling(NoSignallingTest test) {
        if (test.tests() == 0) {
            return Optional.of("No signalling could not be tested: no two settings agree on any party.");
        }
        return test.pValue() >= SIGNIFICANT
                ? Optional.empty()
                : Optional.of("The data contradict no signalling (or stability in time), most at " + test.worst()
                        + ": the bounds below do not hold for such boxes as they stand.");
    }

    static String percent(double confidence) {
        return new BigDecimal(Double.toString(100 * confidence))
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    @Override
    public void print(PrintWriter to) {
        line(to, "data", "%s: %s, %,d shots of %d parties", file, kind, shots, parties);
        line(to, "bit order", "%s", bitOrder);
        line(to, "relabelling", "%s", relabelling);
        line(
                to,
                "Mermin value",
                "%.3f of %.0f, %s interval %.3f to %.3f; without entanglement at most %.0f%s",
                merminValue,
                merminMaximum,
                percent(confidence),
                merminInterval.lower(),
                merminInterval.upper(),
                localBound,
                symmetryAssumed ? "; symmetry assumed" : "");
        line(
                to,
                "wrong",
                "%.4f of rounds, interval %.4f to %.4f",
                wrongFraction,
                wrongInterval.lower(),
                wrongInterval.upper());
        if (localBoxes != null) {
            line(
                    to,
                    "no entangl.",
                    "p <= %s for boxes with memory, if the settings were drawn one by one",
                    ChshReport.p(localBoxes));
        }
        to.println();
        table(to, settings);
        to.println();
        line(to, noSignalling);
        for (Predictability p : predictabilities) {
            line(
                    to,
                    "Eve guesses",
                    "%s with probability at most %.4f (%.4f at the upper limit), against all no-signalling boxes",
                    p.function(),
                    p.atEstimate(),
                    p.atUpperLimit());
        }
        amplification.print(to);
        for (String conclusion : conclusions) {
            to.println();
            to.println(conclusion);
        }
        to.flush();
    }

    static void table(PrintWriter to, List<SettingAssessment> settings) {
        Console.table(
                to,
                1,
                List.of("setting", "stands for", "shots", "wrong", "correlation", "wrong fraction", "interval"),
                settings.stream().map(AssessReport::row).toList());
    }

    static void line(PrintWriter to, NoSignallingTest test) {
        if (test.tests() > 0) {
            line(
                    to,
                    "no signalling",
                    "p = %.3g (least of %d tests, Bonferroni; %s)",
                    test.pValue(),
                    test.tests(),
                    test.worst());
        }
    }

    static void line(PrintWriter to, String label, String pattern, Object... values) {
        Console.line(to, String.format("%-12s", label), String.format(Locale.ROOT, pattern, values));
    }

    private static List<String> row(SettingAssessment s) {
        return List.of(
                s.setting(),
                String.format(Locale.ROOT, "%.4g", s.standsFor()),
                Console.count(s.shots()),
                Console.count(s.wrong()),
                String.format(Locale.ROOT, "%.4f", s.correlation()),
                String.format(Locale.ROOT, "%.4f", s.wrongFraction()),
                String.format(
                        Locale.ROOT,
                        "%.4f to %.4f",
                        s.interval().lower(),
                        s.interval().upper()));
    }
}
