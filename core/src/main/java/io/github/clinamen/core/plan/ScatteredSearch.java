package io.github.clinamen.core.plan;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.security.GoldenSection;
import io.github.clinamen.core.security.SettingProbability;
import java.util.ArrayList;
import java.util.List;

/** The scattered layout's plans for one game: for each log2 Nb the least Nd that (P4), (P5) or (P6) allows. */
final class ScatteredSearch {
    /** Nd at most: beyond, no plan. */
    private static final double MOST = 1e250;

    /** log2 Nb at most with noise: beyond, more tests only bring more noise. */
    private static final int MOST_CHOICE_BITS = 120;

    private final PlanRequest request;
    private final GameOption option;
    private final FrontierCurve curve;
    private final double q;
    private final double logChoice;
    private final double logTarget;
    private final double noise;
    private final double failure;

    ScatteredSearch(PlanRequest request, GameOption option) {
        this.request = request;
        this.option = option;
        this.curve = new FrontierCurve(option.frontier());
        this.q = SettingProbability.least(
                        SettingChoice.PARITY_COMPLETION, option.game().parties(), request.epsilon())
                .doubleValue();
        this.logChoice = Math.log1p(-request.epsilon().toDouble());
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
            Best at = best(m);
            double nd = Math.max(1, Math.ceil(at.nd));
            boolean reaches = nd < MOST;
            if (request.nd().isPresent()) {
                reaches = nd <= request.nd().getAsLong();
                nd = request.nd().getAsLong();
            }
            if (reaches || request.log2Nb().isPresent()) {
                Candidate candidate =
                        Candidate.of("scattered", option, SettingChoice.PARITY_COMPLETION, nd, m, at.t, reaches);
                found.add(candidate);
                best = Math.min(best, candidate.log10Rounds());
            }
        }
        return found;
    }

    private record Best(double nd, double t) {}

    private Best best(int m) {
        if (noise == 0) {
            double t = meet(m, 0);
            return new Best(least(logFactor(m, 0, t)), t);
        }
        // Least Nd for which some z works; what works for Nd works for more.
        double high = 1;
        while (high < MOST && excess(m, high) > 0) {
            high *= 16;
        }
        double low = Math.max(1, high / 16);
        if (high >= MOST) {
            low = high;
        } else if (high == 1) {
            low = high;
        }
        while (high - low > 0.5 && high / low > 1 + 1e-13) {
            double middle = Math.sqrt(low * high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (excess(m, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double nd = Math.ceil(high);
        double wrong = wrongAllowed(m, request.nd().isPresent() ? request.nd().getAsLong() : nd);
        double z = wrong == 0 ? 0 : bestZ(m, nd, wrong);
        return new Best(high, meet(m, z));
    }

    private double wrongAllowed(int m, double nd) {
        return Binomial.quantile(nd * Math.expm1(m * Math.log(2)), noise, failure);
    }

    /** ln of the bound over the target, for the best z. */
    private double excess(int m, double nd) {
        double wrong = wrongAllowed(m, nd);
        if (wrong == 0) {
            return nd * logFactor(m, 0, meet(m, 0)) - logTarget;
        }
        return excess(m, nd, wrong, bestZ(m, nd, wrong));
    }

    private double excess(int m, double nd, double wrong, double z) {
        return -wrong * Math.log(z) + nd * logFactor(m, z, meet(m, z)) - logTarget;
    }

    private double bestZ(int m, double nd, double wrong) {
        double logit = GoldenSection.minimise(-40, 36, u -> excess(m, nd, wrong, 1 / (1 + Math.exp(-u))));
        return 1 / (1 + Math.exp(-logit));
    }

    private double meet(int m, double z) {
        // slope = (1-z) q (Nb^kappa - 1)
        return curve.meet((1 - z) * q * Math.expm1(-m * logChoice));
    }

    /** ln f_z at the frontier's point t. */
    private double logFactor(int m, double z, double t) {
        double part = Math.log1p(curve.beta(t) / ((1 - z) * q) - t) + m * logChoice;
        return Math.min(0, Math.max(Math.log1p(-t), part));
    }

    private double least(double logFactor) {
        return logTarget >= 0 ? 1 : logTarget / Math.min(logFactor, -1e-300);
    }
}
