package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract of simulated sources: a bit is a function of its place, whatever else is drawn. */
class PositionalSourceTest {
    private static final Epsilon TENTH = Epsilon.parse("0.1");
    private static final long UNTOUCHED = 0x5a5a5a5a5a5a5a5aL;

    static Stream<SimulatedSource> sources() {
        return Stream.of(
                new FairSource(1),
                new BiasedSource(1, TENTH, false),
                new BiasedSource(1, TENTH, true),
                new SteeringSource(1, TENTH, LaneStrategy.WANDERING),
                new SteeringSource(1, TENTH, LaneStrategy.FIXED));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void bitsDependOnTheirPlaceAlone(SimulatedSource source) {
        assertThat(source.isPositional()).isTrue();
        assertThat(source.isSimulated()).isTrue();
        long[] allPicks = new long[130];
        RoundChunk all = chunk(RoundChunk.WORDS, RoundChunk.ROUNDS);
        source.draw(77, allPicks, all, 4);
        for (int rounds : List.of(1, 63, 64, 65, 127, 512, 4097)) {
            for (int picks : List.of(0, 1, 7, 8, 129)) {
                long[] some = new long[picks];
                RoundChunk part = chunk((rounds + 63) / 64 + 1, rounds);
                source.draw(77, some, part, 3);
                assertThat(some).isEqualTo(Arrays.copyOf(allPicks, picks));
                for (int w = 0; w < part.words(); w++) {
                    for (int p = 0; p < 5; p++) {
                        long expected = p < 3 && w < part.usedWords() ? all.setting(p, w) : UNTOUCHED;
                        assertThat(part.setting(p, w))
                                .as("plane %d word %d", p, w)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void chunksDiffer(SimulatedSource source) {
        long[] picks = new long[8];
        long[] others = new long[8];
        RoundChunk one = chunk(8, 512);
        RoundChunk other = chunk(8, 512);
        source.draw(3, picks, one, 4);
        source.draw(4, others, other, 4);
        assertThat(picks).isNotEqualTo(others);
        assertThat(one.planes().mismatch(other.planes())).isNotEqualTo(-1);
        source.draw(3, others, other, 4);
        assertThat(picks).isEqualTo(others);
        assertThat(one.planes().mismatch(other.planes())).isEqualTo(-1);
    }

    @Test
    void theBiasMustBeEpsilons() {
        assertThatThrownBy(() -> new BiasedSource(1, TENTH, true, Bias.HALF)).hasMessageStartingWith("rarer: expected");
    }

    private static RoundChunk chunk(int words, int rounds) {
        RoundChunk chunk = RoundChunk.allocate(5, words).withRounds(rounds);
        for (int p = 0; p < 5; p++) {
            for (int w = 0; w < words; w++) {
                chunk.setSetting(p, w, UNTOUCHED);
                chunk.setOutcome(p, w, UNTOUCHED);
            }
        }
        return chunk;
    }
}
