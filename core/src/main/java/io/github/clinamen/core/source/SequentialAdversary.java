package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.SplittableRandom;

/**
 * The adversary of (C1) in full: the bias of each bit is a function of all bits before it and of Eve's variable e, and
 * always within [eps, 1-eps], exactly. One bit after another, so for runs of up to some 10^8 bits; the positional
 * adversary is the fast one.
 */
public final class SequentialAdversary implements SanthaVaziraniSource {
    private final Epsilon epsilon;
    private final SteeringStrategy strategy;
    private final BiasRange range;
    private final SteeringStrategy.Memory memory;
    private final SplittableRandom coins;
    private long nextChunk;

    /**
     * @param seed of the simulated coins behind the bits; not known to the strategy
     * @param e Eve's variable, known to the strategy
     */
    public SequentialAdversary(Epsilon epsilon, SteeringStrategy strategy, long seed, long e) {
        this.epsilon = epsilon;
        this.strategy = strategy;
        this.range = BiasRange.of(epsilon);
        this.memory = strategy.begin(e);
        this.coins = new SplittableRandom(seed);
    }

    @Override
    public Epsilon epsilon() {
        return epsilon;
    }

    @Override
    public String spec() {
        return "adversarial:sequential:" + strategy.word();
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public boolean isPositional() {
        return false;
    }

    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        if (chunk != nextChunk) {
            throw new IllegalArgumentException("chunk: " + spec() + " remembers all earlier bits, expected chunk "
                    + nextChunk + ", found " + chunk);
        }
        nextChunk++;
        for (int i = 0; i < words.length; i++) {
            words[i] = nextWord();
        }
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < drawnPlanes; p++) {
                rounds.setSetting(p, w, nextWord());
            }
        }
    }

    private long nextWord() {
        long word = 0;
        for (int i = 0; i < 64; i++) {
            boolean bit = range.bit(memory.lean(), coins.nextLong());
            memory.append(bit);
            word |= bit ? 1L << i : 0;
        }
        return word;
    }
}
