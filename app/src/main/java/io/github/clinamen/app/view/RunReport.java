package io.github.clinamen.app.view;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run} says of an amplification or of the paper's protocol, for people and as JSON. Holds the output: secret until
 * that is used.
 *
 * @param verdict {@code accepted} or {@code aborted}
 * @param reason why aborted, null when accepted
 * @param claimsNothing whether the bound says nothing that anybody could use
 * @param bit the output where it is one bit, null when aborted or more
 * @param bits the output, first bit first, where it is more than one and at most 2^16; else null (see --output)
 * @param traceDistance an upper bound on the distance of output and acceptance from ideal, attempts included
 * @param guessBoundMinusHalf the same as (C6)'s P(guess) - 1/2, the paper's figure: half of it
 * @param theorem by name, such as {@code A3}
 * @param simulation whether nothing is certified about nature
 */
public record RunReport(
        String verdict,
        @Nullable String reason,
        boolean claimsNothing,
        @Nullable Integer bit,
        @Nullable String bits,
        long outputBits,
        long rounds,
        long wrong,
        long wrongAllowed,
        int parties,
        String game,
        String epsilon,
        String protocol,
        String settings,
        BigInteger sourceBits,
        BigDecimal traceDistance,
        BigDecimal guessBoundMinusHalf,
        String log2TraceDistance,
        String theorem,
        String bound,
        boolean simulation,
        String source,
        String device,
        long seed,
        double seconds,
        double roundsPerSecond,
        List<String> assumptions) {
    private static final int MOST_BITS = 1 << 16;

    /** @throws IllegalArgumentException when it is the transcript of an expansion */
    public static RunReport of(Transcript t, double seconds) {
        Protocol plan = t.protocol();
        if (!(t.claim() instanceof Claim.Distance claim)) {
            throw new IllegalArgumentException("transcript: expected one of run, found one of practical run");
        }
        BigDecimal distance = new BigDecimal(claim.traceDistance().decimalUp(6));
        BitString output = t.verdict() instanceof Verdict.Accepted accepted ? accepted.output() : BitString.EMPTY;
        return new RunReport(
                t.verdict().isAccepted() ? "accepted" : "aborted",
                t.verdict() instanceof Verdict.Aborted aborted
                        ? aborted.reason().word()
                        : null,
                plan.claimsNothing(),
                output.length() == 1 ? output.get(0) ? 1 : 0 : null,
                output.length() > 1 && output.length() <= MOST_BITS ? text(output) : null,
                output.length(),
                t.counts().rounds(),
                t.counts().wrong(),
                plan.wrongAllowed(),
                plan.game().parties(),
                plan.game().name(),
                plan.epsilon().toString(),
                plan.name(),
                plan.settings().word(),
                plan.sourceBits(),
                distance,
                distance.divide(BigDecimal.TWO),
                claim.traceDistance().toString(),
                claim.theorem(),
                claim.describe(),
                t.simulation(),
                t.provenance().source(),
                t.provenance().device(),
                t.provenance().seed(),
                seconds,
                t.counts().rounds() / seconds,
                t.assumptions().stream().map(Assumption::sentence).toList());
    }

    private static String text(BitString bits) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < bits.length(); i++) {
            text.append(bits.get(i) ? '1' : '0');
        }
        return text.toString();
    }

    /**
     * @param transcript where it was written, null for nowhere
     * @param receipt where the public receipt was written, null for nowhere
     */
    public void print(PrintWriter to, @Nullable Path transcript, @Nullable Path receipt) {
        if (!verdict.equals("accepted")) {
            Console.verdict(to, Console.Mood.BAD, "aborted", "k is the empty symbol: " + reason);
        } else {
            Console.verdict(
                    to,
                    claimsNothing ? Console.Mood.CAREFUL : Console.Mood.GOOD,
                    "accepted",
                    (claimsNothing ? "but claims nothing: " : "")
                            + (bit != null ? "k = " + bit : Console.count(outputBits) + " bits"));
        }
        Console.line(to, "bound", bound);
        Console.line(
                to,
                "",
                String.format(
                        Locale.ROOT,
                        "P(guess) - 1/2 <= %.3e in the paper's figure (C6); of acceptance and bit together, not of this bit"
                                + " alone",
                        guessBoundMinusHalf));
        Console.line(
                to,
                "rounds",
                Console.count(rounds) + " of " + parties + " boxes, "
                        + (protocol.equals("amplification") ? "all tested and all used, " : "")
                        + Console.count(wrong) + " wrong"
                        + (wrongAllowed > 0 ? " (" + Console.count(wrongAllowed) + " allowed)" : ""));
        Console.line(to, "game", game + ", settings by " + settings);
        Console.line(to, "source", source + ", epsilon = " + epsilon + ", " + sourceBits + " bits");
        Console.line(to, "boxes", device);
        Console.line(to, "time", String.format(Locale.ROOT, "%.2f s, %.3g rounds/s", seconds, roundsPerSecond));
        Console.line(to, "seed", Long.toString(seed));
        if (transcript != null) {
            Console.line(
                    to,
                    "transcript",
                    transcript + "  SECRET until the output is used (check it: clinamen verify " + transcript
                            + "; see it: clinamen report " + transcript + ")");
        }
        if (receipt != null) {
            Console.line(to, "receipt", receipt + "  may be published");
        }
        Console.restsOn(to, assumptions, simulation);
        to.flush();
    }
}
