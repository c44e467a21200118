package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LemmaClaimsTest {
    @Test
    @DisplayName("Lemma 1: (3 sqrt Nd)^(-1/Nd) >= 0.9732 from Nd = 131 on, not from 130")
    void leastBlock() {
        assertThat(LemmaClaims.suffices(130)).isFalse();
        for (int nd = 131; nd < 300; nd++) {
            assertThat(LemmaClaims.suffices(nd)).isTrue();
        }
        PaperClaim claim = LemmaClaims.blockSize();
        assertThat(claim.agrees()).isFalse();
        assertThat(claim.ours()).isEqualTo("least Nd is 131");
    }
}
