package io.github.clinamen.core.device;

import io.github.clinamen.core.bits.GhzPlanes;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import java.lang.foreign.MemorySegment;

/**
 * Ideal boxes: each round measures a fresh GHZ state (|0...0> + |1...1>) / sqrt 2, X for setting 1 and Y for setting 0. For
 * settings in X all outcomes of the required parity are equally likely, for others all outcomes.
 *
 * <p>Outcome plane p is line p of the {@link RandomPlanes} of domain {@code outcomes}, but for the last party's in tested
 * rounds, which complete the parity.
 *
 * @param parties n, 3 to 25
 */
public record GhzDevice(int parties, long seed) implements Device {
    private static final long OUTCOMES = RandomPlanes.domain("outcomes");
    private static final long[] NO_FLIPS = {};

    public GhzDevice {
        requireParties(parties);
    }

    @Override
    public String spec() {
        return "ghz";
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public void measure(long chunk, RoundChunk rounds) {
        measure(seed, chunk, rounds, NO_FLIPS);
    }

    /** P(a|x), one of 0, 2^-n and 2^-(n-1). */
    public double probability(int outcomes, int setting) {
        MerminGame game = new MerminGame(parties);
        double uniform = Math.scalb(1.0, -parties);
        return !game.tests(setting) ? uniform : game.isWrong(outcomes, setting) ? 0 : 2 * uniform;
    }

    static void measure(long seed, long chunk, RoundChunk rounds, long[] flips) {
        RandomPlanes planes = new RandomPlanes(seed, OUTCOMES);
        MemorySegment memory = rounds.planes();
        int words = rounds.usedWords();
        int last = rounds.parties() - 1;
        for (int p = 0; p < last; p += 2) {
            planes.fillPair(chunk, p / 2, memory, rounds.outcomeOffset(p), rounds.outcomeOffset(p + 1), words);
        }
        // For even n the last line came with the pair before.
        if (last % 2 == 0 && !GhzPlanes.allTested(rounds)) {
            long free = rounds.outcomeOffset(last);
            planes.fillPair(chunk, last / 2, memory, free, free, words);
        }
        GhzPlanes.correlate(rounds, new MerminGame(rounds.parties()), flips);
    }

    static void requireParties(int parties) {
        new MerminGame(parties);
    }
}
