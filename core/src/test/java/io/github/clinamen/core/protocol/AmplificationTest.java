package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.SettingRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AmplificationTest {
    private static final Epsilon EPSILON = Epsilon.parse("0.4");

    private static Amplification plan(LinearCode code, long wrong, int attempts, int digest) {
        return new Amplification(
                CertifiedGauge.a3(), SettingRule.PARITY_COMPLETION, EPSILON, code, wrong, attempts, digest);
    }

    private static Tally tally(long rounds, long wrong, boolean parity, BitString values) {
        return new Tally(rounds, rounds, wrong, wrong > 0 ? 0 : -1, wrong > 0 ? rounds - 1 : -1, parity, values);
    }

    @Test
    @DisplayName("accepted with at most W wrong rounds, and a wrong round still enters k")
    void verdicts() {
        Amplification plan = plan(new ParityCode(9), 2, 1, 0);
        for (boolean bit : new boolean[] {false, true}) {
            assertThat(plan.judge(tally(9, 2, bit, BitString.EMPTY), () -> 0))
                    .isEqualTo(new Verdict.Accepted(BitString.of(bit)));
        }
        assertThat(plan.judge(tally(9, 3, true, BitString.EMPTY), () -> 0))
                .isEqualTo(new Verdict.Aborted(AbortReason.TOO_MANY_WRONG));
        assertThat(plan(new ParityCode(9), 0, 1, 0).judge(tally(4, 1 + 1, true, BitString.EMPTY), () -> 0))
                .isEqualTo(new Verdict.Aborted(AbortReason.WRONG_ROUND));
        assertThatThrownBy(() -> plan.judge(tally(8, 1, true, BitString.EMPTY), () -> 0))
                .hasMessage("tally: expected 9 rounds, found 8");
        assertThat(plan.agrees(tally(9, 2, false, BitString.EMPTY), new Verdict.Accepted(BitString.of(true))))
                .isTrue();
        assertThat(plan.agrees(tally(9, 3, false, BitString.EMPTY), new Verdict.Accepted(BitString.of(true))))
                .isFalse();
        assertThat(plan.agrees(tally(8, 2, false, BitString.EMPTY), new Verdict.Accepted(BitString.of(true))))
                .isFalse();
        assertThat(plan.agrees(tally(9, 2, false, BitString.EMPTY), new Verdict.Aborted(AbortReason.TOO_MANY_WRONG)))
                .isFalse();
    }

    @Test
    @DisplayName("the last 256 rows of a code are the digest, when one was planned, and the others come out")
    void digest() {
        LinearCode code = LinearCode.parse("rs:1:60:40:repeat:1:golay24");
        Amplification bound = plan(code, 0, 1, Amplification.DIGEST_BITS);
        assertThat(bound.outputBits()).isEqualTo(code.dimension() - 256);
        BitString values = BitString.EMPTY;
        for (int i = 0; i < code.length(); i++) {
            values = values.concat(BitString.of(i % 7 < 3));
        }
        Verdict.Accepted accepted = (Verdict.Accepted) bound.judge(tally(code.length(), 0, false, values), () -> 0);
        BitString all = code.encode(values);
        assertThat(accepted.output()).isEqualTo(all.slice(0, bound.outputBits()));
        assertThat(accepted.digest()).isEqualTo(all.slice(bound.outputBits(), all.length()));
        // The bound is taken for all rows: what is published is paid for.
        assertThat(bound.claim().traceDistance().upper())
                .isEqualTo(plan(code, 0, 1, 0).claim().traceDistance().upper());
        assertThatThrownBy(() -> plan(LinearCode.parse("repeat:1:golay24"), 0, 1, 256))
                .hasMessageContaining("expected more than 256 rows");
    }

    @Test
    @DisplayName("the ledger names everything that theory.md lists")
    void ledger() {
        assertThat(plan(new ParityCode(9), 0, 1, 0).assumptions())
                .containsExactlyInAnyOrder(
                        Assumption.SANTHA_VAZIRANI,
                        Assumption.SOURCE_BOX_INDEPENDENCE,
                        Assumption.NO_SIGNALLING,
                        Assumption.BOXES_USED_ONCE,
                        Assumption.NOTHING_PUBLISHED,
                        Assumption.PLAN_FIXED,
                        Assumption.TRUSTED_PROCESSING,
                        Assumption.PARITY_COMPLETION);
        assertThat(Amplification.ofParity(CertifiedGauge.chsh(), EPSILON, 9, 0).assumptions())
                .doesNotContain(Assumption.PARITY_COMPLETION);
    }

    @Test
    void whatIsNoPlanIsRefused() {
        assertThatThrownBy(() -> plan(new ParityCode(9), 9, 1, 0))
                .hasMessageContaining("wrongAllowed: expected 0 to 8");
        assertThatThrownBy(() -> plan(new ParityCode(9), -1, 1, 0)).hasMessageContaining("wrongAllowed");
        assertThatThrownBy(() -> plan(new ParityCode(9), 0, 0, 0)).hasMessageContaining("attempts: expected 1 to");
        assertThatThrownBy(() -> plan(new ParityCode(9), 0, 1, 8))
                .hasMessageContaining("digestBits: expected 0 or 256");
        assertThatThrownBy(() -> new Amplification(
                        CertifiedGauge.a3(), SettingRule.INDEPENDENT, EPSILON, new ParityCode(9), 0, 1, 0))
                .hasMessageContaining("one to one");
    }
}
