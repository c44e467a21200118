package io.github.clinamen.core.plan;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.bound.FrontierCurve;
import io.github.clinamen.core.bound.PaperConstants;
import io.github.clinamen.core.bound.SettingProbability;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.BoxOne;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/** Plans for the paper's blocks: for each Nd the least log2 Nb that (P3) or (C7) allows, and the cheapest of these. */
public final class BlockSearch {
    private static final double LOG10_2 = Math.log10(2);

    /** As far as log2 Nb may have to grow beyond its estimate. */
    private static final int MOST_MORE = 16;

    private final BoxOneRequest request;
    private final double kappa;
    private final double logTarget;

    private BlockSearch(BoxOneRequest request) {
        this.request = request;
        // Natural logarithm of Nb^kappa for each bit of Nb.
        this.kappa = -Math.log1p(-request.epsilon().toDouble());
        this.logTarget = Log2.of(request.target()).upperDouble() * Math.log(2);
    }

    /** A block size with the choice bits that it needs, or that are fixed. */
    private record Blocks(double nd, double choiceBits, boolean reaches) {
        double log10Rounds(SettingRule settings) {
            return Math.log10(nd) + choiceBits * LOG10_2 + (settings == SettingRule.INDEPENDENT ? Math.log10(3) : 0);
        }

        boolean isBetterThan(Blocks other) {
            if (reaches != other.reaches) {
                return reaches;
            }
            return log10Rounds(SettingRule.PARITY_COMPLETION) < other.log10Rounds(SettingRule.PARITY_COMPLETION);
        }
    }

    /** The cheapest plan. */
    public static PlanResult plan(BoxOneRequest request) {
        return new BlockSearch(request).plan();
    }

    /** log10 of the rounds that (C7) as printed asks for. */
    public static double paperLog10Rounds(BoxOneRequest request) {
        return new BlockSearch(request)
                .cheapest()
                .map(blocks -> blocks.log10Rounds(request.settings()))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private PlanResult plan() {
        Optional<Blocks> found = cheapest();
        if (found.isEmpty()) {
            return PlanResult.none("no number of rounds is enough", Double.POSITIVE_INFINITY);
        }
        Blocks blocks = found.get();
        double log10Rounds = blocks.log10Rounds(request.settings());
        String many = String.format(
                java.util.Locale.ROOT,
                "10^%.4g rounds are needed, at most 10^%.4g are thought possible",
                log10Rounds,
                Math.log10(request.maxRounds()));
        if (blocks.choiceBits > BoxOneRequest.MAX_LOG2_NB || blocks.nd > BoxOneRequest.MAX_ND) {
            return PlanResult.none(many, log10Rounds);
        }
        PlanOption option = settle(blocks);
        String reason = !option.reaches()
                ? "the target is not met at the sizes asked for"
                : log10Rounds > Math.log10(request.maxRounds()) ? many : "";
        return new PlanResult(reason.isEmpty(), reason, option.log10Rounds(), Optional.of(option), List.of());
    }

    private Optional<Blocks> cheapest() {
        Optional<Blocks> best = Optional.empty();
        double first = firstNd();
        double from = request.nd().isPresent() ? request.nd().getAsLong() : first;
        double to = request.nd().isPresent() ? from : lastNd(from);
        for (double nd = from; nd <= to; nd++) {
            double needed = Math.ceil(choiceBits(nd));
            boolean reaches = needed < Double.POSITIVE_INFINITY;
            if (request.log2Nb().isPresent()) {
                reaches = needed <= request.log2Nb().getAsInt();
                needed = request.log2Nb().getAsInt();
            }
            Blocks blocks = new Blocks(nd, needed, reaches);
            if (needed < Double.POSITIVE_INFINITY && (best.isEmpty() || blocks.isBetterThan(best.get()))) {
                best = Optional.of(blocks);
            }
        }
        return best;
    }

    private double firstNd() {
        return switch (request.analysis()) {
            case PAPER ->
                Math.max(
                        PaperConstants.LEAST_DISTILLED_ROUNDS,
                        Math.floor(logTarget / Math.log(PaperConstants.ALPHA.doubleValue())));
            case PRODUCT -> {
                double least = new FrontierCurve(request.game().frontier()).greatest();
                yield Math.max(1, least < 1 ? Math.floor((logTarget + Math.log(4)) / Math.log1p(-least)) : 1);
            }
        };
    }

    private double lastNd(double from) {
        return request.analysis() == BoxOneRequest.Analysis.PAPER ? from + 300 : 3 * from + 30;
    }

    /** log2 Nb, not rounded. */
    private double choiceBits(double nd) {
        switch (request.analysis()) {
            case PAPER -> {
                double growth = Math.log(32 * PaperConstants.BETA.doubleValue())
                        - 5 * Math.log(request.epsilon().toDouble());
                double rest = logTarget - Math.log(1.5) - 0.5 * Math.log(nd);
                return choiceBits(Math.log(2) + nd * growth, nd * Math.log(PaperConstants.ALPHA.doubleValue()), rest);
            }
            case PRODUCT -> {
                FrontierCurve curve = new FrontierCurve(request.game().frontier());
                double q = SettingProbability.least(
                                request.settings(), request.game().game().parties(), request.epsilon())
                        .doubleValue();
                DoubleUnaryOperator bits = t -> choiceBits(
                        nd * Math.log1p(curve.beta(t) / q - t), nd * Math.log1p(-t), logTarget + Math.log(4));
                return bits.applyAsDouble(curve.least(bits));
            }
        }
        throw new IllegalStateException("analysis: " + request.analysis());
    }

    /**
     * log2 Nb, not rounded, so that growth Nb^-kappa is at most target - floor, all given by logarithms: infinite when the
     * floor is above the target.
     */
    private double choiceBits(double logGrowth, double logFloor, double logMost) {
        if (logFloor >= logMost) {
            return Double.POSITIVE_INFINITY;
        }
        double logRest = logMost + Math.log(-Math.expm1(logFloor - logMost));
        return Math.max(0, (logGrowth - logRest) / kappa);
    }

    /** As an exact plan; log2 Nb grows until the exact bound meets the target, unless it is fixed. */
    private PlanOption settle(Blocks blocks) {
        int log2Nb = (int) blocks.choiceBits;
        PlanOption option;
        do {
            option = option((long) blocks.nd, log2Nb);
            log2Nb++;
        } while (!option.reaches()
                && blocks.reaches
                && request.log2Nb().isEmpty()
                && log2Nb < blocks.choiceBits + MOST_MORE);
        return option;
    }

    private PlanOption option(long nd, int log2Nb) {
        BoxOne protocol = new BoxOne(
                request.game().game(),
                request.game().function(),
                request.epsilon(),
                request.settings(),
                nd,
                log2Nb,
                request.analysis().distillation(),
                request.game().frontier());
        Claim.Distance claim = protocol.claim();
        boolean reaches = claim.paperFigure().isAtMost(Log2.of(request.target()));
        return new PlanOption(protocol, claim, completeness(protocol), reaches);
    }

    /**
     * That perfect boxes pass. Where rounds are discarded the source is taken as fair for the rule of N/3: a hostile one may
     * always make the protocol abort.
     */
    private static Completeness completeness(BoxOne protocol) {
        if (protocol.settings() != SettingRule.INDEPENDENT) {
            return new Completeness(1);
        }
        // Hoeffding: fewer than N/3 of N fair halves with probability at most exp(-N/18) <= 2^(-N/13).
        BigFraction exponent = new BigFraction(protocol.measuredRounds().negate()).divide(BigInteger.valueOf(13));
        double fails = Log2.powerOfTwo(exponent).upperDecimal().doubleValue() * 1.0001;
        return new Completeness(Math.max(0, Math.nextDown(1 - fails)));
    }
}
