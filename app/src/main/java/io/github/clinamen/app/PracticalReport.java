package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Transcript;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code practical run} says, for people and as JSON.
 *
 * @param verdict {@code accepted} or {@code aborted}
 * @param claimsNothing whether accepted with a claim that says nothing
 * @param reason why aborted, empty when accepted
 * @param minEntropy bits certified for the outcomes, 0 when aborted
 * @param securityError distance of output and abort together from ideal
 */
record PracticalReport(
        String verdict,
        String reason,
        boolean claimsNothing,
        long outputBits,
        String output,
        double securityError,
        long minEntropy,
        double minEntropyPerRound,
        long rounds,
        long lost,
        long lostAllowed,
        double lostFraction,
        String model,
        int parties,
        String epsilon,
        double ratio,
        double power,
        String extractor,
        long settingBits,
        long seedBits,
        String source,
        String fresh,
        String device,
        long seed,
        boolean simulation,
        double seconds,
        List<String> assumptions) {
    static PracticalReport of(Transcript t, double seconds) {
        if (!(t.protocol() instanceof Expansion plan)) {
            throw new IllegalArgumentException("transcript: expected one of practical run, found one of run");
        }
        boolean accepted = t.verdict().isAccepted();
        long minEntropy = accepted ? plan.minEntropy() : 0;
        Optional<Extraction> extraction = t.extraction();
        return new PracticalReport(
                accepted ? "accepted" : "aborted",
                t.verdict() instanceof Verdict.Aborted aborted
                        ? aborted.reason().explanation()
                        : "",
                accepted && plan.claimsNothing(),
                extraction.map(Extraction::outputBits).orElse(0L),
                extraction.map(Extraction::output).orElse(""),
                plan.securityError().doubleValue(),
                minEntropy,
                minEntropy / (double) Math.max(1, t.counts().rounds()),
                t.counts().rounds(),
                t.counts().wrong(),
                plan.lostAllowed(),
                t.counts().wrong() / (double) Math.max(1, t.counts().rounds()),
                plan.model().word(),
                plan.parties(),
                plan.epsilon().toString(),
                plan.ratio().doubleValue(),
                plan.power().doubleValue(),
                plan.extractor(),
                t.counts().rounds() * plan.parties(),
                extraction.map(Extraction::seedBits).orElse(0L),
                t.provenance().source(),
                extraction.map(Extraction::fresh).orElse(t.provenance().source()),
                t.provenance().device(),
                t.provenance().seed(),
                t.simulation(),
                seconds,
                t.assumptions().stream().map(Assumption::sentence).toList());
    }

    void print(PrintWriter to, @Nullable Path transcript) {
        if (verdict.equals("accepted")) {
            Console.verdict(
                    to,
                    claimsNothing ? Console.Mood.CAREFUL : Console.Mood.GOOD,
                    "accepted",
                    (claimsNothing ? "but claims nothing: " : "")
                            + Console.count(minEntropy) + " bits of min-entropy, "
                            + String.format(Locale.ROOT, "%.4f", minEntropyPerRound) + " a round"
                            + (claimsNothing ? ", within " + securityError + " of ideal" : "")
                            + (outputBits == 0 ? "; nothing was extracted (see --output)" : ""));
        } else {
            Console.verdict(to, Console.Mood.BAD, "aborted", reason);
        }
        if (outputBits > 0) {
            Console.line(
                    to,
                    "output",
                    Console.count(outputBits) + " bits to " + output + ", within " + securityError + " of ideal");
        }
        Console.line(
                to,
                "rounds",
                Console.count(rounds) + " of " + parties + " parties, " + Console.count(lost) + " lost ("
                        + PracticalPlanReport.percent(lostFraction) + "), " + Console.count(lostAllowed) + " allowed");
        Console.line(to, "boxes", device + ", model " + model);
        Console.line(
                to,
                "source",
                source + ", epsilon = " + epsilon + ", " + Console.count(settingBits) + " bits for settings, "
                        + Console.count(seedBits) + " for the " + extractor + " extractor"
                        + (fresh.equals(source) ? "" : " from " + fresh));
        Console.line(to, "time", String.format(Locale.ROOT, "%.2f s", seconds));
        Console.line(to, "seed", Long.toString(seed));
        if (transcript != null) {
            Console.line(to, "transcript", transcript + "  (check it: clinamen verify " + transcript + ")");
        }
        Console.restsOn(to, assumptions, simulation);
        to.flush();
    }
}
