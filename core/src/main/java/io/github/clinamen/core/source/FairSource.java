package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RoundChunk;

/** Simulated fair bits, epsilon = 1/2. */
public record FairSource(long seed) implements SimulatedSource {
    @Override
    public Epsilon epsilon() {
        return Epsilon.HALF;
    }

    @Override
    public String spec() {
        return "fair";
    }

    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        new SimulatedBits(seed, Bias.HALF).draw(chunk, words, rounds, drawnPlanes);
    }
}
