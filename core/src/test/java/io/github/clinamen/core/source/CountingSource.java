package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.concurrent.atomic.LongAdder;

/** Another source, with a count of the bits drawn from it; a chunk drawn twice counts twice. */
public final class CountingSource implements SanthaVaziraniSource {
    private final SanthaVaziraniSource source;
    private final LongAdder words = new LongAdder();

    public CountingSource(SanthaVaziraniSource source) {
        this.source = source;
    }

    /** How many bits were drawn so far, in whole words of 64. */
    public long bitsDrawn() {
        return 64 * words.sum();
    }

    @Override
    public Epsilon epsilon() {
        return source.epsilon();
    }

    @Override
    public String spec() {
        return source.spec();
    }

    @Override
    public boolean isSimulated() {
        return source.isSimulated();
    }

    @Override
    public boolean isPositional() {
        return source.isPositional();
    }

    @Override
    public void draw(long chunk, long[] whole, RoundChunk rounds, int drawnPlanes) {
        source.draw(chunk, whole, rounds, drawnPlanes);
        words.add(whole.length + (long) drawnPlanes * rounds.usedWords());
    }

    @Override
    public void close() {
        source.close();
    }
}
