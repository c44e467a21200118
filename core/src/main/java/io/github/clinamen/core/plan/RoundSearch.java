package io.github.clinamen.core.plan;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bound.GoldenSection;
import io.github.clinamen.core.bound.TheoremA;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** The fewest rounds of one game with which Theorem A meets a request: found in plain arithmetic, settled with the exact bound. */
final class RoundSearch {
    private static final double LN2 = Math.log(2);

    /** Rounds at most, one bit and many bits: beyond, no plan. */
    private static final double MOST_ONE = 1e250;

    private static final double MOST_NOISY = 1e40;
    private static final double MOST_MANY = 1e16;

    private final PlanRequest request;
    private final CertifiedGauge gauge;
    private final SettingRule rule;
    private final double loss;
    private final double noise;
    private final double failure;
    private final double log2Budget;
    private final long rows;
    private final CodeSearch codes;

    RoundSearch(PlanRequest request, CertifiedGauge gauge) {
        this.request = request;
        this.gauge = gauge;
        this.rule = SettingRule.of(gauge.game());
        this.loss =
                BigFraction.ONE.subtract(gauge.factor(request.epsilon(), rule)).doubleValue();
        this.noise = request.noise().doubleValue();
        this.failure = 1 - request.completeness().doubleValue();
        // The weight sum may be 2 delta z^W / attempts.
        this.log2Budget =
                Log2.of(request.target().multiply(2).divide(request.attempts())).upperDouble();
        this.rows = request.outputBits() + (request.binds() ? Amplification.DIGEST_BITS : 0);
        this.codes = new CodeSearch(rows);
    }

    CertifiedGauge gauge() {
        return gauge;
    }

    /** Boxes that are wrong more often than this leave no bound, however many rounds. */
    double greatestNoise() {
        return loss;
    }

    /** What so many rounds cost, for the request's objective; a logarithm. */
    double logCost(double rounds) {
        double each = switch (request.objective()) {
            case ROUNDS -> 1;
            case SOURCE_BITS -> rule.drawnBits(gauge.game());
            case BOXES -> gauge.game().parties();
        };
        return Math.log(rounds) + Math.log(each);
    }

    /** N, about; infinite when no number of rounds is enough. */
    double rounds() {
        if (request.rounds().isPresent()) {
            return request.rounds().getAsLong();
        }
        double most = rows > 1 ? MOST_MANY : noise > 0 ? MOST_NOISY : MOST_ONE;
        if (noise == 0) {
            double length = codes.leastLength(log2(1), log2Budget);
            return length < most ? Math.max(1, Math.ceil(length)) : Double.POSITIVE_INFINITY;
        }
        if (noise >= loss) {
            return Double.POSITIVE_INFINITY;
        }
        // Least N for which some z works; what works for N works for more.
        double high = 1;
        while (high < most && needed(high) > high) {
            high *= 16;
        }
        if (high >= most) {
            return Double.POSITIVE_INFINITY;
        }
        double low = high == 1 ? 1 : high / 16;
        while (high - low > 0.5 && high / low > 1 + (rows == 1 ? 1e-12 : 1e-3)) {
            double middle = Math.sqrt(low * high);
            if (needed(middle) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.ceil(high);
    }

    /** The N that W for this N asks for, at the best z. */
    private double needed(double rounds) {
        double wrong = wrongAllowed(rounds);
        double u = complement(wrong);
        return codes.leastLength(log2(u), budget(wrong, u));
    }

    /** W, as honest boxes need it. */
    private double wrongAllowed(double rounds) {
        return noise == 0 ? 0 : Binomial.quantile(rounds, noise, failure);
    }

    private double complement(double wrong) {
        if (wrong == 0) {
            return 1;
        }
        return Math.exp(GoldenSection.minimise(Math.log(1e-15), Math.log1p(-1e-12), logU -> {
            double u = Math.exp(logU);
            double length = codes.leastLength(log2(u), budget(wrong, u));
            // Beyond reach, the gain a round still leads the way.
            return Double.isFinite(length) ? Math.log(length) : 1e6 - Math.log(-log2(u));
        }));
    }

    private double log2(double u) {
        return TheoremA.logFactor(loss, u);
    }

    private double budget(double wrong, double u) {
        return wrong == 0 ? log2Budget : log2Budget + wrong * Math.log1p(-u) / LN2;
    }

    /** The plan with about so many rounds, as many more as the exact bound needs; empty when there is no code. */
    Optional<PlanOption> settle(double about) {
        if (about > PlanRequest.MAX_ROUNDS) {
            return Optional.empty();
        }
        return rows == 1 ? Optional.of(settleOne((long) about)) : settleMany(about);
    }

    private PlanOption settleOne(long about) {
        long rounds = about;
        PlanOption option = option(parity(rounds));
        if (request.rounds().isPresent()) {
            return option;
        }
        for (long step = 1; !option.reaches() && step < 1L << 40; step *= 2) {
            rounds += step;
            option = option(parity(rounds));
        }
        return option;
    }

    private Amplification parity(long rounds) {
        return plan(new io.github.clinamen.core.code.ParityCode(rounds));
    }

    private Optional<PlanOption> settleMany(double about) {
        Optional<PlanOption> found = Optional.empty();
        for (double slack = 0; slack < 4; slack = 2 * slack + 1e-3) {
            double wrong = wrongAllowed(about);
            double u = complement(wrong);
            Optional<LinearCode> code = codes.best(log2(u), budget(wrong, u) - slack);
            if (code.isEmpty()) {
                return found;
            }
            PlanOption option = option(plan(code.get()));
            found = Optional.of(option);
            if (option.reaches()) {
                return found;
            }
        }
        return found;
    }

    private Amplification plan(LinearCode code) {
        long wrong = Math.min((long) wrongAllowed(code.length()), code.length() - 1);
        return new Amplification(
                gauge,
                rule,
                request.epsilon(),
                code,
                wrong,
                request.attempts(),
                request.binds() ? Amplification.DIGEST_BITS : 0);
    }

    private PlanOption option(Amplification plan) {
        var claim = plan.claim();
        Completeness completeness = Completeness.ofAllowance(
                BigInteger.valueOf(plan.code().length()), request.noise(), plan.wrongAllowed());
        boolean reaches = claim.traceDistance().isAtMost(Log2.of(request.target()))
                && completeness.least() >= request.completeness().doubleValue();
        return new PlanOption(plan, claim, completeness, reaches);
    }
}
