package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertifiedCellTest {
    private final CertifiedCell c3 = CertifiedCell.c3();

    @Test
    void fortySixSetsAreRainbow() {
        assertThat(CertifiedCell.rainbows()).hasSize(46);
    }

    @ParameterizedTest
    @DisplayName("nu = min(1/4, eps (1 - eps) + eps^3 / 3)")
    @ValueSource(
            strings = {
                "1/2",
                "0.45",
                "2/5",
                "0.35",
                "3/10",
                "1/5",
                "0.1",
                "1/20",
                "0.01",
                "1/1000",
                "1e-9",
                "0.123456789"
            })
    void packingsAreThoseOfTheTheory(String text) {
        Epsilon epsilon = Epsilon.parse(text);
        BigFraction e = epsilon.value();
        BigFraction formula =
                e.multiply(BigFraction.ONE.subtract(e)).add(e.pow(3).divide(3));
        BigFraction quarter = new BigFraction(1, 4);
        BigFraction expected = formula.compareTo(quarter) < 0 ? formula : quarter;
        assertThat(c3.packing(epsilon)).isEqualTo(expected);
        assertThat(c3.factor(epsilon)).isEqualTo(BigFraction.ONE.subtract(expected.divide(3)));
    }

    @Test
    void atOneTenthFourHundredAndSevenCellsReachAMillionth() {
        assertThat(c3.packing(Epsilon.parse("0.1"))).isEqualTo(Rationals.parse("nu", "271/3000"));
        double f = c3.factor(Epsilon.parse("0.1")).doubleValue();
        // P(guess) - 1/2 = f^cells / 4: 1,628 rounds, 1,221 source bits.
        assertThat(Math.ceil(Math.log(4e-6) / Math.log(f))).isEqualTo(407);
        assertThat(c3.rounds() * 407).isEqualTo(1628);
        assertThat(c3.drawnBits() * 407).isEqualTo(1221);
    }

    @Test
    void everyRoundOfACellReachesAllContextsTwice() {
        for (int i = 0; i < c3.rounds(); i++) {
            int round = i;
            assertThat(IntStream.range(0, 8)
                            .map(b -> c3.setting(round, b))
                            .sorted()
                            .toArray())
                    .isEqualTo(c3.game().contexts().stream()
                            .flatMapToInt(x -> IntStream.of(x.setting(), x.setting()))
                            .sorted()
                            .toArray());
        }
    }

    @Test
    @DisplayName("the local box that a source can favour most at eps loses nu / 3 of the cells at least")
    void noDeterministicCellBeatsTheBound() {
        // A deterministic box answers each round well at three of four contexts; it is caught at the leaves where a
        // round has
        // its fourth. The source puts as little as it can there.
        for (String text : List.of("0.1", "0.3", "0.5")) {
            double e = Epsilon.parse(text).toDouble();
            double least = 1;
            for (int weak = 0; weak < 256; weak++) {
                int caught = 0;
                for (int b = 0; b < 8; b++) {
                    for (int i = 0; i < 4; i++) {
                        int context = b >> 1 ^ ((b & 1) == 1 ? i : 0);
                        caught |= (weak >> 2 * i & 3) == context ? 1 << b : 0;
                    }
                }
                least = Math.min(least, leastProbability(caught, 0, 0, e));
            }
            assertThat(1 - least)
                    .isLessThanOrEqualTo(c3.factor(Epsilon.parse(text)).doubleValue());
        }
    }

    private static double leastProbability(int caught, int b, int depth, double e) {
        if (depth == 3) {
            return caught >> b & 1;
        }
        double zero = leastProbability(caught, b, depth + 1, e);
        double one = leastProbability(caught, b | 1 << depth, depth + 1, e);
        return e * Math.max(zero, one) + (1 - e) * Math.min(zero, one);
    }

    @Test
    void packingsOfATriangleAreHalves() {
        FractionalPacking triangle = FractionalPacking.ofSets(3, List.of(0b011, 0b101, 0b110));
        BigInteger[] ones = {BigInteger.ONE, BigInteger.ONE, BigInteger.ONE};
        assertThat(triangle.largest(ones)).isEqualTo(new BigFraction(3, 2));
        BigInteger[] none = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        assertThat(triangle.largest(none)).isEqualTo(BigFraction.ZERO);
        assertThat(triangle.largest(new BigInteger[] {BigInteger.TEN, BigInteger.ONE, BigInteger.TWO}))
                .isEqualTo(new BigFraction(3));
    }
}
