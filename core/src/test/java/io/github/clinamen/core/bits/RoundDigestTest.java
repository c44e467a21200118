package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundDigestTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 25})
    void asItsPlainTwin(int n) {
        Rounds.of(n)
                .forEach(chunk -> LoopChoiceTest.both()
                        .forEach(loops -> assertThat(loops.digest(chunk, 12345678901L))
                                .as("%d rounds", chunk.rounds())
                                .isEqualTo(PlainDigest.of(chunk, 12345678901L))));
    }

    @Test
    void anySingleFlipIsSeenAndNothingBeyondTheRoundsIs() {
        int rounds = 64 * 9 + 40;
        RoundChunk chunk = Rounds.random(3, rounds, 1);
        Set<Long> digests = new HashSet<>(Set.of(RoundDigest.of(chunk, 7)));
        for (int plane = 0; plane < 6; plane++) {
            for (int r = 0; r < 64 * chunk.words(); r++) {
                flip(chunk, plane, r);
                long digest = RoundDigest.of(chunk, 7);
                assertThat(digests.add(digest))
                        .as("plane %d round %d", plane, r)
                        .isEqualTo(r < rounds);
                flip(chunk, plane, r);
            }
        }
        assertThat(digests).hasSize(1 + 6 * rounds);
    }

    @Test
    void placeAndLengthCount() {
        RoundChunk chunk = Rounds.filled(5, 1000, 0);
        assertThat(Set.of(
                        RoundDigest.of(chunk, 0),
                        RoundDigest.of(chunk, 1),
                        RoundDigest.of(chunk.withRounds(999), 0),
                        RoundDigest.of(chunk.withRounds(0), 0),
                        RoundDigest.of(Rounds.filled(3, 1000, 0), 0)))
                .hasSize(5);
        assertThat(RoundDigest.of(chunk.withRounds(0), 3)).isZero();
    }

    @Test
    void roomDoesNotCount() {
        RoundChunk tight = Rounds.random(5, 500, 3);
        RoundChunk wide = RoundChunk.allocate(5, 100).withRounds(500);
        for (int p = 0; p < 5; p++) {
            for (int w = 0; w < 8; w++) {
                wide.setSetting(p, w, tight.setting(p, w));
                wide.setOutcome(p, w, tight.outcome(p, w));
            }
        }
        assertThat(RoundDigest.of(wide, 2)).isEqualTo(RoundDigest.of(tight, 2));
    }

    @Test
    void theFunctionStaysWhatItIs() {
        // Recorded transcripts carry digests; these were computed by another program from the definition.
        assertThat(RoundDigest.of(Rounds.filled(1, 1, 1), 0)).isEqualTo(0x172eb7fa1f996494L);
        assertThat(RoundDigest.of(Rounds.filled(3, 1000, -1L), 7)).isEqualTo(0x17bb988c4d2f856aL);
    }

    private static void flip(RoundChunk chunk, int plane, int r) {
        if (plane < 3) {
            chunk.setSetting(plane, r / 64, chunk.setting(plane, r / 64) ^ 1L << r);
        } else {
            chunk.setOutcome(plane - 3, r / 64, chunk.outcome(plane - 3, r / 64) ^ 1L << r);
        }
    }
}
