package io.github.clinamen.core.plan;

import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.security.BinFactor;
import io.github.clinamen.core.security.GoldenSection;
import io.github.clinamen.core.security.ScatteredBound;
import io.github.clinamen.core.security.SettingProbability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scattered layout's plans for one game: for each log2 Nb the least Nd that (P4), (P5) or (P6) allows. */
final class ScatteredSearch {
    /** Nd at most: beyond, no plan. */
    private static final double MOST = 1e250;

    private static final double LN2 = Math.log(2);

    /** Nd at most with noise. */
    private static final double MOST_WITH_NOISE = 1e40;

    /** log2 Nb at most with noise: beyond, more tests only bring more noise. */
    private static final int MOST_CHOICE_BITS = 40;

    private final PlanRequest request;
    private final GameOption option;
    private final String analysis;
    private final double q;
    private final double log2Budget;
    private final double mostNoisy;
    private final CodeSearch codes;
    private final double noise;
    private final double failure;

    ScatteredSearch(PlanRequest request, GameOption option, String analysis) {
        this.request = request;
        this.option = option;
        this.analysis = analysis;
        this.q = SettingProbability.least(
                        SettingChoice.PARITY_COMPLETION, option.game().parties(), request.epsilon())
                .doubleValue();
        this.log2Budget = 2 + logOf(request) / LN2;
        this.codes = new CodeSearch(request.outputBits());
        this.mostNoisy = request.outputBits() == 1 ? MOST_WITH_NOISE : 1e16;
        this.noise = request.noise().doubleValue();
        this.failure = 1 - request.completeness().doubleValue();
    }

    /** ln of the target, also where it is below the least double. */
    static double logOf(PlanRequest request) {
        return io.github.clinamen.core.Log2.of(request.target()).upperDouble() * Math.log(2);
    }

    /** The best plan for each log2 Nb that is worth trying. */
    List<Candidate> candidates() {
        List<Candidate> found = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        int from = request.log2Nb().orElse(1);
        int to = request.log2Nb().orElse(noise > 0 ? MOST_CHOICE_BITS : 5_000);
        for (int m = from; m <= to && m * Math.log10(2) <= best; m++) {
            double nd = Math.max(1, Math.ceil(least(m)));
            boolean reaches = nd < MOST;
            if (request.nd().isPresent()) {
                reaches = nd <= request.nd().getAsLong();
                nd = request.nd().getAsLong();
            }
            if (reaches || request.log2Nb().isPresent()) {
                Candidate candidate = Candidate.of(analysis, option, SettingChoice.PARITY_COMPLETION, nd, m, reaches);
                found.add(candidate);
                best = Math.min(best, candidate.log10Rounds());
            }
        }
        return found;
    }

    /** Nd, for one bit not rounded. */
    private double least(int m) {
        BinFactor factor = factor(m);
        if (noise == 0) {
            return codes.leastLength(log2(factor, 1), log2Budget);
        }
        if (bits() == 1 && excessRate(factor, m) >= 0) {
            return MOST;
        }
        // Least Nd for which some z works; what works for Nd works for more.
        double high = 1;
        while (high < mostNoisy && needed(factor, m, high) > high) {
            high *= 16;
        }
        if (high >= mostNoisy) {
            return MOST;
        }
        double low = high == 1 ? 1 : high / 16;
        while (high - low > 0.5 && high / low > 1 + 1e-12) {
            double middle = Math.sqrt(low * high);
            if (needed(factor, m, middle) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The code for Nd near the given one, with this much less of the budget than there is. */
    Optional<LinearCode> code(int m, double nd, double slack) {
        BinFactor factor = factor(m);
        double wrong = wrongAllowed(m, nd);
        double u = wrong == 0 ? 1 : bestComplement(factor, wrong);
        return codes.best(log2(factor, u), budget(wrong, u) - slack);
    }

    /** W, as honest boxes need it. */
    double wrongAllowed(int m, double nd) {
        return Binomial.quantile(nd * Math.expm1(m * LN2), noise, failure);
    }

    /** The Nd that W for this Nd asks for, at the best z. */
    private double needed(BinFactor factor, int m, double nd) {
        double wrong = wrongAllowed(m, nd);
        double u = wrong == 0 ? 1 : bestComplement(factor, wrong);
        return codes.leastLength(log2(factor, u), budget(wrong, u));
    }

    private double bestComplement(BinFactor factor, double wrong) {
        double log = GoldenSection.minimise(Math.log(1e-15), Math.log1p(-1e-12), logU -> {
            double u = Math.exp(logU);
            double length = codes.leastLength(log2(factor, u), budget(wrong, u));
            // Beyond reach, the gain per wrong round still leads the way.
            return Double.isFinite(length) ? Math.log(length) : 1e6 - Math.log(-log2(factor, u));
        });
        return Math.exp(log);
    }

    /** log2 of what the weight sum may be: 4 delta z^W. */
    private double budget(double wrong, double u) {
        return wrong == 0 ? log2Budget : log2Budget + wrong * Math.log1p(-u) / LN2;
    }

    private double log2(BinFactor factor, double u) {
        return Math.log1p(-Math.min(factor.estimateGap(u * q), 1 - 1e-16)) / LN2;
    }

    private BinFactor factor(int m) {
        return new BinFactor(request.epsilon(), m, option.frontier(), !analysis.equals(PlanRequest.COMMON_POINT));
    }

    private long bits() {
        return request.outputBits();
    }

    /** ln of what each further bin multiplies the bound by in the long run, when just the wrong rounds expected are allowed. */
    private double excessRate(BinFactor factor, int m) {
        double wrong = noise * Math.expm1(m * LN2);
        double u = ScatteredBound.bestComplement(factor, q, wrong, log2f -> log2f);
        return -wrong * Math.log1p(-u) + Math.log1p(-factor.estimateGap(u * q));
    }
}
