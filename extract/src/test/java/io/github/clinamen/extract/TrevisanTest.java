package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.BitString;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract and law: design, field and code of Trevisan's extractor against their definitions in big integers. */
class TrevisanTest {
    @ParameterizedTest(name = "t = {0}, m = {1}")
    @CsvSource({"5,5", "5,25", "5,125", "4,60", "7,343", "8,200", "1,8", "2,9", "13,700", "16,17", "31,1000"})
    @DisplayName("weak design: sum over j < i of 2^|S_i and S_j| is at most m, for every i")
    void theDesignOverlapsLittle(int t, int m) {
        WeakDesign design = WeakDesign.of(t, m);
        assertThat(design.blocks().stream().mapToLong(Long::longValue).sum()).isEqualTo(m);
        BitSet[] sets = new BitSet[m];
        for (int i = 0; i < m; i++) {
            sets[i] = new BitSet();
            long sum = 0;
            for (int a = 0; a < t; a++) {
                sets[i].set(design.position(i, a));
            }
            assertThat(sets[i].cardinality()).isEqualTo(t);
            assertThat(sets[i].length()).isLessThanOrEqualTo(design.seedLength());
            for (int j = 0; j < i; j++) {
                BitSet both = (BitSet) sets[i].clone();
                both.and(sets[j]);
                sum += 1L << both.cardinality();
            }
            assertThat(sum).as("set %d", i).isLessThanOrEqualTo(m);
        }
    }

    @Test
    @DisplayName("m = 5, 25 and 125 of 5 points: 1 block of 5; halves and so on; one set more in a block is refused")
    void blocks() {
        assertThat(WeakDesign.of(5, 5).blocks()).containsExactly(5L);
        // rho = 1, 2, 12/5: 25/2, then 13/2, then 7/2 or 5 of degree 0, and the rest.
        assertThat(WeakDesign.of(5, 25).blocks()).containsExactly(12L, 6L, 5L, 2L);
        assertThat(WeakDesign.of(5, 25).seedLength()).isEqualTo(100);
        assertThatThrownBy(() -> new WeakDesign(5, 5, List.of(13L, 6L, 5L, 1L)))
                .hasMessage("design: expected blocks of 1 to 12 sets where 25 are left, found 13");
        assertThatThrownBy(() -> new WeakDesign(5, 6, List.of(1L)))
                .hasMessageStartingWith("design: expected sets of 1 to q");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 2_000, 20_000})
    @DisplayName("against classical adversaries never less than against quantum ones")
    void classicalAdversariesAreNoWorse(int k) {
        for (String e : new String[] {"1/16", "1e-3", "1e-6", "1e-9", "1e-15"}) {
            BigFraction error = io.github.clinamen.core.Rationals.parse("e", e);
            assertThat(planned(k, error, Adversary.CLASSICAL))
                    .isGreaterThanOrEqualTo(planned(k, error, Adversary.QUANTUM));
        }
    }

    private static long planned(int k, BigFraction error, Adversary adversary) {
        try {
            return Trevisan.plan(Demand.of(40_000, new BigFraction(k), error, adversary))
                    .outputLength();
        } catch (IllegalArgumentException nothing) {
            return 0;
        }
    }

    /** x^(2^k) mod f over GF(2), polynomials as big integers. */
    private static BigInteger frobenius(int k, BigInteger f) {
        BigInteger power = BigInteger.TWO;
        for (int i = 0; i < k; i++) {
            power = reduce(times(power, power), f);
        }
        return power;
    }

    private static BigInteger times(BigInteger a, BigInteger b) {
        BigInteger c = BigInteger.ZERO;
        for (int i = 0; i < a.bitLength(); i++) {
            if (a.testBit(i)) {
                c = c.xor(b.shiftLeft(i));
            }
        }
        return c;
    }

    private static BigInteger reduce(BigInteger a, BigInteger f) {
        BigInteger r = a;
        while (r.bitLength() >= f.bitLength()) {
            r = r.xor(f.shiftLeft(r.bitLength() - f.bitLength()));
        }
        return r;
    }

    private static BigInteger modulus(BinaryField field) {
        return BigInteger.ONE
                .setBit(field.a())
                .setBit(field.b())
                .setBit(field.c())
                .setBit(field.bits());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 192, 256, 320, 384, 448, 512})
    @DisplayName("the field polynomials are irreducible (Rabin's test)")
    void theModulusIsIrreducible(int bits) {
        BigInteger f = modulus(BinaryField.atLeast(bits));
        assertThat(f.bitLength()).isEqualTo(bits + 1);
        assertThat(frobenius(bits, f)).isEqualTo(BigInteger.TWO);
        for (int p = 2; p <= bits; p++) {
            if (bits % p == 0 && AdmissiblePrime.isPrime(p)) {
                BigInteger a = frobenius(bits / p, f).xor(BigInteger.TWO);
                BigInteger b = f;
                while (a.signum() != 0) {
                    BigInteger r = reduce(b, a);
                    b = a;
                    a = r;
                }
                assertThat(b).as("gcd with x^(2^%d) - x", bits / p).isEqualTo(BigInteger.ONE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 192, 256, 320, 384, 448, 512})
    void theFieldMultipliesAsItsDefinition(int bits) {
        BinaryField field = BinaryField.atLeast(bits);
        int lanes = LaneProduct.LANES;
        Random random = new Random(bits);
        for (int trial = 0; trial < 20; trial++) {
            long[] x = trial == 0
                    ? java.util.stream.LongStream.generate(() -> -1L)
                            .limit((long) field.words() * lanes)
                            .toArray()
                    : random.longs((long) field.words() * lanes).toArray();
            long[] y = trial == 0
                    ? x.clone()
                    : random.longs((long) field.words() * lanes).toArray();
            BigInteger[] expected = new BigInteger[lanes];
            for (int j = 0; j < lanes; j++) {
                expected[j] = reduce(times(lane(x, j, field), lane(y, j, field)), modulus(field));
            }
            field.multiply(
                    x, y, new long[2 * field.words() * lanes], new long[LaneProduct.scratch(field.words()) * lanes]);
            for (int j = 0; j < lanes; j++) {
                assertThat(lane(x, j, field)).isEqualTo(expected[j]);
            }
        }
    }

    private static BigInteger lane(long[] x, int j, BinaryField field) {
        BigInteger value = BigInteger.ZERO;
        for (int w = field.words() - 1; w >= 0; w--) {
            value = value.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(x[w * LaneProduct.LANES + j])));
        }
        return value;
    }

    @ParameterizedTest(name = "n = {0}, l = {1}, m = {2}")
    @CsvSource({"1,64,3", "63,64,10", "64,64,9", "65,64,8", "127,128,20", "4097,128,11", "1000,192,5", "600,256,140"})
    @DisplayName("each bit is <beta, p(alpha)>, the seed bits taken from the graph of a polynomial")
    void isItsDefinition(int n, int l, int m) {
        Trevisan trevisan = new Trevisan(n, l, m);
        Random random = new Random(n);
        BitString x = Bits.random(random, n);
        BitString seed = Bits.random(random, trevisan.seedLength());
        BitString out = trevisan.extract(x, seed);
        assertThat(out.length()).isEqualTo(m);
        BigInteger f = modulus(BinaryField.atLeast(l));
        int q = 2 * l;
        while (!BigInteger.valueOf(q).isProbablePrime(50)) {
            q++;
        }
        assertThat(trevisan.seedLength()).isEqualTo((long) q * q);
        for (int i = 0; i < m; i++) {
            BigInteger alpha = BigInteger.ZERO;
            BigInteger beta = BigInteger.ZERO;
            for (int a = 0; a < 2 * l; a++) {
                int point = (int) ((i % q + (long) i / q % q * a + (long) i / q / q * a % q * a) % q);
                if (seed.get((long) a * q + point)) {
                    alpha = a < l ? alpha.setBit(a) : alpha;
                    beta = a < l ? beta : beta.setBit(a - l);
                }
            }
            BigInteger value = BigInteger.ZERO;
            for (int c = (n - 1) / l; c >= 0; c--) {
                BigInteger coefficient = BigInteger.ZERO;
                for (int bit = 0; bit < l && c * l + bit < n; bit++) {
                    coefficient = x.get((long) c * l + bit) ? coefficient.setBit(bit) : coefficient;
                }
                value = reduce(times(value, alpha), f).xor(coefficient);
            }
            assertThat(out.get(i)).as("bit %d", i).isEqualTo(value.and(beta).bitCount() % 2 == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"CLASSICAL,128,42", "QUANTUM,256,0"})
    @DisplayName("512 bits from 10^6 at e = 2^-32")
    void plansTheExampleOfTheIssue(Adversary adversary, int field, int delta) {
        Demand demand = Demand.of(1_000_000, new BigFraction(600_000), new BigFraction(1, 1L << 32), adversary)
                .withOutputLimit(512);
        Trevisan trevisan = Trevisan.plan(demand);
        // delta = 2^-32 / 1024 = 2^-42: l >= 19.93 + 84, and with (2^-32 / 1536)^2 / 2: l >= 19.93 + 2 * 86.2.
        assertThat(trevisan.fieldBits()).isEqualTo(delta == 0 ? 256 : field);
        assertThat(trevisan.outputLength()).isEqualTo(512);
    }

    @Test
    void needsMinEntropyForTheCodeAndTheDesign() {
        // delta = 2^-20 / 2m, m = 100 below q = 131: k >= 3 (20 + 1 + log2 100) + 100 = 182.93.
        BigFraction e = new BigFraction(1, 1L << 20);
        assertThat(Trevisan.plan(Demand.of(1000, new BigFraction(183), e, Adversary.CLASSICAL))
                        .outputLength())
                .isEqualTo(100);
        assertThat(Trevisan.plan(Demand.of(1000, new BigFraction(1829, 10), e, Adversary.CLASSICAL))
                        .outputLength())
                .isEqualTo(99);
    }
}
