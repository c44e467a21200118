package io.github.clinamen.app.view;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.plan.BlockSearch;
import io.github.clinamen.core.plan.BoxOneRequest;
import io.github.clinamen.core.plan.PlanOption;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plan} prints: the answer, the best plan's fields (null where no plan can be written down), the plans of other
 * games. Whole numbers beyond 10^18 are null beside their logarithm.
 *
 * @param target the greatest trace distance asked for
 * @param traceDistance an upper bound, rounded up
 * @param guessBoundMinusHalf the same in (C6)'s figure, P(guess) - 1/2: half of it
 * @param theorem by name, such as {@code A3}
 * @param paperLog10Rounds log10 of the rounds that (C7) as printed asks for, for one bit from perfect boxes
 */
public record PlanReport(
        boolean feasible,
        @Nullable String reason,
        @Nullable Double log10Rounds,
        double paperLog10Rounds,
        String epsilon,
        String target,
        long bits,
        String noise,
        @Nullable String protocol,
        @Nullable String theorem,
        @Nullable Integer parties,
        @Nullable String game,
        @Nullable Long rounds,
        @Nullable Long sourceBits,
        @Nullable Double log10SourceBits,
        @Nullable BigDecimal traceDistance,
        @Nullable BigDecimal guessBoundMinusHalf,
        @Nullable Double log2TraceDistance,
        @Nullable Long wrongAllowed,
        @Nullable Long outputBits,
        @Nullable Double completeness,
        @Nullable Double seconds,
        @Nullable String bound,
        List<String> assumptions,
        List<Other> others) {
    private static final BigInteger LARGEST = BigInteger.TEN.pow(18);

    /** A plan of another game. */
    public record Other(
            String game,
            String theorem,
            int parties,
            @Nullable Long rounds,
            double log10Rounds) {
        static Other of(PlanOption option) {
            return new Other(
                    option.protocol().game().name(),
                    option.claim().theorem(),
                    option.protocol().game().parties(),
                    small(option.protocol().measuredRounds()),
                    option.log10Rounds());
        }
    }

    public static PlanReport of(
            PlanResult result, Epsilon epsilon, BigFraction target, long bits, String noise, double roundsPerSecond) {
        PlanOption option = result.best().orElse(null);
        Protocol plan = option == null ? null : option.protocol();
        Log2 distance = option == null ? null : option.claim().traceDistance();
        BigDecimal upper = distance == null ? null : new BigDecimal(distance.decimalUp(6));
        double paper = BlockSearch.paperLog10Rounds(BoxOneRequest.paper(
                epsilon,
                target.divide(2).compareTo(new BigFraction(49, 100)) > 0
                        ? new BigFraction(49, 100)
                        : target.divide(2)));
        return new PlanReport(
                result.feasible(),
                result.feasible() ? null : result.reason(),
                Double.isFinite(result.log10Rounds()) ? result.log10Rounds() : null,
                paper,
                epsilon.toString(),
                Rationals.shortest(target),
                bits,
                noise,
                plan == null ? null : plan.name(),
                option == null ? null : option.claim().theorem(),
                plan == null ? null : plan.game().parties(),
                plan == null ? null : plan.game().name(),
                plan == null ? null : small(plan.measuredRounds()),
                plan == null ? null : small(plan.sourceBits()),
                plan == null ? null : log10(plan.sourceBits()),
                upper,
                upper == null ? null : upper.divide(BigDecimal.TWO),
                distance == null ? null : distance.upperDouble(),
                plan == null ? null : plan.wrongAllowed(),
                plan == null ? null : plan.outputBits(),
                option == null ? null : option.completeness().least(),
                option == null ? null : finite(Math.pow(10, option.log10Rounds()) / roundsPerSecond),
                option == null ? null : option.claim().describe(),
                plan == null
                        ? List.of()
                        : Run.assumptions(plan, false).stream()
                                .map(Assumption::sentence)
                                .toList(),
                result.others().stream().map(Other::of).toList());
    }

    public void print(PrintWriter out) {
        Console.line(
                out,
                "asked",
                String.format(
                        Locale.ROOT,
                        "epsilon = %s, trace distance <= %s, %,d output bit%s, noise %s",
                        epsilon,
                        target,
                        bits,
                        bits == 1 ? "" : "s",
                        noise));
        if (!feasible) {
            Console.verdict(out, Console.Mood.BAD, "infeasible", String.valueOf(reason));
        }
        if (theorem != null) {
            Console.verdict(
                    out,
                    feasible ? Console.Mood.GOOD : Console.Mood.CAREFUL,
                    "best",
                    String.format(
                            Locale.ROOT,
                            "%s rounds of %d boxes (%s)%s",
                            count(rounds, log10Rounds),
                            parties,
                            game,
                            wrongAllowed != null && wrongAllowed > 0
                                    ? String.format(Locale.ROOT, ", at most %,d wrong", wrongAllowed)
                                    : ", none wrong"));
            Console.line(out, "bound", String.valueOf(bound));
            Console.line(
                    out,
                    "",
                    "that is P(guess) - 1/2 <= " + String.format(Locale.ROOT, "%.3e", guessBoundMinusHalf)
                            + " in the paper's figure (C6); no statement about one accepted run alone");
            Console.line(
                    out,
                    "costs",
                    String.format(
                            Locale.ROOT,
                            "%s source bits, %s at the given speed, honest boxes pass with probability %.6g",
                            count(sourceBits, log10SourceBits),
                            time(seconds),
                            completeness));
        }
        for (Other other : others) {
            Console.line(
                    out,
                    "next",
                    String.format(
                            Locale.ROOT,
                            "%s rounds of %d boxes (%s)",
                            count(other.rounds(), other.log10Rounds()),
                            other.parties(),
                            other.game()));
        }
        Console.line(
                out, "the paper", String.format(Locale.ROOT, "10^%.6g rounds by (C7) as printed", paperLog10Rounds));
        if (!assumptions.isEmpty()) {
            Console.restsOn(out, assumptions, false);
        }
        out.flush();
    }

    private static double log10(BigInteger value) {
        return (value.bitLength() > 1000 ? value.bitLength() : Math.log(value.doubleValue()) / Math.log(2))
                * Math.log10(2);
    }

    private static @Nullable Long small(BigInteger value) {
        return value.compareTo(LARGEST) <= 0 ? value.longValueExact() : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String count(@Nullable Long value, @Nullable Double log10) {
        return value == null ? String.format(Locale.ROOT, "10^%.6g", log10) : Console.count(value);
    }

    private static String time(@Nullable Double seconds) {
        if (seconds == null || seconds > 1e10) {
            return "longer than anyone waits";
        }
        return seconds < 120
                ? String.format(Locale.ROOT, "%.3g s", seconds)
                : seconds < 172_800
                        ? String.format(Locale.ROOT, "%.3g h", seconds / 3600)
                        : String.format(Locale.ROOT, "%.3g days", seconds / 86_400);
    }
}
