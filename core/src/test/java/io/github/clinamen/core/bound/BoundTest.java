package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.protocol.SettingChoice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
    private static final BigFraction QUARTER = new BigFraction(1, 4);
    private static final Frontier FIVE = Frontier.FIVE_PARTY_MAJORITY;

    /** Of the reference itself, whose 200 digits are rounded. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-180");

    private static Epsilon epsilon(Random random) {
        return new Epsilon(new BigFraction(1 + random.nextInt(50), 100));
    }

    @Test
    @DisplayName(
            "(P4) is never below the exact least of 1/4 max { alpha, (alpha + beta/q) Nb^-kappa }^Nd over the frontier")
    void commonPointAgainstExactRationals() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Epsilon eps = epsilon(random);
            int m = 1 + random.nextInt(8);
            int nd = 1 + random.nextInt(30);
            BigFraction q = SettingProbability.least(SettingChoice.PARITY_COMPLETION, 5, eps);
            Log2 bound = new ScatteredBound(eps, FIVE, q, m, 0, new ParityCode(nd), false).log2Excess();
            BigFraction choice = BigFraction.ONE.subtract(eps.value()).pow(m);
            // The least f is where alpha = (alpha + beta/q) Nb^-kappa on a segment, or at a breakpoint.
            BigFraction least = BigFraction.ONE;
            for (int s = 1; s < FIVE.points().size(); s++) {
                Frontier.Point a = FIVE.points().get(s - 1);
                Frontier.Point b = FIVE.points().get(s);
                BigFraction rise = b.beta().subtract(a.beta()).divide(b.alpha().subtract(a.alpha()));
                // alpha (1 - c) = c/q (beta_a + rise (alpha - alpha_a))
                BigFraction ratio = choice.divide(q);
                BigFraction meet = ratio.multiply(a.beta().subtract(rise.multiply(a.alpha())))
                        .divide(BigFraction.ONE.subtract(choice).subtract(ratio.multiply(rise)));
                for (BigFraction alpha : new BigFraction[] {a.alpha(), b.alpha(), meet}) {
                    if (alpha.compareTo(a.alpha()) >= 0 && alpha.compareTo(b.alpha()) <= 0) {
                        BigFraction f = max(
                                alpha,
                                alpha.add(FIVE.at(alpha).beta().divide(q)).multiply(choice));
                        least = f.compareTo(least) < 0 ? f : least;
                    }
                }
            }
            BigDecimal truth = reference(least.pow(nd).multiply(QUARTER));
            assertThat(bound.upper()).isGreaterThanOrEqualTo(truth.subtract(ROUNDING));
            assertThat(bound.upper().subtract(truth)).isLessThan(new BigDecimal("1e-8"));
        }
    }

    @Test
    @DisplayName("(P7) at pairs is (1 + mu)^-Nd / 4 for mu = eps^3 (four parties): its closed form")
    void closedFormOfPairs() {
        for (int percent = 1; percent <= 50; percent++) {
            Epsilon eps = new Epsilon(new BigFraction(percent, 100));
            BigFraction q = SettingProbability.least(SettingChoice.PARITY_COMPLETION, 4, eps);
            Log2 bound = new ScatteredBound(eps, Frontier.FOUR_PARTY_MAJORITY, q, 1, 0, new ParityCode(1000), true)
                    .log2Excess();
            BigDecimal truth = reference(BigFraction.ONE.add(q).pow(-1000).multiply(QUARTER));
            assertThat(bound.upper()).isGreaterThanOrEqualTo(truth.subtract(ROUNDING));
            assertThat(bound.upper().subtract(truth)).isLessThan(new BigDecimal("1e-8"));
        }
    }

    @Test
    @DisplayName("(P7) is never worse than (P4), and both fall as Nd, Nb or epsilon grow")
    void monotone() {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            Epsilon eps = epsilon(random);
            int m = 1 + random.nextInt(6);
            int nd = 1 + random.nextInt(1000);
            ScatteredBound bound = scattered(eps, m, nd, 0);
            Log2 adapted = bound.log2Excess();
            assertThat(adapted.upper())
                    .isLessThanOrEqualTo(bound.withCommonPoint().log2Excess().upper());
            assertThat(scattered(eps, m, nd + 1, 0).log2Excess().upper()).isLessThan(adapted.upper());
            assertThat(scattered(eps, m, nd, 3).log2Excess().upper()).isGreaterThan(adapted.upper());
        }
    }

    @Test
    @DisplayName("(P5): with W wrong rounds allowed the bound equals 1/4 z^-W f_z^Nd at the best z of the closed form")
    void noise() {
        // Pairs of four parties: f_z = 1/(1 + (1-z) mu), best z = W (1+mu) / (mu (Nd + W)).
        Epsilon eps = Epsilon.parse("0.4");
        BigFraction mu = new BigFraction(64, 1000);
        int nd = 1000;
        int wrong = 20;
        BigFraction q = SettingProbability.least(SettingChoice.PARITY_COMPLETION, 4, eps);
        Log2 bound = new ScatteredBound(eps, Frontier.FOUR_PARTY_MAJORITY, q, 1, wrong, new ParityCode(nd), true)
                .log2Excess();
        BigFraction z = mu.add(1).multiply(wrong).divide(mu.multiply(nd + wrong));
        BigFraction f =
                BigFraction.ONE.divide(BigFraction.ONE.subtract(z).multiply(mu).add(1));
        BigDecimal truth = reference(z.pow(-wrong).multiply(f.pow(nd)).multiply(QUARTER));
        assertThat(bound.upper()).isGreaterThanOrEqualTo(truth.subtract(ROUNDING));
        assertThat(bound.upper().subtract(truth)).isLessThan(new BigDecimal("1e-6"));
    }

    private static ScatteredBound scattered(Epsilon eps, int m, int nd, long wrong) {
        BigFraction q = SettingProbability.least(SettingChoice.PARITY_COMPLETION, 5, eps);
        return new ScatteredBound(eps, FIVE, q, m, wrong, new ParityCode(nd), true);
    }

    @Test
    @DisplayName("(C7) and (P3) are never below exact rational evaluation")
    void blocksAgainstExactRationals() {
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            Epsilon eps = epsilon(random);
            int m = random.nextInt(200);
            int nd = 1 + random.nextInt(20);
            BigFraction choice = BigFraction.ONE.subtract(eps.value()).pow(m);
            BigFraction growth =
                    PaperConstants.BETA.multiply(32).divide(eps.value().pow(5));
            BigFraction sum = PaperConstants.ALPHA
                    .pow(nd)
                    .add(choice.multiply(growth.pow(nd)).multiply(2));
            // Squared, so that sqrt(Nd) is rational.
            BigFraction square =
                    sum.multiply(sum).multiply(new BigFraction(9, 4)).multiply(nd);
            Log2 paper = new PaperBound(eps, nd, m).log2Excess();
            BigDecimal truth = reference(square).divide(BigDecimal.TWO, new MathContext(205));
            assertThat(paper.upper()).isGreaterThanOrEqualTo(truth.subtract(ROUNDING));
            assertThat(paper.upper().subtract(truth)).isLessThan(new BigDecimal("1e-40"));

            BigFraction q = SettingProbability.least(SettingChoice.DISCARD, 5, eps);
            Log2 product = new ProductBound(eps, FIVE, q, false, nd, m).log2Excess();
            BigDecimal best = FIVE.points().stream()
                    .map(p -> reference(p.alpha()
                            .pow(nd)
                            .add(p.alpha().add(p.beta().divide(q)).pow(nd).multiply(choice))
                            .multiply(QUARTER)))
                    .min(BigDecimal::compareTo)
                    .orElseThrow();
            // At some point of the frontier at least as good as every breakpoint, up to the search's digits.
            assertThat(product.upper()).isLessThanOrEqualTo(best.add(new BigDecimal("1e-6")));
        }
    }

    @ParameterizedTest
    @DisplayName(
            "for Nd = 10^12 and log2 Nb = 10^7 the bounds are never below 200-digit arithmetic, and lose less than 10^-30")
    @CsvSource({
        "0.1, 1000000000000, 10000000",
        "0.000001, 1000000000000, 10000000",
        "0.01, 130, 363619",
        "1/3, 999999999999, 9999999"
    })
    void extremes(String text, long nd, int m) {
        Epsilon eps = Epsilon.parse(text);
        MathContext mc = new MathContext(205);
        BigDecimal choice = reference(BigFraction.ONE.subtract(eps.value())).multiply(BigDecimal.valueOf(m), mc);
        BigDecimal growth = reference(
                        PaperConstants.BETA.multiply(32).divide(eps.value().pow(5)))
                .multiply(BigDecimal.valueOf(nd), mc)
                .add(choice)
                .add(BigDecimal.ONE);
        BigDecimal first = reference(PaperConstants.ALPHA).multiply(BigDecimal.valueOf(nd), mc);
        BigDecimal root =
                reference(new BigFraction(nd)).divide(BigDecimal.TWO, mc).add(reference(new BigFraction(3, 2)));
        // The greater term is a lower bound of the sum; here the terms are far apart.
        BigDecimal truth = first.max(growth).add(root);
        Log2 bound = new PaperBound(eps, nd, m).log2Excess();
        assertThat(bound.upper()).isGreaterThanOrEqualTo(truth.subtract(ROUNDING));
        assertThat(bound.upper().subtract(truth).doubleValue()).isLessThan(1e-30);
    }

    @Test
    @DisplayName(
            "(P4) for f within 10^-12 of 1 keeps its digits: Nd = 10^12 at epsilon = 0.001 stays above 200-digit arithmetic")
    void nearOne() {
        Epsilon eps = Epsilon.parse("0.001");
        BigFraction q = SettingProbability.least(SettingChoice.PARITY_COMPLETION, 5, eps);
        Log2 bound = new ScatteredBound(eps, FIVE, q, 1, 0, new ParityCode(1_000_000_000_000L), false).log2Excess();
        // One segment: t = 1 - alpha solves t/2 = q (Nb^kappa - 1) (1 - t).
        BigFraction slope = q.multiply(
                BigFraction.ONE.divide(BigFraction.ONE.subtract(eps.value())).subtract(1));
        BigFraction alpha = BigFraction.ONE_HALF.divide(BigFraction.ONE_HALF.add(slope));
        BigDecimal truth = reference(alpha).multiply(new BigDecimal("1e12")).subtract(BigDecimal.TWO);
        assertThat(BigFraction.ONE.subtract(alpha).doubleValue()).isLessThan(1e-12);
        assertThat(bound.upper()).isGreaterThanOrEqualTo(truth.subtract(ROUNDING));
        assertThat(bound.upper().subtract(truth).doubleValue()).isLessThan(1e-9);
    }

    private static BigFraction max(BigFraction a, BigFraction b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static BigDecimal reference(BigFraction value) {
        return io.github.clinamen.core.ReferenceLog.log2(value);
    }
}
