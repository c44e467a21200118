package io.github.clinamen.core.bits;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Chunks for contract tests: the lengths and contents at which kernels go wrong. */
public final class Rounds {
    /** Lengths around words, vectors and their tails. */
    public static final List<Integer> LENGTHS = List.of(1, 63, 64, 65, 127, 512, 1000, 4097);

    private Rounds() {}

    /** All zero, all one and random rounds of each length; bits beyond the rounds are ones or random too. */
    public static Stream<RoundChunk> of(int parties) {
        return LENGTHS.stream()
                .flatMap(rounds -> Stream.of(
                        filled(parties, rounds, 0), filled(parties, rounds, -1L), random(parties, rounds, 5)));
    }

    public static RoundChunk filled(int parties, int rounds, long word) {
        RoundChunk chunk = RoundChunk.allocate(parties, (rounds + 63) / 64 + 1).withRounds(rounds);
        for (int p = 0; p < parties; p++) {
            for (int w = 0; w < chunk.words(); w++) {
                chunk.setSetting(p, w, word);
                chunk.setOutcome(p, w, word);
            }
        }
        return chunk;
    }

    public static RoundChunk random(int parties, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RoundChunk chunk = filled(parties, rounds, 0);
        for (int p = 0; p < parties; p++) {
            for (int w = 0; w < chunk.words(); w++) {
                chunk.setSetting(p, w, random.nextLong());
                chunk.setOutcome(p, w, random.nextLong());
            }
        }
        return chunk;
    }

    public static RoundChunk copy(RoundChunk chunk) {
        RoundChunk copy = RoundChunk.allocate(chunk.parties(), chunk.words()).withRounds(chunk.rounds());
        copy.planes().copyFrom(chunk.planes());
        return copy;
    }

    public static long[] plane(RoundChunk chunk, long seed) {
        return new SplittableRandom(seed).longs(chunk.words()).toArray();
    }

    public static byte[] bytes(RoundChunk chunk) {
        return chunk.planes().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }
}
