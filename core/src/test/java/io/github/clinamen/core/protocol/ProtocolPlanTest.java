package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan is made of: texts that are read back, and contradictions that cannot be built. */
class ProtocolPlanTest {
    private static final Layout SCATTERED = new Layout.Scattered(6, 3);
    private static final Layout BLOCKS = new Layout.Blocks(6, 3);

    private static ProtocolPlan plan(
            String function, Layout layout, SettingChoice choice, Distillation distillation, long wrong) {
        return new ProtocolPlan(
                new MerminGame(3),
                OutcomeFunction.parse(function),
                Epsilon.HALF,
                layout,
                choice,
                distillation,
                wrong,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    private static ProtocolPlan plan(Layout layout, SettingChoice choice, Distillation distillation, long wrong) {
        return plan("majority:3", layout, choice, distillation, wrong);
    }

    @Test
    void contradictionsCannotBeBuilt() {
        Distillation parity = new Distillation.Parity();
        SettingChoice completion = SettingChoice.PARITY_COMPLETION;
        assertThat(plan("majority:3", SCATTERED, completion, parity, 0).game().parties())
                .isEqualTo(3);
        assertThatThrownBy(() -> plan("parity:4", SCATTERED, completion, parity, 0))
                .hasMessage("function: parity:4 needs 4 parties, the game has 3");
        assertThatThrownBy(() -> plan(SCATTERED, SettingChoice.DISCARD, parity, 0))
                .hasMessageContaining("needs parity-completion, found discard");
        assertThatThrownBy(() -> plan(SCATTERED, completion, parity, -1)).hasMessageContaining("0 or more, found -1");
        assertThatThrownBy(() -> plan(BLOCKS, completion, parity, 1)).hasMessageContaining("expected 0, found 1");
        Distillation code = new Distillation.Code(LinearCode.parse("parity:7"));
        assertThatThrownBy(() -> plan(SCATTERED, completion, code, 0))
                .hasMessageContaining("length Nd = 6, found length 7");
        assertThat(plan(new Layout.Scattered(7, 3), completion, code, 1).wrongAllowed())
                .isEqualTo(1);
        assertThatThrownBy(() -> new Layout.Scattered(0, 3)).hasMessageContaining("nd: expected at least 1");
        assertThatThrownBy(() -> new Layout.Blocks(0, 3)).hasMessageContaining("nd: expected at least 1");
        assertThatThrownBy(() -> new Layout.Scattered(1, -1)).hasMessageContaining("log2Nb: expected 0 or more");
        assertThatThrownBy(() -> new Layout.Blocks(1, -1)).hasMessageContaining("log2Nb: expected 0 or more");
        assertThat(new Layout.Blocks(1, 0).arrangedRounds()).isEqualTo(BigInteger.ONE);
    }

    @Test
    @DisplayName("N is Nd Nb, three times that where rounds are discarded (Box 1 step 2)")
    void measuredRounds() {
        Distillation parity = new Distillation.Parity();
        assertThat(plan(SCATTERED, SettingChoice.PARITY_COMPLETION, parity, 0).measuredRounds())
                .isEqualTo(48);
        assertThat(plan(BLOCKS, SettingChoice.PARITY_COMPLETION, parity, 0).measuredRounds())
                .isEqualTo(48);
        assertThat(plan(BLOCKS, SettingChoice.DISCARD, parity, 0).measuredRounds())
                .isEqualTo(144);
        assertThat(SettingChoice.PARITY_COMPLETION.sourceBits(5)).isEqualTo(4);
        assertThat(SettingChoice.DISCARD.sourceBits(5)).isEqualTo(5);
        assertThat(new Layout.Scattered(1L << 40, 100).arrangedRounds()).isEqualTo(BigInteger.TWO.pow(140));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parity", "family:2:-7", "code:parity:9", "code:repeat:2:simplex3"})
    void distillationsAreReadBack(String spec) {
        Distillation distillation = Distillation.parse(spec);
        assertThat(distillation.spec()).isEqualTo(spec);
        assertThat(Distillation.parse(distillation.spec()).outputBits()).isEqualTo(distillation.outputBits());
        assertThat(distillation.outputBits()).isEqualTo(spec.contains("simplex3") ? 3 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xor", "family", "family:2", "family:x:1", "family:2:1:1", "parties:2:1", "parity:1"})
    void otherDistillationsAreRefused(String spec) {
        assertThatThrownBy(() -> Distillation.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected parity, family:T:SEED or code:CODE");
    }

    @Test
    void words() {
        assertThatThrownBy(() -> new Distillation.Family(1, 0)).hasMessageContaining("t at least 2, found 1");
        for (SettingChoice choice : SettingChoice.values()) {
            assertThat(SettingChoice.parse(choice.word())).isEqualTo(choice);
        }
        assertThatThrownBy(() -> SettingChoice.parse("keep")).hasMessageContaining("found \"keep\"");
        for (AbortReason reason : AbortReason.values()) {
            assertThat(reason.word())
                    .isEqualTo(reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            assertThat(reason.explanation()).contains("round").hasSizeGreaterThan(30);
        }
        assertThat(SCATTERED.name()).isEqualTo("scattered");
        assertThat(BLOCKS.name()).isEqualTo("blocks");
    }
}
