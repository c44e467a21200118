package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GameValueTest {
    @Test
    @DisplayName("(A1) local boxes have I.P >= 6")
    void localBound() {
        assertThat(GameValue.localInequality(new MerminGame(5))).isEqualTo(BigInteger.valueOf(6));
    }

    @Test
    void localValueIsOneHalfPlusTwoToTheMinusHalfOfNPlusOne() {
        for (int n = 3; n <= 13; n += 2) {
            assertThat(GameValue.local(new MerminGame(n)))
                    .isEqualTo(BigFraction.ONE_HALF.add(new BigFraction(1, 1 << ((n + 1) / 2))));
        }
    }
}
