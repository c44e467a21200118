package io.github.clinamen.app.view;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.security.Assumption;
import io.github.clinamen.core.security.SecurityBound;
import io.github.clinamen.core.transcript.Transcript;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run} says, for people and as JSON.
 *
 * @param verdict {@code accepted} or {@code aborted}
 * @param claimsNothing whether the bound is too weak to mean anything, accepted or not
 * @param reason why aborted, null when accepted
 * @param bit the first output bit, null when aborted
 * @param bits all output bits, the first one first; empty when aborted
 * @param outputBits how many there are
 * @param nd Nd, the distilled rounds
 * @param log2Nb log2 Nb, the source bits of a choice
 * @param guessBoundMinusHalf an upper bound on P(guess) - 1/2
 * @param log2Excess its base-2 logarithm
 * @param simulation whether nothing is certified about nature
 */
public record RunReport(
        String verdict,
        boolean claimsNothing,
        @Nullable String reason,
        @Nullable Integer bit,
        String bits,
        long outputBits,
        long rounds,
        long tested,
        long wrong,
        int parties,
        String function,
        String epsilon,
        String layout,
        long nd,
        int log2Nb,
        String settings,
        String distillation,
        long wrongAllowed,
        String analysis,
        BigDecimal guessBoundMinusHalf,
        String log2Excess,
        String bound,
        boolean simulation,
        String source,
        String device,
        long seed,
        double seconds,
        double roundsPerSecond,
        List<String> assumptions) {
    public static RunReport of(Transcript t, double seconds) {
        ProtocolPlan plan = t.plan();
        SecurityBound bound = SecurityBound.of(plan);
        BitString output = t.verdict() instanceof Verdict.Accepted accepted ? accepted.output() : BitString.EMPTY;
        return new RunReport(
                t.verdict() instanceof Verdict.Accepted ? "accepted" : "aborted",
                bound.claimsNothing(),
                t.verdict() instanceof Verdict.Aborted aborted
                        ? aborted.reason().word()
                        : null,
                output.length() == 0 ? null : output.get(0) ? 1 : 0,
                output.toString(),
                output.length(),
                t.totals().rounds(),
                t.totals().tested(),
                t.totals().wrong(),
                plan.game().parties(),
                plan.function().spec(),
                plan.epsilon().toString(),
                plan.layout().name(),
                plan.layout().distilledRounds(),
                plan.layout().choiceBits(),
                plan.settingChoice().word(),
                plan.distillation().spec(),
                plan.wrongAllowed(),
                t.analysis(),
                new BigDecimal(bound.log2Excess().decimalUp(6)),
                t.log2Excess(),
                bound.describe(),
                t.simulation(),
                t.provenance().source(),
                t.provenance().device(),
                t.provenance().seed(),
                seconds,
                t.totals().rounds() / seconds,
                t.assumptions().stream().map(Assumption::sentence).toList());
    }

    public void print(PrintWriter to, @Nullable Path transcript) {
        if (verdict.equals("accepted")) {
            Console.verdict(
                    to,
                    claimsNothing ? Console.Mood.CAREFUL : Console.Mood.GOOD,
                    "accepted",
                    (claimsNothing ? "but claims nothing: " : "")
                            + (outputBits == 1 ? "k = " + bit : Console.count(outputBits) + " bits"));
        } else {
            Console.verdict(to, Console.Mood.BAD, "aborted", "k is the empty symbol: " + reason);
        }
        Console.line(to, "bound", bound);
        Console.line(
                to,
                "rounds",
                Console.count(rounds) + " measured, " + Console.count(tested) + " tested, " + Console.count(wrong)
                        + " wrong" + (wrongAllowed > 0 ? " (" + Console.count(wrongAllowed) + " allowed)" : ""));
        Console.line(
                to,
                "layout",
                layout + ", Nd = " + Console.count(nd) + ", Nb = 2^" + log2Nb + ", " + settings + ", " + parties
                        + " parties, " + function);
        Console.line(to, "source", source + ", epsilon = " + epsilon);
        Console.line(to, "boxes", device);
        Console.line(to, "time", String.format(Locale.ROOT, "%.2f s, %.3g rounds/s", seconds, roundsPerSecond));
        Console.line(to, "seed", Long.toString(seed));
        if (transcript != null) {
            Console.line(
                    to,
                    "transcript",
                    transcript + "  (check it: clinamen verify " + transcript + "; see it: clinamen report "
                            + transcript + ")");
        }
        Console.restsOn(to, assumptions, simulation);
        to.flush();
    }
}
