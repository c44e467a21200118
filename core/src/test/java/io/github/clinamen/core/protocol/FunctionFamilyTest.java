package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.bits.BitString;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionFamilyTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 17, 50, 162, 400})
    @DisplayName("x^d + x^(d/2) + 1 with d = 2 * 3^i makes a field: every non-zero element has order dividing 2^d - 1")
    void multiplicationIsThatOfAField(int inputBits) {
        FunctionFamily family = new FunctionFamily(inputBits, 2, 1);
        int d = 2;
        while (d < inputBits) {
            d *= 3;
        }
        SplittableRandom random = new SplittableRandom(inputBits);
        long[] a = element(random, d);
        long[] b = element(random, d);
        long[] c = element(random, d);
        assertThat(family.multiply(a, b)).isEqualTo(family.multiply(b, a));
        assertThat(family.multiply(a, family.multiply(b, c))).isEqualTo(family.multiply(family.multiply(a, b), c));
        assertThat(family.multiply(a, xor(b, c))).isEqualTo(xor(family.multiply(a, b), family.multiply(a, c)));
        // Frobenius: squaring d times is the identity, and no fewer times for d / 2 and d / 3 (or d would not be the
        // degree).
        long[] x = new long[(d + 63) / 64];
        x[0] = 2;
        assertThat(frobenius(family, x, d)).isEqualTo(x);
        assertThat(frobenius(family, x, d / 2)).isNotEqualTo(x);
        if (d % 3 == 0) {
            assertThat(frobenius(family, x, d / 3)).isNotEqualTo(x);
        }
    }

    @Test
    @DisplayName("Two distinct inputs have independent fair values: 4 outcomes of 2^14 seeds each, within 5 sigma")
    void pairsAreIndependent() {
        SplittableRandom random = new SplittableRandom(7);
        int seeds = 1 << 14;
        int[] counts = new int[4];
        BitString u = BitString.of(new long[] {0b10110}, 5);
        BitString v = BitString.of(new long[] {0b10111}, 5);
        for (int i = 0; i < seeds; i++) {
            FunctionFamily f = new FunctionFamily(5, 2, random.nextLong());
            counts[(f.value(u) ? 2 : 0) + (f.value(v) ? 1 : 0)]++;
        }
        double sigma = Math.sqrt(seeds * 0.25 * 0.75);
        for (int count : counts) {
            assertThat((double) count).isBetween(seeds / 4.0 - 5 * sigma, seeds / 4.0 + 5 * sigma);
        }
    }

    @Test
    void theSameSeedGivesTheSameFunction() {
        BitString w = BitString.of(new long[] {0x123456789abcdefL, 42}, 70);
        boolean differs = false;
        for (long seed = 0; seed < 20; seed++) {
            assertThat(new FunctionFamily(70, 8, seed).value(w)).isEqualTo(new FunctionFamily(70, 8, seed).value(w));
            differs |= new FunctionFamily(70, 8, seed).value(w) != new FunctionFamily(70, 8, 0).value(w);
        }
        assertThat(differs).isTrue();
    }

    private static long[] frobenius(FunctionFamily family, long[] x, int times) {
        long[] power = x.clone();
        for (int i = 0; i < times; i++) {
            power = family.multiply(power, power);
        }
        return power;
    }

    private static long[] element(SplittableRandom random, int d) {
        return BitString.of(random.longs((d + 63) / 64).toArray(), d).toWords();
    }

    private static long[] xor(long[] a, long[] b) {
        long[] sum = a.clone();
        for (int i = 0; i < b.length; i++) {
            sum[i] ^= b[i];
        }
        return sum;
    }
}
