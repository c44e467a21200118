package io.github.clinamen.core.plan;

import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.security.BinFactor;
import io.github.clinamen.core.security.ScatteredBound;
import io.github.clinamen.core.security.SettingProbability;
import java.util.ArrayList;
import java.util.List;

/** The scattered layout's plans for one game: for each log2 Nb the least Nd that (P4), (P5) or (P6) allows. */
final class ScatteredSearch {
    /** Nd at most: beyond, no plan. */
    private static final double MOST = 1e250;

    /** Nd at most with noise. */
    private static final double MOST_WITH_NOISE = 1e40;

    /** log2 Nb at most with noise: beyond, more tests only bring more noise. */
    private static final int MOST_CHOICE_BITS = 40;

    private final PlanRequest request;
    private final GameOption option;
    private final String analysis;
    private final double q;
    private final double logTarget;
    private final double noise;
    private final double failure;

    ScatteredSearch(PlanRequest request, GameOption option, String analysis) {
        this.request = request;
        this.option = option;
        this.analysis = analysis;
        this.q = SettingProbability.least(
                        SettingChoice.PARITY_COMPLETION, option.game().parties(), request.epsilon())
                .doubleValue();
        this.logTarget = Math.log(4) + logOf(request);
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
                Candidate candidate =
                        Candidate.of(analysis, option, SettingChoice.PARITY_COMPLETION, nd, m, reaches);
                found.add(candidate);
                best = Math.min(best, candidate.log10Rounds());
            }
        }
        return found;
    }

    /** Nd, not rounded. */
    private double least(int m) {
        BinFactor factor = new BinFactor(
                request.epsilon(), m, option.frontier(), !analysis.equals(PlanRequest.COMMON_POINT));
        if (logTarget >= 0) {
            return 1;
        }
        if (noise == 0) {
            return logTarget / Math.log1p(-Math.max(factor.estimateGap(q), Double.MIN_NORMAL));
        }
        if (noise > 0 && excessRate(factor, m) >= 0) {
            return MOST;
        }
        // Least Nd for which some z works; what works for Nd works for more.
        double high = 1;
        while (high < MOST_WITH_NOISE && excess(factor, m, high) > 0) {
            high *= 16;
        }
        if (high >= MOST_WITH_NOISE) {
            return MOST;
        }
        double low = high == 1 ? 1 : high / 16;
        while (high - low > 0.5 && high / low > 1 + 1e-12) {
            double middle = Math.sqrt(low * high);
            if (excess(factor, m, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** ln of what each further bin multiplies the bound by in the long run, when just the wrong rounds expected are allowed. */
    private double excessRate(BinFactor factor, int m) {
        double wrong = noise * Math.expm1(m * Math.log(2));
        double u = ScatteredBound.bestComplement(factor, q, wrong, log2f -> log2f);
        return -wrong * Math.log1p(-u) + Math.log1p(-factor.estimateGap(u * q));
    }

    /** ln of the bound over the target, for the best z. */
    private double excess(BinFactor factor, int m, double nd) {
        double wrong = Binomial.quantile(nd * Math.expm1(m * Math.log(2)), noise, failure);
        double u = wrong == 0 ? 1 : ScatteredBound.bestComplement(factor, q, wrong, log2f -> nd * log2f);
        double price = wrong == 0 ? 0 : -wrong * Math.log1p(-u);
        return price + nd * Math.log1p(-factor.estimateGap(u * q)) - logTarget;
    }
}
