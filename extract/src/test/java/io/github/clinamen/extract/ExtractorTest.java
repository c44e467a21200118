package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.BitString;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: every extractor is the matrix of its definition, multiplied out entry by entry. */
class ExtractorTest {
    private static BitString byDefinition(Extractor extractor, BitString x, BitString y) {
        boolean[] seed = Bits.array(y);
        int n = (int) extractor.inputLength();
        int m = (int) extractor.outputLength();
        return switch (extractor) {
            case Circulant c -> Bits.matrix(m, n, (i, j) -> seed[(i + j) % seed.length], x);
            case Dodis d -> Bits.matrix(m, n, (i, j) -> seed[(i + j) % seed.length], x);
            case Toeplitz t -> Bits.matrix(m, n, (i, j) -> seed[i - j + n - 1], x);
            case Trevisan t -> throw new IllegalArgumentException("see TrevisanTest");
            case VonNeumann v -> pairs(Bits.array(x));
        };
    }

    private static BitString pairs(boolean[] x) {
        BitString out = BitString.EMPTY;
        for (int i = 0; i + 1 < x.length; i += 2) {
            if (x[i] != x[i + 1]) {
                out = out.concat(BitString.of(x[i]));
            }
        }
        return out;
    }

    static Stream<Extractor> extractors() {
        return Stream.of(1, 63, 64, 65, 127, 4097).flatMap(n -> {
            long circulant = AdmissiblePrime.atLeast(n + 1);
            long dodis = AdmissiblePrime.atLeast(n);
            return Stream.of(
                    new Circulant(n, circulant, 1),
                    new Circulant(n, circulant, (n + 1) / 2),
                    new Circulant(n, circulant, circulant - 1),
                    new Dodis(n, dodis, dodis - 1),
                    new Dodis(n, dodis, Math.max(1, n / 3)),
                    new Toeplitz(n, 1),
                    new Toeplitz(n, (n + 2) / 3),
                    new Toeplitz(n, n),
                    new VonNeumann(n));
        });
    }

    @ParameterizedTest
    @MethodSource("extractors")
    void isTheMatrixOfItsDefinition(Extractor extractor) {
        Random random = new Random(extractor.hashCode());
        int n = (int) extractor.inputLength();
        int s = (int) extractor.seedLength();
        long[] ones = new long[(Math.max(n, s) + 63) / 64];
        java.util.Arrays.fill(ones, -1);
        BitString x = Bits.random(random, n);
        BitString y = Bits.random(random, s);
        List<BitString> inputs = List.of(x, BitString.of(ones, n), BitString.of(new long[ones.length], n));
        List<BitString> seeds = List.of(y, BitString.of(ones, s), BitString.of(new long[ones.length], s));
        for (BitString input : inputs) {
            assertThat(extractor.extract(input, y)).isEqualTo(byDefinition(extractor, input, y));
        }
        for (BitString seed : seeds) {
            assertThat(extractor.extract(x, seed)).isEqualTo(byDefinition(extractor, x, seed));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9, 17, 23, 15})
    void theCyclicOnesRejectPrimesWithoutTheRoot(int p) {
        assertThatThrownBy(() -> new Circulant(3, p, 2))
                .hasMessage("seed: expected a prime number of bits with 2 as a primitive root, found " + p);
        assertThatThrownBy(() -> new Dodis(3, p, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthsThatDoNotFitAreRejected() {
        Circulant circulant = new Circulant(10, 11, 4);
        assertThatThrownBy(() -> circulant.extract(BitString.of(new long[1], 9), BitString.of(new long[1], 11)))
                .hasMessage("circulant: expected 10 bits of input and 11 of seed, found 9 and 11");
        assertThatThrownBy(() -> new Circulant(11, 11, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Circulant(10, 11, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dodis(12, 11, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Toeplitz(4, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trevisan(4, 65, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VonNeumann(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void vonNeumannTakesTheFirstOfUnequalBits() {
        boolean o = false;
        boolean i = true;
        BitString x = Bits.of(new boolean[] {o, i, i, o, i, i, o, o, i, o, i});
        assertThat(new VonNeumann(11).extract(x, BitString.EMPTY)).isEqualTo(Bits.of(new boolean[] {o, i, i}));
    }
}
