package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Protocol;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {
    private static final List<Attack> FAIR_PLAY = List.of(Attack.UNDETECTABLE, Attack.LOCAL, Attack.NON_SIGNALLING);

    static Amplification a3(String eps, long rounds, long wrongAllowed) {
        return SmallPlan.amplification("mermin:3:majority:3", Epsilon.parse(eps), rounds, wrongAllowed);
    }

    private static BoxOne blocks(String eps, long nd, int log2Nb) {
        return SmallPlan.boxOne(5, Epsilon.parse(eps), nd, log2Nb);
    }

    private static Experiment run(Adversary eve, long trials) {
        return Experiment.run(eve, trials, 1, done -> {});
    }

    private static void assertAsComputed(Adversary eve, long trials) {
        double computed = eve.advantage().doubleValue();
        ClopperPearson measured = run(eve, trials).advantageInterval();
        assertThat(computed).as(eve.name()).isBetween(measured.low(), measured.high());
    }

    private static void assertBounded(Adversary eve, long trials) {
        assertThat(eve.breaksAssumptions()).isFalse();
        assertThat(eve.advantage().doubleValue()).as(eve.name()).isLessThanOrEqualTo(Ceiling.advantage(eve.protocol()));
        assertAsComputed(eve, trials);
    }

    private static BigFraction power(String eps, int exponent) {
        return Epsilon.parse(eps).value().pow(exponent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.4", "0.3", "0.1"})
    @DisplayName(
            "Theorem A, three parties: classical boxes reach (1 - eps^2)^N, non-signalling ones (1 - eps^2/3)^N, no more")
    void threeParties(String eps) {
        for (int n : List.of(1, 2, 20, 65)) {
            Adversary local = Attack.LOCAL.on(a3(eps, n, 0));
            assertThat(local.advantage())
                    .isEqualTo(BigFraction.ONE.subtract(power(eps, 2)).pow(n));
            assertBounded(local, 1_000);
            Adversary best = Attack.NON_SIGNALLING.on(a3(eps, n, 0));
            BigFraction exact =
                    BigFraction.ONE.subtract(power(eps, 2).divide(3)).pow(n);
            assertThat(best.advantage()).isEqualTo(exact);
            assertThat(exact.doubleValue() / Ceiling.advantage(a3(eps, n, 0))).isBetween(1 - 1e-9, 1.0);
            assertBounded(best, 1_000);
            assertBounded(Attack.UNDETECTABLE.on(a3(eps, n, 0)), 1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.4", "0.1"})
    @DisplayName(
            "Theorem A, CHSH: already classical boxes reach the bound, (1 - eps^2)^N; Popescu and Rohrlich's tell nothing")
    void chsh(String eps) {
        Amplification plan = SmallPlan.amplification("chsh", Epsilon.parse(eps), 10, 0);
        Adversary local = Attack.LOCAL.on(plan);
        assertThat(local.advantage())
                .isEqualTo(BigFraction.ONE.subtract(power(eps, 2)).pow(10));
        assertThat(local.advantage().doubleValue() / Ceiling.advantage(plan)).isBetween(1 - 1e-9, 1.0);
        assertBounded(local, 1_000);
        Adversary never = Attack.UNDETECTABLE.on(plan);
        assertThat(never.advantage()).isEqualTo(BigFraction.ZERO);
        assertBounded(never, 1_000);
        assertThat(run(never, 200).accepted()).isEqualTo(200);
    }

    @Test
    @DisplayName("Theorem A with noise: at most W wrong rounds come with the binomial tail, below the bound")
    void noise() {
        for (String eps : List.of("0.5", "0.3")) {
            double before = 0;
            for (int w = 0; w <= 3; w++) {
                for (Attack attack : FAIR_PLAY) {
                    assertBounded(attack.on(a3(eps, 30, w)), 600);
                }
                double best =
                        Attack.NON_SIGNALLING.on(a3(eps, 30, w)).advantage().doubleValue();
                assertThat(best).isGreaterThan(before);
                before = best;
            }
        }
        // Wrong with 1/4 in each of four rounds, at most one of them.
        BigFraction three = new BigFraction(3, 4);
        assertThat(Attack.LOCAL.on(a3("0.5", 4, 1)).advantage())
                .isEqualTo(three.pow(4).add(three.pow(3)));
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "a wider grid: no attack that keeps to the assumptions exceeds its bound, all are worth what is computed")
    void grid() {
        for (String eps : List.of("0.5", "0.4", "0.3", "0.2", "0.1")) {
            for (int n : List.of(3, 10, 40, 100)) {
                for (int w : List.of(0, 1, 2, 8)) {
                    if (w < n) {
                        FAIR_PLAY.forEach(attack -> assertBounded(attack.on(a3(eps, n, w)), 1_000));
                    }
                }
            }
            for (int nd = 1; nd <= 3; nd++) {
                for (int depth = 1; depth <= 4; depth++) {
                    BoxOne plan = blocks(eps, nd, depth);
                    List.of(Attack.UNDETECTABLE, Attack.LOCAL, Attack.CHEAT)
                            .forEach(attack -> assertBounded(attack.on(plan), 1_000));
                }
            }
        }
    }

    @Test
    @DisplayName("Box 1: the undetectable box meets (P3)'s first term, the others stay below")
    void boxOne() {
        for (int nd = 1; nd <= 3; nd++) {
            Adversary eve = Attack.UNDETECTABLE.on(blocks("0.3", nd, 2));
            assertThat(eve.advantage()).isEqualTo(BigFraction.ONE_HALF.pow(nd));
            assertThat(run(eve, 500).accepted()).isEqualTo(500);
            assertBounded(eve, 1_000);
            assertBounded(Attack.LOCAL.on(blocks("0.3", nd, 2)), 1_000);
            assertBounded(Attack.CHEAT.on(blocks("0.3", nd, 2)), 1_000);
        }
        // Hidden with w = eps^3 (3 - 2 eps) = 162/2500; one block alone may be wrong, and is then chosen with 0.7.
        BigFraction w = power("0.3", 3).multiply(new BigFraction(12, 5));
        BigFraction pass = BigFraction.ONE.subtract(w);
        BigFraction both = pass.multiply(pass).add(pass.multiply(w).multiply(2).multiply(new BigFraction(7, 10)));
        assertThat(Attack.cheat(blocks("0.3", 1, 1), 2).advantage()).isEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.01"})
    @DisplayName("one outcome of three parties: accepted and known for certain, for every epsilon")
    void oneOutcomeOfThree(String eps) {
        Adversary eve = Attack.THREE_PARTY.on(blocks(eps, 5, 3));
        assertThat(eve.advantage()).isEqualTo(BigFraction.ONE);
        assertThat(run(eve, 200).right()).isEqualTo(200);
        assertThat(Ceiling.advantage(eve.protocol())).isEqualTo(1);
    }

    @Test
    @DisplayName("signalling boxes fool every plan, and are seen as an excess")
    void signalling() {
        for (Protocol plan : List.of(a3("0.5", 100, 0), blocks("0.5", 12, 4))) {
            Adversary eve = Attack.SIGNALLING.on(plan);
            assertThat(eve.breaksAssumptions()).isTrue();
            assertThat(eve.advantage()).isEqualTo(BigFraction.ONE);
            assertThat(run(eve, 500).right()).isEqualTo(500);
        }
        Amplification plan = a3("0.5", 100, 0);
        Experiment result = run(Attack.SIGNALLING.on(plan), 500);
        assertThat(result.advantageInterval().low()).isGreaterThan(Ceiling.advantage(plan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "magic", "LOCAL"})
    void unknownNames(String word) {
        assertThatThrownBy(() -> Attack.parse(word)).hasMessageContaining("undetectable, local, non-signalling");
    }

    @Test
    void plansTheLaboratoryCannotRun() {
        assertThatThrownBy(() -> Attack.LOCAL.on(a3("0.5", 20_000, 0))).hasMessageContaining("at most 16384 rounds");
        assertThatThrownBy(() -> Attack.LOCAL.on(a3("0.5", 200, 65)))
                .hasMessage("wrongAllowed: expected 0 to 64 in the laboratory, found 65");
        assertThatThrownBy(() -> Attack.CHEAT.on(a3("0.5", 2, 0)))
                .hasMessage("attack: expected one that there is against amplification, found cheat");
        assertThatThrownBy(() -> Attack.PUBLISHED_DIGEST.on(blocks("0.5", 2, 1)))
                .hasMessageContaining("box-1");
        assertThat(Attack.allOn(a3("0.5", 40, 0))).hasSize(7);
        assertThat(Attack.allOn(blocks("0.5", 2, 1))).hasSize(5);
    }
}
