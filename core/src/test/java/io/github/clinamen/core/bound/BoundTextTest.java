package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a bound says of itself: its label, its parameters and the ledger of what it rests on. */
class BoundTextTest {
    private static final Epsilon EPS = Epsilon.parse("0.4");
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    private static ProtocolPlan plan(
            int parties,
            OutcomeFunction function,
            Layout layout,
            SettingChoice choice,
            Distillation distillation,
            long wrong) {
        return new ProtocolPlan(
                new MerminGame(parties),
                function,
                EPS,
                layout,
                choice,
                distillation,
                wrong,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    private static SecurityBound scattered(Distillation distillation, long nd, long wrong) {
        return SecurityBound.of(
                plan(5, MAJORITY, new Layout.Scattered(nd, 2), SettingChoice.PARITY_COMPLETION, distillation, wrong));
    }

    private static SecurityBound blocks(Distillation distillation, SettingChoice choice) {
        return SecurityBound.of(plan(5, MAJORITY, new Layout.Blocks(7, 3), choice, distillation, 0));
    }

    @Test
    @DisplayName("each bound names its equations and all that enters them")
    void parameters() {
        Distillation parity = new Distillation.Parity();
        Distillation code = new Distillation.Code(LinearCode.parse("repeat:2:simplex2"));
        assertThat(scattered(parity, 6, 0).parameters()).isEqualTo("(P7): eps = 0.4, Nd = 6, Nb = 2^2");
        assertThat(scattered(parity, 6, 3).parameters()).isEqualTo("(P7), (P5): eps = 0.4, Nd = 6, Nb = 2^2, W = 3");
        assertThat(scattered(code, 6, 0).parameters())
                .isEqualTo("(P7), (P6): eps = 0.4, Nd = 6, Nb = 2^2, code repeat:2:simplex2");
        assertThat(scattered(code, 6, 1).parameters())
                .isEqualTo("(P7), (P6): eps = 0.4, Nd = 6, Nb = 2^2, W = 1, code repeat:2:simplex2");
        assertThat(((ScatteredBound) scattered(parity, 6, 0)).withCommonPoint().parameters())
                .isEqualTo("(P4): eps = 0.4, Nd = 6, Nb = 2^2");
        assertThat(blocks(parity, SettingChoice.DISCARD).parameters()).isEqualTo("(P3): eps = 0.4, Nd = 7, Nb = 2^3");
        assertThat(blocks(new Distillation.Family(2, 1), SettingChoice.DISCARD).parameters())
                .isEqualTo("(C7): eps = 0.4, Nd = 7, Nb = 2^3, alpha = 0.8842, beta = 1.260");
    }

    @Test
    @DisplayName("each bound lists what it rests on, parity completion only where settings are made so")
    void assumptions() {
        Distillation parity = new Distillation.Parity();
        SecurityBound scattered = scattered(parity, 6, 0);
        SecurityBound discarding = blocks(parity, SettingChoice.DISCARD);
        SecurityBound completing = blocks(parity, SettingChoice.PARITY_COMPLETION);
        SecurityBound paper = blocks(new Distillation.Family(2, 1), SettingChoice.DISCARD);
        assertThat(List.of(scattered.analysis(), discarding.analysis(), paper.analysis()))
                .containsExactly("scattered", "product", "paper");
        for (SecurityBound bound : List.of(scattered, discarding, completing, paper)) {
            assertThat(bound.assumptions())
                    .contains(
                            Assumption.SANTHA_VAZIRANI,
                            Assumption.SOURCE_BOX_INDEPENDENCE,
                            Assumption.NO_SIGNALLING,
                            Assumption.TRUSTED_PROCESSING)
                    .doesNotHaveDuplicates();
        }
        assertThat(scattered.assumptions())
                .hasSize(7)
                .contains(Assumption.PICKS_FIRST, Assumption.PARITY_COMPLETION, Assumption.NON_SIGNALLING_FRONTIER);
        assertThat(discarding.assumptions())
                .hasSize(6)
                .contains(Assumption.BLOCK_CHOICE_LAST, Assumption.NON_SIGNALLING_FRONTIER);
        assertThat(completing.assumptions()).hasSize(7).contains(Assumption.PARITY_COMPLETION);
        assertThat(paper.assumptions()).hasSize(6).contains(Assumption.BLOCK_CHOICE_LAST, Assumption.PAPER_CONSTANTS);
        for (Assumption assumption : Assumption.values()) {
            assertThat(assumption.sentence()).endsWith(".").hasSizeGreaterThan(40);
        }
    }

    @Test
    @DisplayName("the claim in one line: a number rounded up, and where it comes from")
    void describe() {
        SecurityBound bound = scattered(new Distillation.Parity(), 6, 0);
        String line = bound.describe();
        assertThat(line).startsWith("P(guess) - 1/2 <= ").endsWith(" by " + bound.parameters());
        double claimed = Double.parseDouble(line.split(" ", -1)[4]);
        double exact = Math.pow(2, bound.log2Excess().upperDouble());
        assertThat(claimed).isBetween(exact * (1 - 1e-12), exact * 1.001);
    }

    @Test
    @DisplayName("plans without a bound are refused, with the reason")
    void refused() {
        Layout blocks = new Layout.Blocks(7, 3);
        Distillation family = new Distillation.Family(2, 1);
        assertThatThrownBy(() -> scattered(family, 6, 0)).hasMessageContaining("no bound for family:2:1");
        assertThatThrownBy(() -> blocks(family, SettingChoice.PARITY_COMPLETION))
                .hasMessageContaining("(C7) is for 5 parties, majority:3 and discard, found 5, majority:3 and parity");
        assertThatThrownBy(() -> SecurityBound.of(plan(4, MAJORITY, blocks, SettingChoice.DISCARD, family, 0)))
                .hasMessageContaining("found 4");
        assertThatThrownBy(() -> SecurityBound.of(
                        plan(5, new OutcomeFunction.Parity(3), blocks, SettingChoice.DISCARD, family, 0)))
                .hasMessageContaining("parity:3");
        Distillation code = new Distillation.Code(LinearCode.parse("parity:7"));
        assertThatThrownBy(() -> blocks(code, SettingChoice.DISCARD))
                .hasMessageContaining("no bound for code:parity:7");
    }

    @Test
    @DisplayName("sizes outside of their ranges cannot be built; the ends of the ranges can")
    void sizes() {
        BigFraction q = new BigFraction(1, 100);
        Frontier frontier = Frontier.FIVE_PARTY_MAJORITY;
        for (BigFraction bad : List.of(BigFraction.ZERO, q.negate(), new BigFraction(101, 100))) {
            assertThatThrownBy(() -> new ProductBound(EPS, frontier, bad, false, 1, 0))
                    .hasMessageContaining("q: expected above 0 and at most 1");
            assertThatThrownBy(() -> new ScatteredBound(EPS, frontier, bad, 0, 0, LinearCode.parse("parity:1"), true))
                    .hasMessageContaining("q: expected above 0 and at most 1");
        }
        assertThat(new ProductBound(EPS, frontier, BigFraction.ONE, false, 1, 0)
                        .log2Excess()
                        .upper()
                        .signum())
                .isNegative();
        assertThat(new ScatteredBound(EPS, frontier, BigFraction.ONE, 0, 0, LinearCode.parse("parity:1"), true)
                        .wrongAllowed())
                .isZero();
        assertThatThrownBy(() -> new ScatteredBound(EPS, frontier, q, 0, -1, LinearCode.parse("parity:1"), true))
                .hasMessageContaining("wrongAllowed: expected 0 or more");
        assertThatThrownBy(() -> new ScatteredBound(EPS, frontier, q, -1, 0, LinearCode.parse("parity:1"), true))
                .hasMessageContaining("log2Nb: expected 0 or more");
        assertThatThrownBy(() -> new ProductBound(EPS, frontier, q, false, 0, 0))
                .hasMessageContaining("nd:");
        assertThatThrownBy(() -> new PaperBound(EPS, 0, 1)).hasMessageContaining("nd: expected at least 1");
        assertThatThrownBy(() -> new PaperBound(EPS, 1, -1)).hasMessageContaining("log2Nb: expected 0 or more");
        assertThat(new PaperBound(EPS, 1, 0).choiceBits()).isZero();
    }

    @Test
    @DisplayName("(P3) with a frontier that reaches alpha = 0")
    void certainBoxes() {
        Frontier toZero = new Frontier(List.of(
                new Frontier.Point(BigFraction.ZERO, BigFraction.ONE),
                new Frontier.Point(BigFraction.ONE, BigFraction.ZERO)));
        // q = 1: alpha + beta/q = 1 everywhere, so alpha = 0 is best: Nb^-kappa / 4.
        ProductBound bound = new ProductBound(EPS, toZero, BigFraction.ONE, false, 3, 2);
        assertThat(Math.pow(2, bound.log2Excess().upperDouble())).isBetween(0.09, 0.09 + 1e-9);
    }

    @Test
    @DisplayName("(D14) as printed: (eps/(1-eps))^5 / 16 for five parties")
    void leastAsPrinted() {
        assertThat(SettingProbability.leastAsPrinted(5, EPS))
                .isEqualTo(new BigFraction(2, 3).pow(5).divide(16));
        assertThat(SettingProbability.leastAsPrinted(3, Epsilon.HALF)).isEqualTo(new BigFraction(1, 4));
    }

    @Test
    @DisplayName("Lemma 4: the ranges of its numbers, and its constant against the exponential function")
    void distillingFunction() {
        assertThatThrownBy(() -> new DistillingFunction(0)).hasMessageContaining("rays: expected 1 to 1048576");
        assertThatThrownBy(() -> new DistillingFunction((1 << 20) + 1)).hasMessageContaining("rays");
        assertThat(new DistillingFunction(1 << 20).rays()).isEqualTo(1 << 20);
        DistillingFunction f = new DistillingFunction(77);
        BigFraction one = BigFraction.ONE;
        assertThatThrownBy(() -> f.exists(BigFraction.ZERO, 1)).hasMessageContaining("c: expected above 0");
        assertThatThrownBy(() -> f.exists(new BigFraction(4001, 1000), 1)).hasMessageContaining("at most 4");
        assertThat(f.exists(new BigFraction(4), 1)).isTrue();
        assertThatThrownBy(() -> f.exists(one, 0)).hasMessageContaining("distilledRounds: expected 1 to 1000");
        assertThatThrownBy(() -> f.exists(one, 1001)).hasMessageContaining("distilledRounds");
        for (int rays : new int[] {1, 2, 77, 1 << 20}) {
            for (int nd : new int[] {1, 2, 130, 1000}) {
                // 2 r^Nd exp(-2 c^2 Nd) = 1.
                double least = Math.sqrt((Math.log(rays) + Math.log(2) / nd) / 2);
                assertThat(new DistillingFunction(rays).leastConstant(nd).doubleValue())
                        .as("%d rays, Nd = %d", rays, nd)
                        .isBetween(least, least + 0.001);
            }
        }
    }
}
