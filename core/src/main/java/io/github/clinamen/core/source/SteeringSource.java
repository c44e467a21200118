package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;

/**
 * The adversary with memory that can be drawn chunk by chunk, in any order: each bit takes one value with probability
 * epsilon (as {@link Bias#of} rounds it, towards 1/2) and the other with 1 - epsilon, and a {@link LaneStrategy} says which,
 * knowing Eve's variable e, the earlier bits of the round and the earlier rounds of its lane.
 *
 * <p>All bits of all whole words lean to one value a position, 64 bits of e, so that Eve has a likeliest word.
 *
 * @param rarer {@code Bias.of(epsilon)}, kept because it is slow to find
 */
public record SteeringSource(long seed, Epsilon epsilon, LaneStrategy strategy, Bias rarer) implements SimulatedSource {
    private static final long EVE = RandomPlanes.domain("eve");
    private static final long FAVOURED_WORD = 0;
    private static final long TARGETS = 2;

    public SteeringSource {
        SimulatedBits.requireBias(epsilon, rarer);
    }

    public SteeringSource(long seed, Epsilon epsilon, LaneStrategy strategy) {
        this(seed, epsilon, strategy, Bias.of(epsilon));
    }

    @Override
    public String spec() {
        return strategy == LaneStrategy.WANDERING ? "adversarial" : "adversarial:" + strategy.word();
    }

    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        // The planes are filled with ones where the rarer value comes; then each is turned the way Eve wants it.
        new SimulatedBits(seed, rarer).draw(chunk, words, rounds, drawnPlanes);
        RandomPlanes eve = new RandomPlanes(seed, EVE);
        long favoured = eve.word(chunk, FAVOURED_WORD, 0);
        for (int i = 0; i < words.length; i++) {
            words[i] ^= favoured;
        }
        long[] targets = new long[LaneStrategy.COLUMN_WORDS * drawnPlanes];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = eve.word(chunk, TARGETS, i);
        }
        strategy.steer(rounds, drawnPlanes, targets);
    }
}
