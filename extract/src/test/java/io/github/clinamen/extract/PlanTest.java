package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Rationals;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Paper and law: the planned lengths are the published formulas, rounded towards safety. */
class PlanTest {
    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    /** The Mermin example: 10^7 rounds at M = 3.5, two outcomes of each, no finite-size term, source rate 0.95. */
    private static Demand mermin(Adversary adversary) {
        double most = Math.pow(2, -0.95);
        double lose = (4 - 3.5) / 16 / (8 * Math.pow(1 - most, 3));
        double guess = 0.25 + 2 * lose + Math.sqrt(3 * (lose - 4 * lose * lose));
        long thousandths = (long) Math.floor(-1e10 * Math.log(guess) / Math.log(2));
        return Demand.of(20_000_000, new BigFraction(thousandths, 1000), number("5e-31"), adversary)
                .withSeedRate(number("0.95"));
    }

    @Test
    @DisplayName("10^7 rounds, M = 3.5, e = 5e-31, rate 0.95: circulant gives 5 910 364 bits")
    void circulantOfTheMerminExample() {
        // The least admissible prime above 2 * 10^7 is so near that the published figure, for 2 * 10^7 seed bits,
        // holds.
        assertThat(Circulant.plan(mermin(Adversary.CLASSICAL)))
                .isEqualTo(new Circulant(20_000_000, 20_000_003, 5_910_364));
        assertThat(Circulant.plan(mermin(Adversary.QUANTUM)).outputLength()).isEqualTo(5_910_364);
    }

    @Test
    @DisplayName(
            "the same for Dodis against a quantum adversary: one bit more, where the published formula gives 1 181 952")
    void dodisOfTheMerminExample() {
        assertThat(Dodis.plan(mermin(Adversary.QUANTUM))).isEqualTo(new Dodis(20_000_000, 20_000_003, 5_910_365));
    }

    @ParameterizedTest(name = "n = {0}, k = {1}, rate {2}, e = 2^-{3}")
    @CsvSource({"1000,700,1,32", "1000,700,0.9,32", "10000,9000,0.75,64", "4096,4000,1,1", "66,66,1,3"})
    void theFormulas(long n, long k, String rate, int e) {
        BigFraction r = number(rate);
        BigFraction error = new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(e));
        for (Adversary adversary : Adversary.values()) {
            Demand demand = Demand.of(n, new BigFraction(k), error, adversary).withSeedRate(r);
            long p = AdmissiblePrime.atLeast(n + 1);
            double excess = k - (1 - r.doubleValue()) * p;
            assertPlan(() -> Circulant.plan(demand), Math.min(floor(excess - 2 * e), p - 1));
            long d = AdmissiblePrime.atLeast(n);
            excess = k - (1 - r.doubleValue()) * d;
            assertPlan(() -> Dodis.plan(demand), Math.min(floor(excess + 1 - 2 * e), d - 1));
            // Toeplitz: the largest m that satisfies the circulant formula with p = n + m - 1.
            long m = 0;
            while (m < n) {
                double there = k - (1 - r.doubleValue()) * (n + m);
                if (m + 1 > there - 2 * e + 1e-9) {
                    break;
                }
                m++;
            }
            assertPlan(() -> Toeplitz.plan(demand), m);
        }
    }

    @Test
    @DisplayName(
            "n = 10^6, k = 7 * 10^5, eps 0.45, e = 10^-12: quantum side information costs nothing, not four fifths")
    void quantumSideInformationCostsNothing() {
        Demand demand = Demand.of(1_000_000, new BigFraction(700_000), number("1e-12"), Adversary.QUANTUM)
                .withSeedRate(SeedQuality.rateOfEpsilonSource(number("0.45")));
        assertThat(Circulant.plan(demand).outputLength()).isEqualTo(562_416);
        assertThat(Dodis.plan(demand).outputLength()).isEqualTo(562_417);
    }

    private static long floor(double x) {
        return (long) Math.floor(x + 1e-9);
    }

    private static void assertPlan(java.util.function.Supplier<Extractor> plan, long bits) {
        if (bits < 1) {
            assertThatThrownBy(plan::get)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nothing can be extracted");
        } else {
            assertThat(plan.get().outputLength()).isEqualTo(bits);
        }
    }

    @Test
    void aBitIsNeverRoundedIntoBeing() {
        // 2 log2 1/e is 64 and a little more than nothing: one bit less than at e = 2^-32 exactly.
        BigFraction exact = new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(32));
        BigFraction less = exact.subtract(new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(120)));
        Demand demand = Demand.of(1000, new BigFraction(700), exact, Adversary.CLASSICAL);
        assertThat(Toeplitz.plan(demand).outputLength()).isEqualTo(636);
        assertThat(Toeplitz.plan(Demand.of(1000, new BigFraction(700), less, Adversary.CLASSICAL))
                        .outputLength())
                .isEqualTo(635);
        BigFraction tiny = new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(90));
        assertThat(Toeplitz.plan(Demand.of(1000, new BigFraction(700).subtract(tiny), exact, Adversary.CLASSICAL))
                        .outputLength())
                .isEqualTo(635);
    }

    @Test
    void theLogarithmIsNeverAbove() {
        for (int i = 1; i < 300; i++) {
            BigFraction x = new BigFraction(i, 97);
            double floor = Demand.log2Floor(x).doubleValue();
            assertThat(floor)
                    .isEqualTo(Math.log(i / 97.0) / Math.log(2), org.assertj.core.api.Assertions.within(1e-12));
        }
        assertThat(Demand.log2Floor(new BigFraction(8))).isLessThanOrEqualTo(new BigFraction(3));
        assertThat(Demand.log2Floor(new BigFraction(new BigDecimal("0.125").doubleValue())))
                .isLessThanOrEqualTo(new BigFraction(-3));
    }

    @ParameterizedTest
    @EnumSource(Adversary.class)
    void aLimitIsKeptAndMoreErrorNeverCosts(Adversary adversary) {
        long before = 0;
        for (String e : new String[] {"1e-20", "1e-10", "1e-5", "0.1"}) {
            Demand demand = Demand.of(5000, new BigFraction(4000), number(e), adversary);
            long bits = Circulant.plan(demand).outputLength();
            assertThat(bits).isGreaterThan(before);
            before = bits;
            assertThat(Circulant.plan(demand.withOutputLimit(17)).outputLength())
                    .isEqualTo(17);
            assertThat(Trevisan.plan(demand.withOutputLimit(17)).outputLength()).isEqualTo(17);
        }
    }

    @Test
    void demandsThatCannotBeAreRejected() {
        BigFraction half = BigFraction.ONE_HALF;
        assertThatThrownBy(() -> Demand.of(100, new BigFraction(101), half, Adversary.CLASSICAL))
                .hasMessage("min-entropy: expected above 0 and at most the 100 bits of the input, found 101.0");
        assertThatThrownBy(() -> Demand.of(0, half, half, Adversary.CLASSICAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Demand.of(100, half, BigFraction.ONE, Adversary.CLASSICAL))
                .hasMessage("error: expected above 0 and below 1, found 1.0");
        assertThatThrownBy(() -> Demand.of(100, half, half, Adversary.CLASSICAL).withSeedRate(BigFraction.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        Demand weak = Demand.of(1000, new BigFraction(900), number("1e-9"), Adversary.CLASSICAL)
                .withSeedRate(number("0.5"));
        assertThatThrownBy(() -> Trevisan.plan(weak))
                .hasMessage("seed rate: trevisan needs a uniform seed, rate 1, found 0.5");
    }
}
