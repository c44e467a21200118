package io.github.clinamen.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.ReferenceLog;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BinomialTest {
    /** ln of: the probability of exactly k of n, over 1 - ratio of the next to it. */
    private static double exactLogTail(int n, BigFraction p, int k) {
        BigFraction q = BigFraction.ONE.subtract(p);
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        BigFraction term = p.pow(k).multiply(q.pow(n - k)).multiply(ways);
        BigFraction ratio = new BigFraction(n - k).multiply(p).divide(q.multiply(k + 1));
        BigDecimal log2 = ReferenceLog.log2(term.divide(BigFraction.ONE.subtract(ratio)));
        return log2.doubleValue() * Math.log(2);
    }

    @Test
    @DisplayName("the tail agrees with exact arithmetic, near the mean and far from it, to ten digits")
    void tail() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            int n = 50 + random.nextInt(2000);
            BigFraction p = new BigFraction(100 + random.nextInt(700), 1000);
            int mean = (int) (n * p.doubleValue());
            int k = Math.min(n - 10, mean + 1 + (i % 2 == 0 ? random.nextInt(n - mean) : random.nextInt(4)));
            double exact = exactLogTail(n, p, k);
            assertThat(Binomial.logTail(n, p.doubleValue(), k))
                    .as("n %d, p %s, k %d", n, p, k)
                    .isCloseTo(exact, within(1e-10 * Math.max(1, Math.abs(exact))));
        }
        assertThat(Binomial.logTail(30, 0.3, 30)).isCloseTo(30 * Math.log(0.3), within(1e-12));
        assertThat(Binomial.logTail(30, 0.3, 31)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    @DisplayName("the quantile is the least w above the mean whose tail is small enough, found by trying all")
    void quantile() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            int n = 1 + random.nextInt(400);
            double p = random.nextDouble(0.001, 0.6);
            double failure = Math.pow(2, -random.nextInt(1, 60));
            double found = Binomial.quantile(n, p, failure);
            double none = -Math.expm1(n * Math.log1p(-p));
            int w = (int) Math.floor(n * p) + 1;
            while (w < n && Binomial.logTail(n, p, w + 1) > Math.log(failure)) {
                w++;
            }
            assertThat(found).as("n %d, p %s, failure %s", n, p, failure).isEqualTo(none <= failure ? 0 : w);
        }
        assertThat(Binomial.quantile(0, 0.1, 0.5)).isZero();
        assertThat(Binomial.quantile(100, 0, 0.5)).isZero();
        assertThat(Binomial.quantile(10, 1e-9, 1e-3)).isZero();
    }
}
