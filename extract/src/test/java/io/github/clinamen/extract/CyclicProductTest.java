package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.BitString;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: the transform gives, bit for bit, what the definition gives. */
class CyclicProductTest {
    /** sum over j of a_j b_(i - j mod P), word by word of a rotated b. */
    private static long[] plain(long[] a, long[] b, int cycle) {
        boolean[] x = Bits.array(BitString.of(a, cycle));
        boolean[] y = Bits.array(BitString.of(b, cycle));
        boolean[] z = new boolean[cycle];
        for (int i = 0; i < cycle; i++) {
            if (x[i]) {
                for (int j = 0; j < cycle; j++) {
                    z[i + j < cycle ? i + j : i + j - cycle] ^= y[j];
                }
            }
        }
        return Bits.of(z).toWords();
    }

    private static void check(CyclicProduct product, long[] a, long[] b) {
        assertThat(product.multiply(a, b)).as(product.toString()).isEqualTo(plain(a, b, (int) product.length()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 127, 128, 1000, 4097})
    void agreesWithTheDefinition(int least) {
        CyclicProduct product = CyclicProduct.atLeast(least);
        int cycle = (int) product.length();
        assertThat(cycle).isGreaterThanOrEqualTo(least);
        Random random = new Random(least);
        long[] some = Bits.random(random, cycle).toWords();
        long[] ones = new long[some.length];
        Arrays.fill(ones, -1);
        ones = BitString.of(ones, cycle).toWords();
        check(product, some, Bits.random(random, cycle).toWords());
        check(product, ones, ones);
        check(product, some, ones);
        check(product, some, new long[some.length]);
    }

    @ParameterizedTest(name = "K = {0}, L = {1}")
    @CsvSource({
        "3,1", "3,63", "3,64", "3,65", "3,130", "9,3", "9,192", "9,600", "27,9", "27,63", "81,27", "81,81", "243,81"
    })
    void everyTransformLengthAgreesWithTheDefinition(int pieces, int length) {
        CyclicProduct product = new CyclicProduct(pieces, new Ring(length));
        Random random = new Random(pieces * 1000 + length);
        int cycle = pieces * length;
        check(
                product,
                Bits.random(random, cycle).toWords(),
                Bits.random(random, cycle).toWords());
    }

    @Test
    void monomialsMultiplyToMonomials() {
        CyclicProduct product = new CyclicProduct(27, new Ring(9 * 15));
        long cycle = product.length();
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            long a = random.nextLong(cycle);
            long b = random.nextLong(cycle);
            assertThat(product.multiply(monomial(a, cycle), monomial(b, cycle)))
                    .isEqualTo(monomial((a + b) % cycle, cycle));
        }
    }

    private static long[] monomial(long degree, long cycle) {
        long[] words = new long[Words.count(cycle)];
        words[(int) (degree >> 6)] = 1L << degree;
        return words;
    }

    @Test
    void aLongProductHoldsAtRandomPlaces() {
        CyclicProduct product = CyclicProduct.atLeast(2_000_000);
        int cycle = (int) product.length();
        Random random = new Random(11);
        BitString a = Bits.random(random, cycle);
        BitString b = Bits.random(random, cycle);
        BitString c = BitString.of(product.multiply(a.toWords(), b.toWords()), cycle);
        boolean[] x = Bits.array(a);
        boolean[] y = Bits.array(b);
        for (int k = 0; k < 20; k++) {
            int i = random.nextInt(cycle);
            boolean sum = false;
            for (int j = 0; j < cycle; j++) {
                sum ^= x[j] && y[i >= j ? i - j : i - j + cycle];
            }
            assertThat(c.get(i)).as("coefficient %d", i).isEqualTo(sum);
        }
    }

    @Test
    void rejectsLengthsThatHaveNoRootOfUnity() {
        assertThatThrownBy(() -> new CyclicProduct(9, new Ring(64)))
                .hasMessage("pieces: expected a power of 3, at least 3, whose third divides 64, found 9");
        assertThatThrownBy(() -> new CyclicProduct(6, new Ring(64))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CyclicProduct.atLeast(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
