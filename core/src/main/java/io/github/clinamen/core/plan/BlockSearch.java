package io.github.clinamen.core.plan;

import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.security.FrontierCurve;
import io.github.clinamen.core.security.PaperConstants;
import io.github.clinamen.core.security.SettingProbability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Plans for the paper's blocks: for each Nd the least log2 Nb that (P3) or (C7) allows. */
final class BlockSearch {
    private final PlanRequest request;
    private final double kappa;
    private final double logTarget;

    BlockSearch(PlanRequest request) {
        this.request = request;
        // Natural logarithm of Nb^kappa for each bit of Nb.
        this.kappa = -Math.log1p(-request.epsilon().toDouble());
        this.logTarget = ScatteredSearch.logOf(request);
    }

    /** By (P3), for one game and setting choice. */
    List<Candidate> product(GameOption option, SettingChoice choice) {
        FrontierCurve curve = new FrontierCurve(option.frontier());
        double q = SettingProbability.least(choice, option.game().parties(), request.epsilon())
                .doubleValue();
        double logTarget4 = logTarget + Math.log(4);
        double first = curve.greatest() < 1 ? Math.floor(logTarget4 / Math.log1p(-curve.greatest())) : 1;
        double from = request.nd().isPresent() ? request.nd().getAsLong() : Math.max(1, first);
        double to = request.nd().isPresent() ? from : 3 * from + 30;
        List<Candidate> found = new ArrayList<>();
        for (double nd = from; nd <= to; nd++) {
            double size = nd;
            DoubleUnaryOperator choiceBits =
                    t -> choiceBits(size * Math.log1p(curve.beta(t) / q - t), size * Math.log1p(-t), logTarget4);
            add(found, "product", option, choice, nd, Math.ceil(choiceBits.applyAsDouble(curve.least(choiceBits))));
        }
        return found;
    }

    /** By (C7) as printed. */
    List<Candidate> paper() {
        double growth = Math.log(32 * PaperConstants.BETA.doubleValue())
                - 5 * Math.log(request.epsilon().toDouble());
        double logAlpha = Math.log(PaperConstants.ALPHA.doubleValue());
        double from = request.nd().isPresent()
                ? request.nd().getAsLong()
                : Math.max(PaperConstants.LEAST_DISTILLED_ROUNDS, Math.floor(logTarget / logAlpha));
        double to = request.nd().isPresent() ? from : from + 300;
        List<Candidate> found = new ArrayList<>();
        for (double nd = from; nd <= to; nd++) {
            double rest = logTarget - Math.log(1.5) - 0.5 * Math.log(nd);
            double bits = Math.ceil(choiceBits(Math.log(2) + nd * growth, nd * logAlpha, rest));
            add(found, "paper", GameOption.FIVE_PARTY_MAJORITY, SettingChoice.DISCARD, nd, bits);
        }
        return found;
    }

    /**
     * log2 Nb, not rounded, so that growth Nb^-kappa is at most target - floor, all given by logarithms: infinite when the
     * floor is above the target.
     */
    private double choiceBits(double logGrowth, double logFloor, double logTarget) {
        if (logFloor >= logTarget) {
            return Double.POSITIVE_INFINITY;
        }
        double logRest = logTarget + Math.log(-Math.expm1(logFloor - logTarget));
        return Math.max(0, (logGrowth - logRest) / kappa);
    }

    private void add(
            List<Candidate> found,
            String analysis,
            GameOption option,
            SettingChoice choice,
            double nd,
            double choiceBits) {
        double bits = choiceBits;
        boolean reaches = bits < Double.POSITIVE_INFINITY;
        if (request.log2Nb().isPresent()) {
            reaches = bits <= request.log2Nb().getAsInt();
            bits = request.log2Nb().getAsInt();
        }
        if (bits < Double.POSITIVE_INFINITY) {
            found.add(Candidate.of(analysis, option, choice, nd, bits, reaches));
        }
    }
}
