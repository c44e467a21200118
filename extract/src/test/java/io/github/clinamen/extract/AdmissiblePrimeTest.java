package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Law: admissible means prime with 2 as a primitive root, checked by walking through the powers of 2. */
class AdmissiblePrimeTest {
    @Test
    @DisplayName("the list begins as published (A001122)")
    void theListBeginsAsPublished() {
        List<Long> found = new ArrayList<>();
        for (long n = AdmissiblePrime.atLeast(1); n < 200; n = AdmissiblePrime.atLeast(n + 1)) {
            found.add(n);
        }
        assertThat(found)
                .containsExactly(
                        3L, 5L, 11L, 13L, 19L, 29L, 37L, 53L, 59L, 61L, 67L, 83L, 101L, 107L, 131L, 139L, 149L, 163L,
                        173L, 179L, 181L, 197L);
    }

    @Test
    void agreesWithTheOrderOfTwo() {
        for (int n = 0; n < 5000; n++) {
            assertThat(AdmissiblePrime.isAdmissible(n)).as("%d", n).isEqualTo(order(n) == n - 1);
        }
    }

    /** The order of 2 modulo n when it is odd and above 1; it is n - 1 only for primes. */
    private static int order(int n) {
        if (n < 3 || n % 2 == 0) {
            return -2;
        }
        int power = 2 % n;
        int order = 1;
        while (power != 1) {
            power = 2 * power % n;
            order++;
        }
        return order;
    }

    @Test
    void sevenIsPrimeButNotAdmissible() {
        assertThat(AdmissiblePrime.isPrime(7)).isTrue();
        assertThat(AdmissiblePrime.isAdmissible(7)).isFalse();
        assertThat(AdmissiblePrime.atLeast(6)).isEqualTo(11);
    }

    @Test
    void largeOnesAreFound() {
        assertThat(AdmissiblePrime.atLeast(10_000_000)).isEqualTo(10_000_139);
        // Beyond 2^32, where squares no longer fit a long.
        long large = AdmissiblePrime.atLeast(10_000_000_000L);
        assertThat(java.math.BigInteger.valueOf(large).isProbablePrime(50)).isTrue();
        assertThat(java.math.BigInteger.TWO.modPow(
                        java.math.BigInteger.valueOf((large - 1) / 2), java.math.BigInteger.valueOf(large)))
                .isEqualTo(java.math.BigInteger.valueOf(large - 1));
    }
}
