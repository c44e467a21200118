package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.MemorySegment;

/**
 * Independent bits by position, each 1 with one probability. Plane p of the settings is plane p of the
 * {@link RandomPlanes} of domain {@code settings}, the words are plane 0 of domain {@code words}; a plane of fair bits is a
 * line.
 */
record SimulatedBits(long seed, Bias one) {
    private static final long WORDS = RandomPlanes.domain("words");
    private static final long SETTINGS = RandomPlanes.domain("settings");

    void draw(long chunk, long[] whole, RoundChunk rounds, int drawnPlanes) {
        if (whole.length > 0) {
            MemorySegment memory = MemorySegment.ofArray(whole);
            RandomPlanes planes = new RandomPlanes(seed, WORDS);
            if (one.equals(Bias.HALF)) {
                planes.fillPair(chunk, 0, memory, 0, 0, whole.length);
            } else {
                planes.fillBiased(chunk, 0, one, memory, 0, whole.length);
            }
        }
        RandomPlanes planes = new RandomPlanes(seed, SETTINGS);
        MemorySegment memory = rounds.planes();
        int words = rounds.usedWords();
        if (one.equals(Bias.HALF)) {
            for (int p = 0; p < drawnPlanes; p += 2) {
                int next = Math.min(p + 1, drawnPlanes - 1);
                planes.fillPair(chunk, p / 2, memory, rounds.settingOffset(p), rounds.settingOffset(next), words);
            }
        } else {
            for (int p = 0; p < drawnPlanes; p++) {
                planes.fillBiased(chunk, p, one, memory, rounds.settingOffset(p), words);
            }
        }
    }

    static void requireBias(Epsilon epsilon, Bias rarer) {
        if (!rarer.equals(Bias.of(epsilon))) {
            throw new IllegalArgumentException("rarer: expected "
                    + Bias.of(epsilon).value() + " for epsilon " + epsilon + ", found " + rarer.value());
        }
    }
}
