package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.bits.BitString;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law: a sum over stretches of the input is the sum over all of it, wherever they begin and end. */
class CorrelationTest {
    @ParameterizedTest(name = "n = {0}, p = {1}, m = {2}, products up to {3}")
    @CsvSource({
        "1000,1009,100,200",
        "1000,1009,700,900",
        "1000,1001,3,64",
        "999,1009,1,4",
        "129,131,130,8",
        "64,67,10,70",
        "1,3,2,1",
        "20000,20011,1500,4096"
    })
    @DisplayName("stretches give what one product gives, and that is the definition")
    void stretches(int n, int p, int m, int whole) {
        Random random = new Random(n + m);
        BitString x = Bits.random(random, n);
        BitString y = Bits.random(random, p);
        BitString once = Correlation.cyclic(x, y, m, Long.MAX_VALUE);
        assertThat(Correlation.cyclic(x, y, m, whole)).isEqualTo(once);
        BitString seed = Bits.random(random, n + m - 1);
        BitString toeplitz = Correlation.convolution(x, seed, m, Long.MAX_VALUE);
        assertThat(Correlation.convolution(x, seed, m, whole)).isEqualTo(toeplitz);
        for (int i = 0; i < m; i += 1 + m / 7) {
            boolean cyclic = false;
            boolean convolution = false;
            for (int j = 0; j < n; j++) {
                cyclic ^= x.get(j) && y.get((i + j) % p);
                convolution ^= x.get(j) && seed.get(i - j + n - 1);
            }
            assertThat(once.get(i)).isEqualTo(cyclic);
            assertThat(toeplitz.get(i)).isEqualTo(convolution);
        }
    }
}
