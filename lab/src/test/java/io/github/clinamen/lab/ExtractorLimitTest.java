package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import java.util.BitSet;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorLimitTest {
    @ParameterizedTest
    @CsvSource({"1/2,97", "0.4,97", "1/3,97", "0.1,17", "0.01,97"})
    @DisplayName("[3] every function of four bits (each 17th or 97th of the 2^16) can be biased to 1 - eps or more")
    void functionsOfFourBits(String eps, int step) {
        Epsilon epsilon = Epsilon.parse(eps);
        for (int f = 0; f < 1 << 16; f += step) {
            ExtractorLimit limit = ExtractorLimit.of(new Extractor("f", 4, BitSet.valueOf(new long[] {f})), epsilon);
            assertThat(limit.probability()).isGreaterThanOrEqualTo(limit.theorem());
        }
    }

    @Test
    @DisplayName("the last bit of a parity decides it, so exactly 1 - eps; a majority is worse")
    void parityMeetsTheTheoremAndMajorityDoesNot() {
        Epsilon epsilon = Epsilon.parse("0.3");
        assertThat(limit("parity:9", epsilon)).isEqualTo(new BigFraction(7, 10));
        // Three bits, all leaning to one: 0.7^3 + 3 * 0.7^2 * 0.3.
        assertThat(limit("majority:3", epsilon)).isEqualTo(new BigFraction(784, 1000));
        assertThat(limit("constant:2", epsilon)).isEqualTo(BigFraction.ONE);
        assertThat(limit("table:01", epsilon)).isEqualTo(new BigFraction(7, 10));
        assertThat(limit("inner-product:4", epsilon)).isGreaterThan(new BigFraction(7, 10));
        assertThat(limit("address:2", epsilon)).isGreaterThanOrEqualTo(new BigFraction(7, 10));
    }

    private static BigFraction limit(String extractor, Epsilon epsilon) {
        return ExtractorLimit.of(Extractor.parse(extractor), epsilon).probability();
    }

    @Test
    void theStrategyThatComesOutDoesWhatItSays() {
        Epsilon epsilon = Epsilon.parse("1/5");
        ExtractorLimit limit = ExtractorLimit.of(Extractor.parse("majority:7"), epsilon);
        assertThat(limit.steering()
                        .expectation(epsilon, input -> limit.extractor().hits(input, limit.favoured())))
                .isEqualTo(limit.probability());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parity",
                "parity:0",
                "parity:21",
                "parity:x",
                "majority:4",
                "inner-product:3",
                "address:5",
                "table:",
                "table:0",
                "table:011",
                "table:012",
                "hash:3"
            })
    void everythingElseIsRefused(String spec) {
        assertThatThrownBy(() -> Extractor.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }
}
