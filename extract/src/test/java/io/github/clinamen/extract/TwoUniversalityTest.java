package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.bits.BitString;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law: collisions of the hash families, by enumeration of all seeds for all differences of inputs. */
class TwoUniversalityTest {
    /** Seeds for which the first m bits of the circulant image of x, n of them cyclic, vanish. */
    private static int vanishing(int p, int m, int x) {
        int zero = 0;
        for (int y = 0; y < 1 << p; y++) {
            boolean vanishes = true;
            for (int i = 0; i < m && vanishes; i++) {
                int rotated = (y >>> i | y << (p - i)) & (1 << p) - 1;
                vanishes = (Integer.bitCount(rotated & x) & 1) == 0;
            }
            zero += vanishes ? 1 : 0;
        }
        return zero;
    }

    /** The most seeds for which two inputs of n bits, given by their difference, collide on m bits. */
    private static int worst(int p, int n, int m) {
        int worst = 0;
        for (int x = 1; x < 1 << n; x++) {
            worst = Math.max(worst, vanishing(p, m, x));
        }
        return worst;
    }

    @ParameterizedTest(name = "p = {0}, m = {1}")
    @CsvSource({"3,1", "3,2", "5,1", "5,3", "5,4", "11,3", "11,7", "11,10"})
    @DisplayName("circulant, 2 a primitive root mod p: two inputs collide for exactly 2^-m of the seeds")
    void circulantIsTwoUniversal(int p, int m) {
        for (int x = 1; x < 1 << (p - 1); x++) {
            assertThat(vanishing(p, m, x)).as("difference %d", x).isEqualTo(1 << (p - m));
        }
    }

    @Test
    @DisplayName("circulant, p = 7: not two-universal, 2 has order 3 mod 7")
    void circulantOfSevenIsNotTwoUniversal() {
        // x^7 - 1 = (x + 1)(x^3 + x + 1)(x^3 + x^2 + 1): multiples of (x + 1) and one cubic have rank 3, however large
        // m.
        assertThat(worst(7, 6, 3)).isEqualTo(1 << (7 - 3));
        assertThat(worst(7, 6, 4)).isEqualTo(16).isGreaterThan(1 << (7 - 4));
        assertThat(worst(7, 6, 6)).isEqualTo(16).isGreaterThan(1 << (7 - 6));
    }

    @Test
    @DisplayName(
            "Dodis: with all p bits of input the all-one difference has rank 1, so rank p - 1 is only met otherwise")
    void dodisIsTwoUniversalButForTheAllOneDifference() {
        int p = 11;
        int m = 6;
        for (int x = 1; x < 1 << p; x++) {
            int expected = x == (1 << p) - 1 ? 1 << (p - 1) : 1 << (p - m);
            assertThat(vanishing(p, m, x)).as("difference %d", x).isEqualTo(expected);
        }
    }

    @Test
    void toeplitzIsTwoUniversal() {
        int n = 5;
        int m = 3;
        Toeplitz toeplitz = new Toeplitz(n, m);
        int seeds = 1 << toeplitz.seedLength();
        for (int x = 1; x < 1 << n; x++) {
            int zero = 0;
            for (int s = 0; s < seeds; s++) {
                BitString out = toeplitz.extract(
                        BitString.of(new long[] {x}, n), BitString.of(new long[] {s}, toeplitz.seedLength()));
                zero += out.toWords()[0] == 0 ? 1 : 0;
            }
            assertThat(zero).isEqualTo(seeds >> m);
        }
    }

    @ParameterizedTest(name = "k1 = {0}, k2 = {1}, m = {2}")
    @CsvSource({"8,10,3", "9,11,5", "7,9,1", "10,11,7", "6,10,2", "4,8,1"})
    @DisplayName("circulant, p = 11: no flat sources do better than the error of the plan")
    void flatSourcesStayWithinTheError(int k1, int k2, int m) {
        int p = 11;
        Random random = new Random(100 * k1 + 10 * k2 + m);
        for (int trial = 0; trial < 20; trial++) {
            int[] xs = random.ints(0, 1 << (p - 1)).distinct().limit(1 << k1).toArray();
            int[] ys = random.ints(0, 1 << p).distinct().limit(1 << k2).toArray();
            // e from m = k1 + k2 - p - 2 log2 1/e; the strong form: averaged over the seed, which is given away.
            double error = Math.pow(2, -(k1 + k2 - p - m) / 2.0);
            double distance = 0;
            for (int y : ys) {
                int[] counts = new int[1 << m];
                for (int x : xs) {
                    counts[image(p, m, x, y)]++;
                }
                for (int count : counts) {
                    distance += Math.abs((double) count / xs.length - 1.0 / counts.length) / (2.0 * ys.length);
                }
            }
            assertThat(distance).isLessThanOrEqualTo(error);
        }
    }

    private static int image(int p, int m, int x, int y) {
        int image = 0;
        for (int i = 0; i < m; i++) {
            int rotated = (y >>> i | y << (p - i)) & (1 << p) - 1;
            image |= (Integer.bitCount(rotated & x) & 1) << i;
        }
        return image;
    }
}
