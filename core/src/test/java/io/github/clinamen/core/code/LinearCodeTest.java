package io.github.clinamen.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.ReferenceLog;
import io.github.clinamen.core.bits.BitString;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearCodeTest {
    private static BitString random(Random random, long length) {
        return BitString.of(random.longs((length + 63) / 64).toArray(), length);
    }

    private static BitString xor(BitString a, BitString b) {
        long[] left = a.toWords();
        long[] right = b.toWords();
        for (int i = 0; i < left.length; i++) {
            left[i] ^= right[i];
        }
        return BitString.of(left, a.length());
    }

    @DisplayName("parameters [n, k, d] and known numbers of words of the small codes")
    @ParameterizedTest
    @CsvSource({
        "golay24, 24, 12, 8, 8, 759",
        "golay24, 24, 12, 8, 12, 2576",
        "bch32, 32, 11, 12, 12, 496",
        "bch64, 64, 10, 28, 28, 448",
        "bch64-16, 64, 16, 24, 24, 5040",
        "rm64, 64, 7, 32, 32, 126",
        "simplex2, 3, 2, 2, 2, 3",
        "simplex6, 63, 6, 32, 32, 63"
    })
    void smallCodes(String spec, int n, int k, int d, int weight, long words) {
        MatrixCode code = MatrixCode.parse(spec);
        assertThat(code.length()).isEqualTo(n);
        assertThat(code.dimension()).isEqualTo(k);
        assertThat(code.distance()).isEqualTo(d);
        assertThat(code.codewordsOfWeight(weight)).isEqualTo(words);
        assertThat(MatrixCode.parse(code.spec())).isEqualTo(code);
    }

    /** The rows of G as sets of columns: G m for each unit vector m. */
    private static long[][] generator(LinearCode code) {
        int n = (int) code.length();
        int k = (int) code.dimension();
        long[][] rows = new long[k][(n + 63) / 64];
        for (int column = 0; column < n; column++) {
            long[] unit = new long[(n + 63) / 64];
            unit[column / 64] = 1L << column;
            BitString output = code.encode(BitString.of(unit, n));
            for (int row = 0; row < k; row++) {
                rows[row][column / 64] |= output.get(row) ? 1L << column : 0;
            }
        }
        return rows;
    }

    private static TreeMap<Integer, Long> weights(LinearCode code) {
        long[][] rows = generator(code);
        TreeMap<Integer, Long> count = new TreeMap<>();
        long[] word = new long[rows[0].length];
        for (long i = 1; i < 1L << rows.length; i++) {
            long[] row = rows[Long.numberOfTrailingZeros(i)];
            int weight = 0;
            for (int w = 0; w < word.length; w++) {
                word[w] ^= row[w];
                weight += Long.bitCount(word[w]);
            }
            count.merge(weight, 1L, Long::sum);
        }
        return count;
    }

    @DisplayName("(P6): the weight sum is never below that of all codewords, enumerated from the encoder")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "parity:17",
                "repeat:3:simplex3",
                "repeat:2:golay24",
                "rs:1:4:1:repeat:1:simplex2",
                "rs:1:4:2:repeat:1:simplex2",
                "rs:2:4:3:repeat:2:simplex2",
                "rs:1:7:3:repeat:1:simplex3",
                "rs:1:8:5:repeat:3:simplex3",
                "rs:1:16:4:repeat:1:simplex4",
                "rs:3:3:2:repeat:1:matrix:4:b,d,7"
            })
    void weightSums(String spec) {
        LinearCode code = LinearCode.parse(spec);
        assertThat(code.spec()).isEqualTo(spec);
        TreeMap<Integer, Long> weights = weights(code);
        assertThat(weights).as("independent rows").doesNotContainKey(0);
        for (BigFraction f : new BigFraction[] {
            new BigFraction(1, 2), new BigFraction(3, 4), new BigFraction(9, 10), new BigFraction(99, 100)
        }) {
            BigFraction truth = weights.entrySet().stream()
                    .map(e -> f.pow(e.getKey()).multiply(new BigFraction(e.getValue())))
                    .reduce(BigFraction.ZERO, BigFraction::add);
            Log2 sum = code.weightSum(Log2.of(f));
            // The reference is rounded beyond its 200th digit.
            BigDecimal exact = ReferenceLog.log2(truth).subtract(new BigDecimal("1e-180"));
            assertThat(sum.upper()).isGreaterThanOrEqualTo(exact);
            assertThat(code.estimateWeightSum(Math.log(f.doubleValue()) / Math.log(2)))
                    .isCloseTo(sum.upper().doubleValue(), org.assertj.core.api.Assertions.within(1e-3));
            if (!(code instanceof ReedSolomonCode)) {
                assertThat(sum.upper().subtract(exact).doubleValue()).isLessThan(1e-30);
            }
        }
    }

    @DisplayName("encoders are linear, and stretches in any order give what the whole gives")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "parity:4097",
                "parity:1",
                "repeat:171:golay24",
                "repeat:1:matrix:1:1",
                "rs:2:100:60:repeat:3:golay24",
                "rs:1:90:7:repeat:1:bch64-16",
                "rs:3:128:100:repeat:2:rm64",
                "rs:5:2048:3:repeat:1:bch32"
            })
    void encoders(String spec) {
        LinearCode code = LinearCode.parse(spec);
        Random random = new Random(9);
        BitString a = random(random, code.length());
        BitString b = random(random, code.length());
        assertThat(code.encode(xor(a, b))).isEqualTo(xor(code.encode(a), code.encode(b)));
        assertThat(code.encode(BitString.of(new long[(int) ((code.length() + 63) / 64)], code.length()))
                        .toWords())
                .containsOnly(0L);
        long[] output = new long[(int) ((code.dimension() + 63) / 64)];
        long end = code.length();
        while (end > 0) {
            long start = Math.max(0, end - 1 - random.nextInt((int) Math.min(code.length(), 4097)));
            code.accumulate(start, a.slice(start, end), output);
            end = start;
        }
        assertThat(BitString.of(output, code.dimension())).isEqualTo(code.encode(a));
    }

    @Test
    @DisplayName("what is no code is refused, saying what was expected")
    void refusals() {
        for (String spec : new String[] {
            "",
            "parity:",
            "parity:0",
            "repeat:0:golay24",
            "rs:1:5:2:repeat:1:simplex2",
            "rs:1:3:4:repeat:1:simplex2",
            "rs:0:3:2:repeat:1:simplex2",
            "rs:1:3:2:parity:4",
            "repeat:1:matrix:2:7",
            "repeat:1:matrix:2:1,1",
            "repeat:1:hamming",
            "matrix:2:1"
        }) {
            assertThatThrownBy(() -> LinearCode.parse(spec))
                    .as(spec)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rs:2:100:60:repeat:3:golay24",
                "rs:1:90:7:repeat:1:bch64-16",
                "rs:3:128:100:repeat:2:rm64",
                "rs:2:30:29:repeat:2:bch32",
                "rs:1:9:4:repeat:1:bch64-16",
                "rs:5:8:7:repeat:1:matrix:7:1,2,4"
            })
    @DisplayName("Reed-Solomon: output symbol j of a block is sum_p p^j s_p, computed here by long multiplication")
    void reedSolomonByItsDefinition(String spec) {
        ReedSolomonCode code = (ReedSolomonCode) LinearCode.parse(spec);
        int m = code.inner().matrix().dimension();
        BitString message = random(new Random(5), code.length());
        BitString found = code.encode(message);
        long out = 0;
        long in = 0;
        for (long block = 0; block < code.blocks(); block++) {
            int[] sums = new int[code.outerDimension()];
            for (int p = 0; p < code.outerLength(); p++) {
                int power = 1;
                BitString group = message.slice(in, in + code.inner().length());
                int symbol = (int) code.inner().encode(group).toWords()[0];
                for (int j = 0; j < sums.length; j++) {
                    sums[j] ^= product(m, power, symbol);
                    power = product(m, power, p);
                }
                in += code.inner().length();
            }
            for (int sum : sums) {
                assertThat(found.slice(out, out + m).toWords())
                        .as("output from bit %d on", out)
                        .containsExactly(sum);
                out += m;
            }
        }
        assertThat(out).isEqualTo(found.length());
    }

    /** In GF(2^m), by shifts. */
    private static int product(int m, int a, int b) {
        int polynomial = switch (m) {
            case 3 -> 0xb;
            case 7 -> 0x89;
            case 11 -> 0x805;
            case 12 -> 0x1053;
            default -> 0x1100b;
        };
        int result = 0;
        for (int bit = m - 1; bit >= 0; bit--) {
            result <<= 1;
            result ^= result >> m == 1 ? polynomial : 0;
            result ^= (b >> bit & 1) == 1 ? a : 0;
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "rs:1:16:8:repeat:3:simplex4, 0.5",
        "rs:1:64:3:repeat:8:simplex6, 0.9",
        "rs:1:100:60:repeat:9:golay24, 0.6"
    })
    @DisplayName("the bound takes the t >= 1 that makes it least")
    void bestTilt(String spec, double f) {
        ReedSolomonCode code = (ReedSolomonCode) LinearCode.parse(spec);
        double log2f = Math.log(f) / Math.log(2);
        double e = code.inner().estimateWeightSum(log2f);
        double y = log2f * code.inner().times() * code.inner().matrix().distance();
        int d = code.outerLength() - code.outerDimension() + 1;
        double least = Double.POSITIVE_INFINITY;
        double atOne = 0;
        for (double t = 0; t <= 40; t += 0x1p-6) {
            double sum = (y - e) * (d - 1) - t * d + code.outerLength() * Math.log1p(Math.pow(2, t + e)) / Math.log(2);
            least = Math.min(least, sum);
            atOne = t == 0 ? sum : atOne;
        }
        double bound = code.weightSum(Log2.of(new BigFraction(f))).upper().doubleValue();
        assertThat(bound).isLessThan(least + 1e-6).isGreaterThan(least - 0.01).isLessThan(atOne - 1);
    }

    @Test
    @DisplayName("the greatest and the least of everything are codes, one more or less is none")
    void limits() {
        MatrixCode one = MatrixCode.of(1, 1);
        long[] units = LongStream.range(0, 20).map(i -> 1L << i).toArray();
        MatrixCode twenty = MatrixCode.of(20, units);
        MatrixCode wide = MatrixCode.of(64, -1L);
        assertThat(one.distance()).isEqualTo(1);
        assertThat(twenty.dimension()).isEqualTo(20);
        assertThat(wide.distance()).isEqualTo(64);
        refused(() -> MatrixCode.of(0, 1), "1 to 64 columns");
        refused(() -> MatrixCode.of(65, 1), "1 to 64 columns");
        refused(() -> MatrixCode.of(64), "1 to 20");
        refused(
                () -> MatrixCode.of(
                        64, LongStream.range(0, 21).map(i -> 1L << i).toArray()),
                "1 to 20");
        refused(() -> MatrixCode.of(20, 1L << 20), "rows of 20 columns");
        refused(() -> MatrixCode.of(63, 1L << 63), "rows of 63 columns");

        long most = Long.MAX_VALUE / 64;
        assertThat(new RepeatedCode(most, wide).length()).isEqualTo(64 * most);
        refused(() -> new RepeatedCode(most + 1, wide), "repeat: expected");
        refused(() -> new RepeatedCode(0, wide), "repeat: expected");

        MatrixCode two = MatrixCode.of(2, 1, 2);
        MatrixCode sixteen = MatrixCode.of(16, Arrays.copyOf(units, 16));
        RepeatedCode small = new RepeatedCode(1, two);
        assertThat(new ReedSolomonCode(1, 1 << 16, 1, new RepeatedCode(1, sixteen)).dimension())
                .isEqualTo(16);
        refused(() -> new ReedSolomonCode(1, 1, 1, new RepeatedCode(1, one)), "dimension 2 to 16, found 1");
        refused(
                () -> new ReedSolomonCode(1, 1, 1, new RepeatedCode(1, MatrixCode.of(17, Arrays.copyOf(units, 17)))),
                "dimension 2 to 16, found 17");
        assertThat(new ReedSolomonCode(1, 1, 1, small).dimension()).isEqualTo(2);
        assertThat(new ReedSolomonCode(1, 4, 4, small).dimension()).isEqualTo(8);
        refused(() -> new ReedSolomonCode(1, 5, 4, small), "found n = 5, k = 4");
        refused(() -> new ReedSolomonCode(1, 4, 5, small), "found n = 4, k = 5");
        refused(() -> new ReedSolomonCode(1, 0, 0, small), "found n = 0, k = 0");
        refused(() -> new ReedSolomonCode(1, 4, 0, small), "found n = 4, k = 0");
        long blocks = Long.MAX_VALUE / 2 / 4 / 2;
        assertThat(new ReedSolomonCode(blocks, 4, 1, small).length()).isEqualTo(8 * blocks);
        refused(() -> new ReedSolomonCode(blocks + 1, 4, 1, small), "rs: expected");

        refused(() -> new BinaryField(1), "m from 2 to 16");
        refused(() -> new BinaryField(17), "m from 2 to 16");
        for (int m = 2; m <= 16; m++) {
            // Each polynomial is primitive, or this throws.
            new BinaryField(m);
        }
    }

    private static void refused(ThrowingCallable make, String expected) {
        assertThatThrownBy(make).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(expected);
    }

    @Test
    @DisplayName("codes are equal when their matrices are, whatever they are called")
    void equality() {
        MatrixCode named = MatrixCode.parse("simplex2");
        MatrixCode spelled = MatrixCode.parse("matrix:3:5,6");
        assertThat(named).isEqualTo(spelled).hasSameHashCodeAs(spelled).hasToString("simplex2");
        for (String other : new String[] {"matrix:4:5,6", "matrix:3:6,5", "matrix:3:5", "matrix:3:5,7"}) {
            assertThat(named).isNotEqualTo(MatrixCode.parse(other)).doesNotHaveSameHashCodeAs(MatrixCode.parse(other));
        }
    }
}
