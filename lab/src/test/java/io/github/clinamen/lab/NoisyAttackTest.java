package io.github.clinamen.lab;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoisyAttackTest {
    private static final MerminGame GAME = new MerminGame(5);
    private static final List<Attack> FAIR_PLAY = List.of(Attack.UNDETECTABLE, Attack.LOCAL, Attack.CHEAT);

    private static ProtocolPlan plan(String eps, int nd, int depth, long wrongAllowed) {
        return new ProtocolPlan(
                GAME,
                new OutcomeFunction.Majority(3),
                Epsilon.parse(eps),
                new Layout.Scattered(nd, depth),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                wrongAllowed,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    @Test
    @DisplayName("(P5) over a grid: no fair adversary exceeds the bound, computed or beyond its interval")
    void neverAboveTheBound() {
        for (String eps : List.of("0.5", "0.4", "0.3")) {
            for (int nd : List.of(2, 4, 6)) {
                for (int depth = 1; depth <= 2; depth++) {
                    double before = 0;
                    for (int w = 0; w <= 2; w++) {
                        double most = 0;
                        for (Attack attack : FAIR_PLAY) {
                            ProtocolPlan plan = plan(eps, nd, depth, w);
                            Prepared eve = attack.against(plan);
                            double ceiling = Ceiling.advantage(plan);
                            double computed = eve.advantage().doubleValue();
                            String what = attack + " eps " + eps + " Nd " + nd + " depth " + depth + " W " + w;
                            assertThat(computed).as(what).isLessThanOrEqualTo(ceiling);
                            // An interval misses with 1e-3; the seed is fixed, so that these 162 do not.
                            ClopperPearson measured =
                                    Experiment.run(eve, 1_000, 1, done -> {}).advantageInterval();
                            assertThat(measured.low()).as(what).isLessThanOrEqualTo(ceiling);
                            assertThat(computed).as(what).isBetween(measured.low(), measured.high());
                            most = Math.max(most, computed);
                        }
                        assertThat(most).as("more is allowed").isGreaterThanOrEqualTo(before);
                        before = most;
                    }
                }
            }
        }
    }

    @Test
    @DisplayName(
            "classical boxes: the advantage is the binomial tail of at most W wrong of the Nd (Nb - 1) tested rounds")
    void binomialTail() {
        // Wrong with w = eps^2 (1 + 2 eps - 2 eps^2) = 3/8 at eps = 1/2, in 2 * 3 tested rounds.
        BigFraction p = new BigFraction(5, 8);
        BigFraction w = new BigFraction(3, 8);
        BigFraction none = p.pow(6);
        BigFraction one = none.add(p.pow(5).multiply(w).multiply(6));
        BigFraction two = one.add(p.pow(4).multiply(w.pow(2)).multiply(15));
        assertThat(Attack.LOCAL.against(plan("0.5", 2, 2, 0)).advantage()).isEqualTo(none);
        assertThat(Attack.LOCAL.against(plan("0.5", 2, 2, 1)).advantage()).isEqualTo(one);
        assertThat(Attack.LOCAL.against(plan("0.5", 2, 2, 2)).advantage()).isEqualTo(two);
        assertThat(Attack.LOCAL.against(plan("0.5", 2, 2, 6)).advantage()).isEqualTo(BigFraction.ONE);
    }

    @Test
    @DisplayName("the cheat found is the best of all numbers of bad rounds in all bins, by exact enumeration")
    void theBestCheat() {
        for (String eps : List.of("0.5", "0.4", "0.3")) {
            for (int w = 1; w <= 2; w++) {
                ProtocolPlan plan = plan(eps, 3, 2, w);
                double most = 0;
                for (int i = 0; i < 125; i++) {
                    List<Integer> bad = List.of(i % 5, i / 5 % 5, i / 25);
                    most = Math.max(
                            most, Attack.cheat(plan, bad).prepare().advantage().doubleValue());
                }
                Prepared found = Attack.CHEAT.against(plan);
                assertThat(found.advantage().doubleValue()).isBetween(most * (1 - 1e-3), most);
            }
        }
        // The allowance is shared, so here two bins are rigged unlike the others.
        assertThat(Attack.CHEAT.against(plan("0.4", 4, 2, 1)).conspiracy().name())
                .isEqualTo("cheat:2x3+2x4");
    }

    @Test
    @DisplayName("bins that are worked out one by one are worth what the power of one bin is, for W = 0 as before")
    void oneByOne() {
        for (int w = 0; w <= 2; w++) {
            ProtocolPlan plan = plan("0.3", 3, 2, w);
            Conspiracy alike = Attack.cheat(plan, 1);
            List<RoundBox> boxes = new ArrayList<>();
            Collections.nCopies(3, alike.boxes()).forEach(boxes::addAll);
            Prepared each = new Conspiracy("each", plan, boxes).prepare();
            assertThat(each.advantage()).isEqualTo(alike.prepare().advantage());
            assertThat(Experiment.run(each, 500, 3, done -> {}))
                    .isEqualTo(Experiment.run(alike.prepare(), 500, 3, done -> {}));
        }
        // One bad round: (1-eps)^2 times 1, else 1/2 and hidden with 1 - eps^3 (3 - 2 eps).
        BigFraction hit = new BigFraction(49, 100);
        BigFraction bin = hit.add(new BigFraction(51, 200).multiply(new BigFraction(9352, 10000)));
        assertThat(Attack.cheat(plan("0.3", 3, 2, 0), 1).prepare().advantage()).isEqualTo(bin.pow(3));
    }

    @Test
    @DisplayName("many rounds: worked out exactly in time, and beyond the laboratory one line says so")
    void limits() {
        Prepared eve = Attack.CHEAT.against(plan("0.45", 100, 3, 20));
        assertThat(eve.advantage().doubleValue())
                .isLessThanOrEqualTo(Ceiling.advantage(eve.conspiracy().plan()));
        assertThatThrownBy(() -> Attack.CHEAT.against(plan("0.45", 2, 1, 65)))
                .hasMessage("wrongAllowed: expected 0 to 64 in the laboratory, found 65");
        assertThatThrownBy(() -> Attack.LOCAL.against(plan("0.45", 2, 1, 65))).hasMessageContaining("0 to 64");
    }
}
