package io.github.clinamen.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import java.math.BigInteger;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static BigFraction exactAtMost(int n, BigFraction p, int w) {
        BigFraction sum = BigFraction.ZERO;
        BigInteger ways = BigInteger.ONE;
        for (int k = 0; k <= Math.min(n, w); k++) {
            sum = sum.add(
                    p.pow(k).multiply(BigFraction.ONE.subtract(p).pow(n - k)).multiply(ways));
            ways = ways.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        return sum;
    }

    @Test
    @DisplayName("the probability of passing is never overstated, and near the truth where it matters")
    void neverAboveTheExactTail() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int n = 1 + random.nextInt(120);
            BigFraction p = new BigFraction(1 + random.nextInt(99), 300);
            int w = random.nextInt(n + 2);
            double found = Completeness.atMost(BigInteger.valueOf(n), p, w);
            BigFraction truth = exactAtMost(n, p, w);
            assertThat(new BigFraction(found).compareTo(truth))
                    .as("n %d, p %s, w %d", n, p, w)
                    .isLessThanOrEqualTo(0);
            // The tail bound is the first term over 1 - ratio, and Stirling's error stays below 1/12.
            double failure = BigFraction.ONE.subtract(truth).doubleValue();
            if (w > n * p.doubleValue() + 2) {
                assertThat(1 - found).isLessThanOrEqualTo(3 * failure + 1e-15);
            }
        }
    }

    private static ProtocolPlan plan(Layout layout, SettingChoice choice, long wrongAllowed) {
        return new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                layout,
                choice,
                new Distillation.Parity(),
                wrongAllowed,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    @Test
    @DisplayName(
            "of a plan: all tested rounds, with the wrong ones it allows, and N/3 kept ones where rounds are discarded")
    void ofPlans() {
        BigFraction noise = new BigFraction(1, 50);
        // 5 of 5 * 8 rounds are distilled.
        Completeness scattered =
                Completeness.of(plan(new Layout.Scattered(5, 3), SettingChoice.PARITY_COMPLETION, 4), noise);
        assertThat(scattered.least()).isEqualTo(Completeness.atMost(BigInteger.valueOf(35), noise, 4));
        Completeness blocks = Completeness.of(plan(new Layout.Blocks(5, 3), SettingChoice.PARITY_COMPLETION, 0), noise);
        assertThat(new BigFraction(blocks.least())).isLessThanOrEqualTo(exactAtMost(35, noise, 0));
        double exact = exactAtMost(35, noise, 0).doubleValue();
        assertThat(blocks.least()).isGreaterThan(exact - 1e-12);
        // 120 rounds are measured, of which 40 must be kept. Fewer than that, with probability exactly:
        double few = exactAtMost(120, BigFraction.ONE_HALF, 39).doubleValue();
        Completeness discarding = Completeness.of(plan(new Layout.Blocks(5, 3), SettingChoice.DISCARD, 0), noise);
        assertThat(discarding.least()).isLessThan(exact - few).isGreaterThan(exact - 0.01);
        // With 6 measured rounds nothing is promised: 2^(-6/13) is more than a quarter.
        assertThat(Completeness.of(plan(new Layout.Blocks(1, 1), SettingChoice.DISCARD, 0), noise)
                        .least())
                .isLessThan(0.98 - Math.pow(2, -6.0 / 13))
                .isGreaterThan(0.97 - Math.pow(2, -6.0 / 13));
        assertThat(Completeness.of(plan(new Layout.Blocks(1, 1), SettingChoice.DISCARD, 0), new BigFraction(49, 100))
                        .least())
                .isZero();
        assertThat(Completeness.ofAllowance(BigInteger.valueOf(35), noise, 4)).isEqualTo(scattered);
        assertThat(Completeness.atMost(BigInteger.valueOf(35), BigFraction.ZERO, 0))
                .isEqualTo(1);
        assertThat(Completeness.atMost(BigInteger.valueOf(35), noise, 35)).isEqualTo(1);
        assertThat(Completeness.atMost(BigInteger.valueOf(35), noise, 34)).isLessThan(1);
    }

    @Test
    void aProbabilityIsFrom0To1() {
        assertThat(new Completeness(0).least()).isZero();
        assertThat(new Completeness(1).least()).isEqualTo(1);
        for (double bad : new double[] {-Double.MIN_VALUE, Math.nextUp(1), Double.NaN}) {
            assertThatThrownBy(() -> new Completeness(bad)).hasMessageContaining("completeness: expected 0 to 1");
        }
    }

    @Test
    @DisplayName("the search's quantile is the least W that the exact tail bound accepts, up to one")
    void quantiles() {
        Random random = new Random(8);
        for (int i = 0; i < 60; i++) {
            long n = 10 + (long) Math.pow(10, 1 + 10 * random.nextDouble());
            BigFraction p = new BigFraction(1 + random.nextInt(99), 1000);
            long w = (long) Binomial.quantile(n, p.doubleValue(), 0.01);
            assertThat(Completeness.atMost(BigInteger.valueOf(n), p, w + 1)).isGreaterThanOrEqualTo(0.99);
            if (w > 2) {
                assertThat(Completeness.atMost(BigInteger.valueOf(n), p, w - 2)).isLessThan(0.99);
            }
        }
        assertThat(Binomial.quantile(1e40, 0.1, 0.01)).isGreaterThan(1e39);
    }
}
