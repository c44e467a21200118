package io.github.clinamen.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
