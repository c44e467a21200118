package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.oracle.NaiveBound;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BinFactorTest {
    private static final BigFraction ONE = BigFraction.ONE;

    private static ProtocolPlan plan(Epsilon eps, int choiceBits, int parties) {
        return new ProtocolPlan(
                new MerminGame(parties),
                new OutcomeFunction.Majority(3),
                eps,
                new Layout.Scattered(1, choiceBits),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                parties == 4 ? Frontier.FOUR_PARTY_MAJORITY : Frontier.FIVE_PARTY_MAJORITY);
    }

    private static BigFraction q(ProtocolPlan plan) {
        return SettingProbability.least(plan.settingChoice(), plan.game().parties(), plan.epsilon());
    }

    @Test
    @DisplayName("(P7) the exact check accepts the exact least factor, and nothing smaller by 10^-12")
    void theExactCheckIsSharp() {
        Random random = new Random(71);
        for (int i = 0; i < 40; i++) {
            ProtocolPlan plan = plan(
                    new Epsilon(new BigFraction(1 + random.nextInt(50), 100)),
                    random.nextInt(7),
                    4 + random.nextInt(2));
            BinFactor factor = new BinFactor(plan.epsilon(), plan.layout().choiceBits(), plan.frontier(), true);
            BigFraction gap = ONE.subtract(NaiveBound.adapted(plan, q(plan)));
            assertThat(factor.satisfies(q(plan), gap)).as("%s", plan).isTrue();
            assertThat(factor.satisfies(q(plan), gap.multiply(new BigFraction(1, 2))))
                    .isTrue();
            BigFraction more = gap.add(new BigFraction(1, 1_000_000_000_000L));
            assertThat(factor.satisfies(q(plan), more)).as("%s", plan).isFalse();
        }
    }

    @Test
    @DisplayName("the bound on f is never below the exact one, and within 10^-9 of 1 - f of it; so is the estimate")
    void boundAndEstimate() {
        Random random = new Random(72);
        for (int i = 0; i < 40; i++) {
            ProtocolPlan plan = plan(
                    new Epsilon(new BigFraction(1 + random.nextInt(50), 100)),
                    random.nextInt(8),
                    4 + random.nextInt(2));
            BigFraction u = i % 2 == 0 ? ONE : new BigFraction(1 + random.nextInt(99), 100);
            BigFraction q = q(plan).multiply(u);
            BinFactor factor = new BinFactor(plan.epsilon(), plan.layout().choiceBits(), plan.frontier(), true);
            BigFraction exact = NaiveBound.binFactor(plan, q);
            Log2 bound = factor.bound(q);
            assertThat(Log2.of(exact).lower()).as("%s", plan).isLessThanOrEqualTo(bound.upper());
            double gap = ONE.subtract(exact).doubleValue();
            double found = -Math.expm1(bound.upper().doubleValue() * Math.log(2));
            assertThat(found).as("%s", plan).isCloseTo(gap, within(1e-9 * gap + 1e-14));
            assertThat(factor.estimateGap(q.doubleValue())).as("%s", plan).isCloseTo(gap, within(1e-9 * gap + 1e-14));
        }
    }

    @Test
    @DisplayName("(P4) alone: the estimate is that of one point of the frontier")
    void commonEstimate() {
        Random random = new Random(73);
        for (int i = 0; i < 60; i++) {
            ProtocolPlan plan = plan(new Epsilon(new BigFraction(1 + random.nextInt(50), 100)), random.nextInt(90), 5);
            BigFraction q = q(plan);
            BinFactor factor = new BinFactor(plan.epsilon(), plan.layout().choiceBits(), plan.frontier(), false);
            Log2 bound = factor.bound(q);
            double found = -Math.expm1(bound.upper().doubleValue() * Math.log(2));
            assertThat(factor.estimateGap(q.doubleValue()))
                    .as("%s", plan)
                    .isCloseTo(found, within(1e-9 * found + 1e-14));
            BigFraction least = BigFraction.ONE;
            BigFraction choice =
                    ONE.subtract(plan.epsilon().value()).pow(plan.layout().choiceBits());
            for (Frontier.Point p : plan.frontier().points()) {
                BigFraction other = p.alpha().add(p.beta().divide(q)).multiply(choice);
                BigFraction f = p.alpha().compareTo(other) >= 0 ? p.alpha() : other;
                least = f.compareTo(least) < 0 ? f : least;
            }
            // No breakpoint is better.
            assertThat(bound.lower()).isLessThanOrEqualTo(Log2.of(least).upper());
        }
    }

    @Test
    @DisplayName("Nb up to 2^64 is adapted to, beyond (P4) is used alone")
    void manyCandidates() {
        Epsilon eps = Epsilon.parse("0.05");
        BigFraction q = q(plan(eps, 1, 4));
        Frontier frontier = Frontier.FOUR_PARTY_MAJORITY;
        Log2 adapted = new BinFactor(eps, 64, frontier, true).bound(q);
        Log2 common = new BinFactor(eps, 64, frontier, false).bound(q);
        assertThat(adapted.upper()).isLessThan(common.lower());
        assertThat(new BinFactor(eps, 65, frontier, true).bound(q).upper())
                .isEqualTo(new BinFactor(eps, 65, frontier, false).bound(q).upper());
        // No choice, no test: nothing is gained.
        assertThat(new BinFactor(eps, 0, frontier, true).bound(q).upper()).isZero();
        assertThat(new BinFactor(eps, 0, frontier, true).estimateGap(q.doubleValue()))
                .isZero();
    }

    @Test
    @DisplayName(
            "a frontier that reaches alpha = 0 leaves (1/q) Nb^-kappa, when the choice is free beyond double precision")
    void noAlpha() {
        Frontier frontier = new Frontier(
                List.of(new Frontier.Point(BigFraction.ZERO, ONE), new Frontier.Point(ONE, BigFraction.ZERO)));
        BigFraction q = new BigFraction(1, 8);
        Log2 bound = new BinFactor(Epsilon.parse("0.5"), 1100, frontier, false).bound(q);
        assertThat(bound.upper()).isEqualTo(bound.lower()).isEqualTo(BigDecimal.valueOf(3 - 1100));
    }
}
