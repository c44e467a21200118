package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RoundChunk;

/**
 * Simulated independent bits, each the rarer value with probability epsilon as {@link Bias#of} rounds it, towards 1/2.
 *
 * @param favoured the more frequent value
 * @param rarer {@code Bias.of(epsilon)}, kept because it is slow to find
 */
public record BiasedSource(long seed, Epsilon epsilon, boolean favoured, Bias rarer) implements SimulatedSource {
    public BiasedSource {
        SimulatedBits.requireBias(epsilon, rarer);
    }

    public BiasedSource(long seed, Epsilon epsilon, boolean favoured) {
        this(seed, epsilon, favoured, Bias.of(epsilon));
    }

    @Override
    public String spec() {
        return favoured ? "biased:1" : "biased:0";
    }

    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        new SimulatedBits(seed, favoured ? rarer.complement() : rarer).draw(chunk, words, rounds, drawnPlanes);
    }
}
