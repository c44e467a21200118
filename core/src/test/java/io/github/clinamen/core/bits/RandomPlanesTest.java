package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomPlanesTest {
    @Test
    @DisplayName("Random123's known answers for threefry2x64 of 13 rounds")
    void knownAnswers() {
        assertThat(Threefry.word(0, 0, 0, 0, 0)).isEqualTo(0xf167b032c3b480bdL);
        assertThat(Threefry.word(0, 0, 0, 0, 1)).isEqualTo(0xe91f9fee4b7a6fb5L);
        assertThat(Threefry.word(-1, -1, -1, -1, 0)).isEqualTo(0xccdec5c917a874b1L);
        assertThat(Threefry.word(-1, -1, -1, -1, 1)).isEqualTo(0x4df53abca26ceb01L);
        long[] pi = {0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L};
        assertThat(Threefry.word(pi[2], pi[3], pi[0], pi[1], 0)).isEqualTo(0xc3aac71561042993L);
        assertThat(Threefry.word(pi[2], pi[3], pi[0], pi[1], 1)).isEqualTo(0x3fe7ae8801aff316L);
    }

    @Test
    @DisplayName("the place of a word in the generator is part of the promise that runs can be repeated")
    void places() {
        RandomPlanes planes = new RandomPlanes(11, RandomPlanes.domain("settings"));
        assertThat(RandomPlanes.domain("settings")).isEqualTo(0x73676e6974746573L);
        assertThat(planes.word(3, 9, 7)).isEqualTo(Threefry.word(11, 0x73676e6974746573L, 3, (4L << 32) + 7, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 64, 65, 256, 257, 1000})
    void fairPlanesAsWordByWord(int words) {
        RandomPlanes planes = new RandomPlanes(-5, 77);
        LoopChoiceTest.both().forEach(loops -> {
            MemorySegment memory = MemorySegment.ofArray(new long[3 * words]);
            loops.fillPair(planes, 1L << 40, 3, memory, 0, 16L * words, words);
            for (int w = 0; w < words; w++) {
                assertThat(memory.get(RoundChunk.WORD, 8L * w)).isEqualTo(planes.word(1L << 40, 6, w));
                assertThat(memory.get(RoundChunk.WORD, 8L * (words + w))).isZero();
                assertThat(memory.get(RoundChunk.WORD, 8L * (2 * words + w))).isEqualTo(planes.word(1L << 40, 7, w));
            }
            loops.fillPair(planes, 2, 5, memory, 8L * words, 8L * words, words);
            for (int w = 0; w < words; w++) {
                assertThat(memory.get(RoundChunk.WORD, 8L * (words + w))).isEqualTo(planes.word(2, 10, w));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.45", "1/3", "0.1", "0.01", "3/8", "1e-9", "1e-15", "1e-30"})
    void biasedPlanesAsWordByWord(String epsilon) {
        RandomPlanes planes = new RandomPlanes(99, 1);
        Bias bias = Bias.of(Epsilon.parse(epsilon));
        for (Bias p : new Bias[] {bias, bias.complement()}) {
            for (int words : new int[] {1, 2, 7, 8, 9, 64, 65, 256, 257, 1000}) {
                LoopChoiceTest.both().forEach(loops -> {
                    MemorySegment memory = MemorySegment.ofArray(new long[words + 2]);
                    loops.fillBiased(planes, words, 2, p, memory, 8, words);
                    assertThat(memory.get(RoundChunk.WORD, 0)).isZero();
                    assertThat(memory.get(RoundChunk.WORD, 8L * words + 8)).isZero();
                    for (int w = 0; w < words; w++) {
                        assertThat(memory.get(RoundChunk.WORD, 8L * w + 8))
                                .isEqualTo(planes.biasedWord(words, 2, p, w));
                    }
                });
            }
        }
    }

    @Test
    @DisplayName("a biased bit is 1 exactly when the number made of its digits is below p")
    void biasedBitIsAComparison() {
        Bias bias = Bias.of(Epsilon.parse("0.45"));
        RandomPlanes planes = new RandomPlanes(4, 4);
        long word = planes.biasedWord(0, 1, bias, 5);
        for (int i = 0; i < 64; i++) {
            long number = 0;
            for (int level = 0; level < bias.length(); level++) {
                number |= (planes.word(0, 64 + level, 5) >>> i & 1) << (63 - level);
            }
            assertThat(word >>> i & 1).isEqualTo(Long.compareUnsigned(number, bias.digits()) < 0 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.45", "0.1", "0.01", "1e-4"})
    @DisplayName("frequencies of biased bits, 2^24 each, within 5 sigma")
    void frequencies(String epsilon) {
        double p = Epsilon.parse(epsilon).toDouble();
        Bias bias = Bias.of(Epsilon.parse(epsilon));
        RandomPlanes planes = new RandomPlanes(2024, 6);
        long[] plane = new long[RoundChunk.WORDS];
        long ones = 0;
        for (long c = 0; c < 1024; c++) {
            planes.fillBiased(c, 0, bias, MemorySegment.ofArray(plane), 0, plane.length);
            ones += Planes.count(plane, plane.length);
        }
        double n = 1024.0 * RoundChunk.ROUNDS;
        assertThat((double) ones).isCloseTo(n * p, within(5 * Math.sqrt(n * p * (1 - p))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.45", "1/3", "0.1", "0.01", "3/8", "1/65536", "1e-9", "0.49999999999"})
    @DisplayName("the simulated epsilon is not below the promised one and at most 2^-32 of it above")
    void epsilonIsRoundedTowardsOneHalf(String text) {
        BigFraction epsilon = Epsilon.parse(text).value();
        BigFraction simulated = Bias.of(new Epsilon(epsilon)).value();
        assertThat(simulated).isGreaterThanOrEqualTo(epsilon).isLessThanOrEqualTo(BigFraction.ONE_HALF);
        assertThat(simulated.subtract(epsilon).divide(epsilon)).isLessThan(new BigFraction(1, 1L << 32));
        if (epsilon.getDenominator().bitCount() == 1) {
            assertThat(simulated).isEqualTo(epsilon);
        }
        assertThat(Bias.of(new Epsilon(epsilon)).complement().value()).isEqualTo(BigFraction.ONE.subtract(simulated));
    }

    @Test
    void biasOfTinyAndHalfEpsilon() {
        assertThat(Bias.of(Epsilon.HALF)).isEqualTo(Bias.HALF);
        assertThat(Bias.of(Epsilon.parse("1e-30")).digits()).isEqualTo(1);
        assertThat(Bias.nearest(new BigFraction(
                                BigInteger.ONE, BigInteger.TWO.pow(65).add(BigInteger.ONE)))
                        .digits())
                .isEqualTo(1);
        assertThat(Bias.nearest(new BigFraction(1, 3)).digits()).isEqualTo(0x5555555555555555L);
        assertThat(Bias.nearest(BigFraction.ONE_HALF)).isEqualTo(Bias.HALF);
    }
}
