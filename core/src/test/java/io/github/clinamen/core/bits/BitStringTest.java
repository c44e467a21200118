package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BitStringTest {
    private static final int[] LENGTHS = {0, 1, 63, 64, 65, 127, 128, 4097};

    @Test
    void concatenationIsThatOfTheCharacters() {
        SplittableRandom random = new SplittableRandom(1);
        for (int a : LENGTHS) {
            for (int b : LENGTHS) {
                BitString left = random(random, a);
                BitString right = random(random, b);
                assertThat(text(left.concat(right))).isEqualTo(text(left) + text(right));
            }
        }
    }

    @Test
    void growingFromOneStringTwiceLeavesBothAlone() {
        SplittableRandom random = new SplittableRandom(2);
        for (int a : LENGTHS) {
            BitString trunk = random(random, a).concat(random(random, 5));
            String before = text(trunk);
            BitString one = random(random, 70);
            BitString other = random(random, 131);
            BitString first = trunk.concat(one);
            BitString second = trunk.concat(other);
            assertThat(text(first)).isEqualTo(before + text(one));
            assertThat(text(second)).isEqualTo(before + text(other));
            assertThat(text(trunk)).isEqualTo(before);
            assertThat(trunk.toWords())
                    .isEqualTo(BitString.of(trunk.toWords(), trunk.length()).toWords());
        }
    }

    @Test
    void concatenationIsAssociative() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            BitString a = random(random, random.nextInt(200));
            BitString b = random(random, random.nextInt(200));
            BitString c = random(random, random.nextInt(200));
            assertThat(a.concat(b).concat(c)).isEqualTo(a.concat(b.concat(c))).hasSameHashCodeAs(a.concat(b.concat(c)));
        }
    }

    @Test
    void slicesAreThoseOfTheCharacters() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            BitString bits = random(random, random.nextInt(300)).concat(random(random, random.nextInt(300)));
            int to = random.nextInt((int) bits.length() + 1);
            int from = random.nextInt(to + 1);
            assertThat(text(bits.slice(from, to))).isEqualTo(text(bits).substring(from, to));
        }
    }

    @Test
    void parityCountsTheOnes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int length : LENGTHS) {
            BitString bits = random(random, length);
            long ones = text(bits).chars().filter(c -> c == '1').count();
            assertThat(bits.parity()).isEqualTo(ones % 2 == 1);
        }
    }

    @Test
    void bitsBeyondTheLengthOfTheGivenWordsAreDropped() {
        assertThat(BitString.of(new long[] {-1, -1}, 65).toWords()).containsExactly(-1, 1);
        assertThat(BitString.of(new long[] {-1}, 3)).isEqualTo(BitString.of(new long[] {7}, 3));
        assertThat(BitString.of(new long[] {7}, 3)).isNotEqualTo(BitString.of(new long[] {7}, 4));
    }

    @Test
    void positionsOutsideAreRefused() {
        BitString bits = BitString.of(new long[] {5}, 3);
        assertThatThrownBy(() -> bits.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bits.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bits.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> BitString.of(new long[1], 65)).hasMessageContaining("found 65");
    }

    static BitString random(SplittableRandom random, int length) {
        return BitString.of(random.longs((length + 63) / 64).toArray(), length);
    }

    private static String text(BitString bits) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < bits.length(); i++) {
            text.append(bits.get(i) ? '1' : '0');
        }
        return text.toString();
    }
}
