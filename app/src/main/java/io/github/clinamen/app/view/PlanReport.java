package io.github.clinamen.app.view;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.PlanOption;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.bound.Assumption;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plan} prints: the answer, the best plan's fields (null where no plan can be written down), its runners-up.
 * Whole numbers beyond 10^18 are null beside their logarithm.
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
        @Nullable PlanLine best,
        @Nullable String layout,
        @Nullable Long nd,
        @Nullable Integer log2Nb,
        @Nullable String analysis,
        @Nullable Long rounds,
        @Nullable Claim bound,
        @Nullable Long sourceBits,
        @Nullable Double log10SourceBits,
        @Nullable Double completeness,
        @Nullable Double seconds,
        List<PlanLine> runnersUp) {
    private static final BigInteger LARGEST = BigInteger.TEN.pow(18);

    /** An upper bound on P(guess) - 1/2: its logarithm and itself, both rounded up. */
    public record Claim(double log2, String decimal) {}

    /** One plan with what it costs. */
    public record PlanLine(
            String analysis,
            String layout,
            int parties,
            String function,
            long nd,
            int log2Nb,
            String settings,
            String distillation,
            long wrongAllowed,
            double log10Rounds,
            @Nullable Long rounds,
            Claim bound,
            double completeness,
            @Nullable Double seconds,
            List<Assumption> assumptions) {
        static PlanLine of(PlanOption option) {
            var plan = option.plan();
            return new PlanLine(
                    option.bound().analysis(),
                    plan.layout().name(),
                    plan.game().parties(),
                    plan.function().spec(),
                    plan.layout().distilledRounds(),
                    plan.layout().choiceBits(),
                    plan.settingChoice().word(),
                    plan.distillation().spec(),
                    plan.wrongAllowed(),
                    option.log10Rounds(),
                    small(plan.measuredRounds()),
                    claim(option),
                    option.completeness().least(),
                    Double.isFinite(option.seconds()) ? option.seconds() : null,
                    option.bound().assumptions());
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%-9s %s rounds: %d parties, %s, Nd = %,d, Nb = 2^%d%s%s",
                    analysis,
                    count(rounds, log10Rounds),
                    parties,
                    function,
                    nd,
                    log2Nb,
                    wrongAllowed > 0 ? String.format(Locale.ROOT, ", W = %,d", wrongAllowed) : "",
                    layout.equals("blocks") ? ", " + settings : "");
        }
    }

    public static PlanReport of(PlanResult result) {
        PlanRequest request = result.request();
        PlanOption option = result.best().orElse(null);
        PlanLine line = option == null ? null : PlanLine.of(option);
        BigInteger bits = option == null ? null : option.sourceBits();
        return new PlanReport(
                result.feasible(),
                result.feasible() ? null : result.reason(),
                Double.isFinite(result.log10Rounds()) ? result.log10Rounds() : null,
                result.paperLog10Rounds(),
                request.epsilon().toString(),
                Rationals.format(request.target()),
                request.outputBits(),
                Rationals.format(request.noise()),
                line,
                line == null ? null : line.layout(),
                line == null ? null : line.nd(),
                line == null ? null : line.log2Nb(),
                line == null ? null : line.analysis(),
                line == null ? null : line.rounds(),
                line == null ? null : line.bound(),
                bits == null ? null : small(bits),
                bits == null ? null : log10(bits),
                line == null ? null : line.completeness(),
                line == null ? null : line.seconds(),
                result.runnersUp().stream().map(PlanLine::of).toList());
    }

    public void print(PrintWriter out) {
        String asked = String.format(
                Locale.ROOT,
                "epsilon = %s, target P(guess) - 1/2 <= %s, %,d output bit%s, noise %s",
                epsilon,
                target,
                bits,
                bits == 1 ? "" : "s",
                noise);
        Console.line(out, "asked", asked);
        if (!feasible) {
            Console.verdict(out, Console.Mood.BAD, "infeasible", String.valueOf(reason));
        }
        if (best == null && feasible && log10Rounds != null) {
            Console.verdict(
                    out,
                    Console.Mood.CAREFUL,
                    "best",
                    String.format(Locale.ROOT, "10^%.6g rounds, which is more than a plan holds", log10Rounds));
        }
        if (best != null) {
            Console.verdict(out, feasible ? Console.Mood.GOOD : Console.Mood.CAREFUL, "best", best.text());
            Console.line(
                    out,
                    "bound",
                    String.format(
                            Locale.ROOT,
                            "P(guess) - 1/2 <= %s (log2 %.6g)",
                            best.bound().decimal(),
                            best.bound().log2()));
            Console.line(
                    out,
                    "costs",
                    String.format(
                            Locale.ROOT,
                            "%s source bits, %s at the given speed, honest boxes pass with probability %.6g",
                            count(sourceBits, log10SourceBits == null ? 0 : log10SourceBits),
                            time(best.seconds()),
                            best.completeness()));
        }
        for (PlanLine other : runnersUp) {
            Console.line(out, "next", other.text());
        }
        Console.line(
                out, "the paper", String.format(Locale.ROOT, "10^%.6g rounds by (C7) as printed", paperLog10Rounds));
        if (best != null) {
            Console.restsOn(
                    out, best.assumptions().stream().map(Assumption::sentence).toList(), false);
        }
        out.flush();
    }

    private static Claim claim(PlanOption option) {
        return new Claim(option.excess().upperDouble(), option.excess().decimalUp(4));
    }

    private static double log10(BigInteger value) {
        return (value.bitLength() > 1000 ? value.bitLength() : Math.log(value.doubleValue()) / Math.log(2))
                * Math.log10(2);
    }

    private static @Nullable Long small(BigInteger value) {
        return value.compareTo(LARGEST) <= 0 ? value.longValueExact() : null;
    }

    private static String count(@Nullable Long value, double log10) {
        if (value == null) {
            return String.format(Locale.ROOT, "10^%.6g", log10);
        }
        return value < 10_000_000
                ? String.format(Locale.ROOT, "%d", value)
                : String.format(Locale.ROOT, "%.4g", (double) value);
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
