package io.github.clinamen.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.ReferenceLog;
import io.github.clinamen.core.bits.BitString;
import java.math.BigDecimal;
import java.util.Random;
import java.util.TreeMap;
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
}
