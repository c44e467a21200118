package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {
    private static final List<Attack> FAIR_PLAY = List.of(Attack.UNDETECTABLE, Attack.LOCAL, Attack.CHEAT);

    static ProtocolPlan plan(String eps, Layout layout) {
        return new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.parse(eps),
                layout,
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    private static Experiment run(Prepared prepared, long trials) {
        return Experiment.run(prepared, trials, 1, done -> {});
    }

    @Test
    @DisplayName("attack 1 meets the bound's first term: success (1 + 2^-Nd)/2, always accepted")
    void undetectable() {
        for (int nd = 1; nd <= 4; nd++) {
            for (Layout layout : List.of(new Layout.Scattered(nd, 2), new Layout.Blocks(nd, 2))) {
                Prepared eve = Attack.UNDETECTABLE.against(plan("0.3", layout));
                assertThat(eve.advantage()).isEqualTo(BigFraction.ONE_HALF.pow(nd));
                Experiment result = run(eve, 2_000);
                assertThat(result.accepted()).isEqualTo(result.trials());
                double expected = (1 + Math.pow(2, -nd)) / 2;
                assertThat(expected)
                        .isBetween(
                                result.successInterval().low(),
                                result.successInterval().high());
            }
        }
    }

    @Test
    @DisplayName("a grid of small plans: every fair adversary's measured advantage is as computed and below the bound")
    void neverAboveTheBound() {
        hold(List.of("0.5", "0.3"), List.of(new Layout.Scattered(1, 1), new Layout.Scattered(3, 2)), 1_500);
    }

    @Test
    @Tag("slow")
    @DisplayName("the same over a wider grid, both layouts")
    void neverAboveTheBoundSlowly() {
        List<Layout> layouts = new ArrayList<>();
        for (int nd = 1; nd <= 3; nd++) {
            for (int depth = 1; depth <= 4; depth++) {
                layouts.add(new Layout.Scattered(nd, depth));
                layouts.add(new Layout.Blocks(nd, depth));
            }
        }
        layouts.add(new Layout.Scattered(2, 8));
        hold(List.of("0.5", "0.4", "0.2", "0.1"), layouts, 1_000);
    }

    private static void hold(List<String> epsilons, List<Layout> layouts, long trials) {
        for (String eps : epsilons) {
            for (Layout layout : layouts) {
                ProtocolPlan plan = plan(eps, layout);
                double ceiling = Ceiling.advantage(plan);
                for (Attack attack : FAIR_PLAY) {
                    Prepared eve = attack.against(plan);
                    assertThat(eve.advantage().doubleValue())
                            .as("%s eps %s %s", attack, eps, layout)
                            .isLessThanOrEqualTo(ceiling);
                    ClopperPearson measured = run(eve, trials).advantageInterval();
                    assertThat(measured.low()).isLessThanOrEqualTo(ceiling);
                    assertThat(eve.advantage().doubleValue())
                            .as("%s eps %s %s", attack, eps, layout)
                            .isBetween(measured.low(), measured.high());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Attack.class,
            names = {"SIGNALLING", "LEAKED_PICKS"})
    @DisplayName("a broken assumption fools the protocol whatever the plan, and is seen as an excess")
    void brokenAssumptions(Attack attack) {
        ProtocolPlan plan = plan("0.5", new Layout.Scattered(12, 4));
        Prepared eve = attack.against(plan);
        assertThat(eve.conspiracy().breaksAssumptions()).isTrue();
        assertThat(eve.advantage()).isEqualTo(BigFraction.ONE);
        Experiment result = run(eve, 2_000);
        assertThat(result.accepted()).isEqualTo(2_000);
        assertThat(result.right()).isEqualTo(2_000);
        assertThat(result.advantageInterval().low()).isGreaterThan(Ceiling.advantage(plan));
    }

    @Test
    @DisplayName("four parties: the same boxes, hidden to eps^2, below their bound too")
    void fourParties() {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(4),
                new OutcomeFunction.Majority(3),
                Epsilon.parse("0.3"),
                new Layout.Scattered(2, 1),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                Frontier.FOUR_PARTY_MAJORITY);
        for (Attack attack : FAIR_PLAY) {
            Prepared eve = attack.against(plan);
            // One tested round a bin, wrong with 0.3^2; or two undetectable boxes.
            assertThat(eve.advantage())
                    .isEqualTo(attack == Attack.UNDETECTABLE ? new BigFraction(1, 4) : new BigFraction(8281, 10000));
            assertThat(eve.advantage().doubleValue()).isLessThanOrEqualTo(Ceiling.advantage(plan));
            ClopperPearson measured = run(eve, 1_500).advantageInterval();
            assertThat(eve.advantage().doubleValue()).isBetween(measured.low(), measured.high());
        }
    }

    @Test
    @DisplayName("three parties: accepted and known for certain, for every epsilon")
    void threeParties() {
        for (String eps : List.of("0.5", "0.01")) {
            Prepared eve = Attack.THREE_PARTY.against(plan(eps, new Layout.Scattered(20, 5)));
            assertThat(eve.advantage()).isEqualTo(BigFraction.ONE);
            Experiment result = run(eve, 500);
            assertThat(result.right()).isEqualTo(500);
            assertThat(Ceiling.advantage(eve.conspiracy().plan())).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("classical boxes are stopped by the demand of no wrong round: acceptance falls exponentially in N")
    void localBoxesAreStopped() {
        Prepared one = Attack.LOCAL.against(plan("0.3", new Layout.Scattered(1, 1)));
        Prepared many = Attack.LOCAL.against(plan("0.3", new Layout.Scattered(1, 6)));
        assertThat(many.advantage()).isEqualTo(one.advantage().pow(63));
        assertThat(run(many, 3_000).accepted()).isLessThan(60);
    }

    @Test
    @DisplayName(
            "the best number of bad rounds falls from all to none as Nb crosses the threshold Nb^kappa = 1/(alpha ...)")
    void bestCheatCrossesTheThreshold() {
        assertThat(badPlaces("0.3", 1)).isEqualTo(2);
        assertThat(badPlaces("0.3", 8)).isZero();
        // Below the threshold cheating beats the undetectable boxes.
        assertThat(Attack.CHEAT.against(plan("0.3", new Layout.Scattered(2, 1))).advantage())
                .isGreaterThan(BigFraction.ONE_HALF.pow(2));
    }

    private static long badPlaces(String eps, int depth) {
        Conspiracy cheat = Attack.CHEAT.make(plan(eps, new Layout.Scattered(2, depth)));
        return cheat.boxes().stream()
                .filter(ParityBox.blindPair(new MerminGame(5))::equals)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "magic", "CHEAT"})
    void unknownNames(String word) {
        assertThatThrownBy(() -> Attack.parse(word)).hasMessageContaining("undetectable, local, cheat");
    }

    @Test
    void plansTheLaboratoryCannotRun() {
        ProtocolPlan large = plan("0.5", new Layout.Scattered(2, 14));
        assertThatThrownBy(() -> Attack.LOCAL.against(large)).hasMessageContaining("at most 16384 rounds");
        ProtocolPlan blocks = plan("0.5", new Layout.Blocks(2, 2));
        assertThatThrownBy(() -> Attack.LEAKED_PICKS.against(blocks)).hasMessageContaining("cannot leak");
    }
}
